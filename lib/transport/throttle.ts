/**
 * The throttle stage: how many requests run at once, and optionally how many a second.
 *
 * @module
 */

import { type Clock, sleep } from "../stream/clock.ts";
import type { Stage } from "./send.ts";

/** Says when the next request may go; one for several clients makes them share a rate. */
export interface RateLimiter {
  /** Resolves when it may go. **Errors**: `signal.reason` when the signal aborts first. */
  wait(signal: AbortSignal): Promise<void>;
}

/** A request that had to wait before it was sent. */
export interface Wait {
  /** What is being done: `list pods in namespace "web"`. */
  readonly act: string;
  /** For a token of the rate limiter, or for one of the `maxInFlight` places. */
  readonly reason: "rate" | "place";
  /** For how long. */
  readonly waitedMs: number;
}

/** How much to ask of the server. */
export interface ThrottleOptions {
  /** Single requests under way at once; streams do not count. @default {64} */
  readonly maxInFlight?: number | undefined;
  /** Requests a second on average (client-go: 5). @default {no limit: the server has its own} */
  readonly qps?: number | undefined;
  /** Requests that may go at once before `qps` holds them back (client-go: 10). @default {2 × qps} */
  readonly burst?: number | undefined;
  /** Decides instead of `qps` and `burst` (client-go: RateLimiter). @default {none} */
  readonly rateLimiter?: RateLimiter | undefined;
  /** Told of every request that waited a millisecond or more. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

/** Limits single requests; a request waits its turn in the order of arrival. */
export function throttle(options: ThrottleOptions, clock: Clock): Stage {
  const slots = semaphore(options.maxInFlight ?? 64);
  const bucket = options.qps ? tokenBucket(options.qps, options.burst, clock) : undefined;
  const limiter = options.rateLimiter ?? bucket;
  const timed = async <T>(act: string, reason: Wait["reason"], waiting: Promise<T>): Promise<T> => {
    const start = clock.now();
    const result = await waiting;
    const waitedMs = clock.now() - start;
    if (waitedMs >= 1) options.onWait?.({ act, reason, waitedMs });
    return result;
  };
  return (next) => async (request) => {
    const { act, kind, signal } = request;
    if (limiter) await timed(act, "rate", limiter.wait(signal));
    if (kind === "stream") return next(request);
    const release = await timed(act, "place", slots(signal));
    let held = false;
    try {
      const response = await next(request);
      // Its connection is busy until the answer has been read; a refusal may be tried again before.
      held = response.ok && request.hold !== undefined;
      if (held) request.hold?.(release);
      return response;
    } finally {
      if (!held) release();
    }
  };
}

/** Returns a function that waits for a free slot and gives the function that frees it. */
function semaphore(size: number): (signal: AbortSignal) => Promise<() => void> {
  if (!(size >= 1)) throw new RangeError(`Cannot allow ${size} requests at once: give at least 1`);
  let free = size;
  const waiting = new Set<() => void>();
  const release = () => {
    const [first] = waiting;
    if (!first) {
      free++;
      return;
    }
    waiting.delete(first);
    first();
  };
  return (signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (free > 0) {
        free--;
        return resolve(release);
      }
      const turn = () => {
        signal.removeEventListener("abort", giveUp);
        resolve(release);
      };
      const giveUp = () => {
        waiting.delete(turn);
        reject(signal.reason);
      };
      waiting.add(turn);
      signal.addEventListener("abort", giveUp, { once: true });
    });
}

function tokenBucket(
  qps: number,
  burst: number = Math.max(1, 2 * qps),
  clock: Clock,
): RateLimiter {
  let tokens = burst;
  let at = clock.now();
  return {
    async wait(signal) {
      const now = clock.now();
      tokens = Math.min(burst, tokens + ((now - at) / 1000) * qps) - 1;
      at = now;
      if (tokens < 0) await sleep(clock, (-tokens / qps) * 1000, signal);
    },
  };
}
