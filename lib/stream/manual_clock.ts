/**
 * A clock that stands still until it is told to move.
 *
 * @module
 */

import type { Clock } from "./clock.ts";

/** A clock for tests: time passes only in {@linkcode ManualClock.advance}. */
export interface ManualClock extends Clock {
  /** Moves time forward, firing due timers in order, and lets what they woke run in between. */
  advance(ms: number): Promise<void>;
  /** How many timers are waiting; zero after a clean end. */
  readonly pending: number;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fn: () => void;
}

/**
 * Creates a clock at zero.
 *
 * @example
 * ```ts
 * import { manualClock, sleep } from "kubist/stream";
 *
 * const clock = manualClock();
 * const done = sleep(clock, 1000).then(() => clock.now());
 * await clock.advance(1000);
 * console.log(await done); // 1000
 * ```
 */
export function manualClock(): ManualClock {
  let now = 0;
  let order = 0;
  const timers = new Set<Timer>();
  const nextDue = (limit: number): Timer | undefined => {
    let due: Timer | undefined;
    for (const t of timers) {
      if (t.at > limit) continue;
      if (!due || t.at < due.at || (t.at === due.at && t.order < due.order)) due = t;
    }
    return due;
  };
  return {
    now: () => now,
    after(delayMs, fn) {
      const timer = { at: now + Math.max(0, delayMs), order: order++, fn };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let due = nextDue(end); due; due = nextDue(end)) {
        timers.delete(due);
        now = due.at;
        due.fn();
        await settle();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Lets every promise that is already resolved run its callbacks, however long the chain. */
async function settle(): Promise<void> {
  for (let i = 0; i < 100; i++) await Promise.resolve();
}
