/**
 * Candidates for a lease in virtual time: they lead, release and lose it, while their requests fail and
 * hang.
 *
 * @module
 */

import assert from "node:assert/strict";
import { TransportError } from "kubist";
import { type ManualClock, manualClock } from "kubist/stream";
import { lead, type LeadOptions } from "../../lib/controller/leadership.ts";
import type { LeaseLock } from "../../lib/controller/lease_lock.ts";
import { fakeLock } from "./fake_lock.ts";

/** A failure that may pass. */
export const flaky = (): TransportError =>
  new TransportError("Cannot update: reset", { problem: "reset" });

/** The usual times. */
export function options(clock: ManualClock, more: Partial<LeadOptions> = {}): LeadOptions {
  return {
    name: "bar",
    identity: "baz",
    leaseDurationMs: 15_000,
    renewDeadlineMs: 10_000,
    retryPeriodMs: 2_000,
    clock,
    random: () => 0,
    wallClock: () => clock.now(),
    ...more,
  };
}

/** What a planted bug stands in for. */
export interface LeadingParts {
  readonly lock?: ((lock: LeaseLock) => LeaseLock) | undefined;
  readonly options?: Partial<LeadOptions> | undefined;
}

/** Lets three candidates lead over a thousand faults; throws when two do at once. Gives how many terms. */
export async function leadInTurns(seed: number, parts: LeadingParts = {}): Promise<number> {
  const clock = manualClock();
  const lock = fakeLock();
  let state = seed;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  let faults = 0;
  lock.before = (_op, _count, signal) => {
    const dice = random();
    if (dice < 0.15 && ++faults) throw flaky();
    const delayMs = dice < 0.3 && ++faults ? random() * 20_000 : random() * 50;
    return new Promise((resolve, reject) => {
      const cancel = clock.after(delayMs, resolve);
      signal.addEventListener("abort", () => {
        cancel();
        reject(signal.reason);
      });
    });
  };
  lock.after = () => {
    if (random() < 0.1 && ++faults) throw flaky();
  };
  const leaders = new Set<string>();
  let terms = 0;
  let running = true;
  const run = async (identity: string) => {
    while (running) {
      const own = lock.door();
      const how = { identity, random, onTrouble: () => {}, ...parts.options };
      const lease = await lead(parts.lock?.(own) ?? own, options(clock, how));
      leaders.add(identity);
      terms++;
      assert.equal(leaders.size, 1, `${[...leaders]} lead at ${clock.now()}`);
      const stop = () => leaders.delete(identity);
      lease.signal.addEventListener("abort", stop, { once: true });
      if (lease.signal.aborted) stop();
      await new Promise<void>((resolve) => {
        clock.after(random() * 60_000, resolve);
        lease.signal.addEventListener("abort", () => resolve(), { once: true });
      });
      await lease.release();
    }
  };
  let ended = false;
  const all = Promise.all(["a", "b", "c"].map(run)).finally(() => ended = true);
  all.catch(() => {});
  while (faults < 1000 && !ended) await clock.advance(1000);
  running = false;
  lock.before = lock.after = () => {};
  while (!ended) await clock.advance(1000);
  await all;
  return terms;
}
