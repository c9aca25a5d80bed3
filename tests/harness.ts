/**
 * One way to write a test for three runtimes: `Deno.test` on Deno, whose leak checks `node:test`
 * would turn off, and `node:test` on Bun and Node.
 *
 * @module
 */

import process from "node:process";
import { after, before, test as nodeTest } from "node:test";

/** How a test runs. */
export interface TestOptions {
  /**
   * Fails the test when it takes longer: an end to what hangs, not a measure of speed.
   *
   * @default {120_000}
   */
  readonly timeoutMs?: number;
  /**
   * What the test uses is opened before it and closed after it, with timers and reads of its own, so
   * that leaks cannot be told apart. @default {false}
   */
  readonly isShared?: boolean;
}

interface DenoTest {
  (
    definition: {
      name: string;
      fn: () => Promise<void>;
      ignore?: boolean;
      sanitizeOps?: boolean;
      sanitizeResources?: boolean;
    },
  ): void;
  beforeAll(fn: () => Promise<void>): void;
  afterAll(fn: () => Promise<void>): void;
}

const denoTest = (globalThis as { Deno?: { test?: DenoTest } }).Deno?.test;

/** Registers a test named "symbol() fact". */
export function test(
  name: string,
  fn: () => void | Promise<void>,
  options: TestOptions = {},
): void {
  const limited = () => withDeadline(name, fn, options.timeoutMs ?? 120_000);
  const unsanitized = { sanitizeOps: false, sanitizeResources: false };
  if (denoTest) denoTest({ name, fn: limited, ...(options.isShared ? unsanitized : {}) });
  else nodeTest(name, { timeout: (options.timeoutMs ?? 120_000) + 1000 }, limited);
}

/** Registers a test that cannot run here, with the reason that its reader can check. */
export function skip(name: string, reason: string): void {
  const title = `${name} # SKIP ${reason}`;
  if (denoTest) denoTest({ name: title, fn: () => Promise.resolve(), ignore: true });
  else nodeTest(title, { skip: reason }, () => {});
}

/** Runs `start` before the first test of a file and `stop` after its last. */
export function around(start: () => Promise<void>, stop: () => Promise<void>): void {
  if (denoTest) {
    denoTest.beforeAll(start);
    denoTest.afterAll(stop);
  } else {
    before(start);
    after(stop);
  }
}

/** Processor time of this process so far, in milliseconds: what else the machine does is not in it. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function withDeadline(
  name: string,
  fn: () => void | Promise<void>,
  timeoutMs: number,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new RangeError(`${name}: not done after ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  try {
    await Promise.race([fn(), late]);
  } finally {
    clearTimeout(timer);
  }
}
