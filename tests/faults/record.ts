/**
 * Runs that fail, written down: to be repeated exactly, and reduced to what it takes.
 *
 * @module
 */

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeError } from "kubist/errors";
import { runtime } from "kubist/runtime";
import type { MakeParts } from "./parts.ts";
import type { Step } from "./schedule.ts";
import { simulate, type Size } from "./simulation.ts";

/** A run that failed. */
export interface RunRecord {
  readonly seed: number;
  readonly size: Size;
  /** What was done, up to the failure. */
  readonly steps: readonly Step[];
  /** What was seen, by the name of the invariant. */
  readonly failure: string;
  /** The last that happened, with the virtual time in milliseconds. */
  readonly history: readonly string[];
}

/** A failed run as an error. */
export class FailedRun extends KubeError {
  readonly record: RunRecord;

  constructor(record: RunRecord, cause: unknown) {
    super(record.failure, { cause });
    this.record = record;
  }
}

/** Runs a seed; what fails is written to a file, and the error says how to repeat it. */
export async function recorded<R>(run: Promise<R>): Promise<R> {
  try {
    return await run;
  } catch (error) {
    if (error instanceof FailedRun) {
      const file = save(error.record);
      error.message += `\nTo repeat it: deno run -A tests/faults/replay.ts ${file}`;
    }
    throw error;
  }
}

function save(record: RunRecord): string {
  const file = join(tmpdir(), `kubist-run-${record.seed}.json`);
  const { name, version } = runtime();
  const text = JSON.stringify({ commit: commit(), runtime: `${name} ${version}`, ...record });
  writeFileSync(file, text);
  return file;
}

function commit(): string | undefined {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** Repeats a run; gives how it fails now, or undefined when it does not. */
export async function replay(
  { seed, size, steps }: Pick<RunRecord, "seed" | "size" | "steps">,
  parts?: MakeParts,
): Promise<RunRecord | undefined> {
  try {
    await simulate(seed, size, parts, steps);
    return undefined;
  } catch (error) {
    if (error instanceof FailedRun) return error.record;
    throw error;
  }
}

/** Leaves out steps, by halves and then singly, as long as the same invariant is broken. */
export async function shrink(record: RunRecord, parts?: MakeParts): Promise<RunRecord> {
  const broken = invariantOf(record.failure);
  let least = record;
  for (let size = Math.ceil(least.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < least.steps.length;) {
      const failed = await replay({ ...least, steps: least.steps.toSpliced(from, size) }, parts);
      if (failed && invariantOf(failed.failure) === broken) least = failed;
      else from += size;
    }
  }
  return least;
}

/** The name of the invariant in a failure. */
export function invariantOf(failure: string): string | undefined {
  return failure.match(/I[0-9]+ [A-Z][a-z0-9 -]+/)?.[0];
}
