/**
 * Virtual time for whole clients: between two timers everything runs that can run, streams and all.
 *
 * @module
 */

import { setImmediate } from "node:timers";
import type { Clock } from "kubist/stream";

/** Time that passes when it is told to. */
export interface SimClock extends Clock {
  /** Fires what is due, and lets it run. */
  advance(ms: number): Promise<void>;
  /** Time jumps, as after a suspended machine or a blocked event loop: nothing runs in between. */
  jump(ms: number): Promise<void>;
  readonly pending: number;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fn: () => void;
}

/** Lets all that is ready run. */
export async function settle(): Promise<void> {
  await new Promise<void>((resolve) => void setImmediate(resolve));
  if ("Bun" in globalThis) await new Promise<void>((resolve) => void setImmediate(resolve));
}

/** A clock at zero. */
export function simClock(): SimClock {
  let now = 0;
  let order = 0;
  const timers = new Set<Timer>();
  const nextDue = (limit: number) => {
    let due: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > limit) continue;
      if (!due || timer.at < due.at || (timer.at === due.at && timer.order < due.order)) {
        due = timer;
      }
    }
    return due;
  };
  const run = async (end: number) => {
    await settle();
    for (let due = nextDue(end); due; due = nextDue(end)) {
      timers.delete(due);
      now = Math.max(now, due.at);
      due.fn();
      await settle();
    }
    now = Math.max(now, end);
  };
  return {
    now: () => now,
    // Which the simulation sets, and sets wrong: see `wallClock` there.
    wall: () => Date.now(),
    after(delayMs, fn) {
      const timer = { at: now + Math.max(0, delayMs), order: order++, fn };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance: (ms) => run(now + ms),
    async jump(ms) {
      now += ms;
      await run(now);
    },
    get pending() {
      return timers.size;
    },
  };
}
