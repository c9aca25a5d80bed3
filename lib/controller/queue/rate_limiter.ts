/**
 * How long to wait before a key is tried again.
 *
 * @module
 */

import { type Clock, systemClock } from "../../stream/clock.ts";

/** Says when a key may be worked again; counts its failures. */
export interface RateLimiter<K = string> {
  /** Counts one more failure, and says how many milliseconds to wait. */
  when(key: K): number;
  /** Starts the count of a key again: it went well, or nobody cares any more. */
  forget(key: K): void;
  /** How many failures were counted. */
  retries(key: K): number;
}

/**
 * Waits that double with each failure of a key.
 *
 * @param options.baseMs The first wait. @default {5}
 * @param options.maxMs No wait is longer. @default {1_000_000}
 *
 * @example
 * ```ts
 * import { exponentialLimiter } from "kubist/controller/queue";
 *
 * const limiter = exponentialLimiter();
 * console.log(limiter.when("web/api"), limiter.when("web/api"), limiter.when("web/db")); // 5 10 5
 * ```
 */
export function exponentialLimiter<K = string>(
  options: { readonly baseMs?: number; readonly maxMs?: number } = {},
): RateLimiter<K> {
  const { baseMs = 5, maxMs = 1_000_000 } = options;
  return counting((failures) => Math.min(baseMs * 2 ** failures, maxMs));
}

/** A few fast retries of a key, then slow ones. */
export function fastSlowLimiter<K = string>(
  options: { readonly fastMs: number; readonly slowMs: number; readonly fastTries: number },
): RateLimiter<K> {
  return counting((failures) => failures < options.fastTries ? options.fastMs : options.slowMs);
}

/**
 * All keys together get `perSecond` tries, and up to `burst` at once after a quiet time.
 *
 * @param options.perSecond @default {10}
 * @param options.burst @default {100}
 */
export function bucketLimiter<K = string>(
  options: { readonly perSecond?: number; readonly burst?: number; readonly clock?: Clock } = {},
): RateLimiter<K> {
  const { perSecond = 10, burst = 100, clock = systemClock } = options;
  let tokens = burst;
  let last = clock.now();
  return {
    when() {
      const now = clock.now();
      tokens = Math.min(burst, tokens + (now - last) * perSecond / 1000) - 1;
      last = now;
      return tokens >= 0 ? 0 : -tokens * 1000 / perSecond;
    },
    forget() {},
    retries: () => 0,
  };
}

/** The longest wait of several limiters. */
export function longestOf<K = string>(...limiters: readonly RateLimiter<K>[]): RateLimiter<K> {
  return {
    when: (key) => Math.max(...limiters.map((limiter) => limiter.when(key))),
    forget(key) {
      for (const limiter of limiters) limiter.forget(key);
    },
    retries: (key) => Math.max(...limiters.map((limiter) => limiter.retries(key))),
  };
}

/** The waits of a limiter, none longer than `maxMs`. */
export function cappedLimiter<K = string>(limiter: RateLimiter<K>, maxMs: number): RateLimiter<K> {
  return { ...limiter, when: (key) => Math.min(limiter.when(key), maxMs) };
}

/**
 * The limiter of client-go's controllers: 5 ms doubling to 1000 s for a key, and 10 tries a second,
 * 100 at once, for all together.
 */
export function defaultLimiter<K = string>(clock: Clock = systemClock): RateLimiter<K> {
  return longestOf(exponentialLimiter<K>(), bucketLimiter<K>({ clock }));
}

function counting<K>(wait: (failures: number) => number): RateLimiter<K> {
  const failures = new Map<K, number>();
  const retries = (key: K) => failures.get(key) ?? 0;
  return {
    when(key) {
      const before = retries(key);
      failures.set(key, before + 1);
      return wait(before);
    },
    forget: (key) => void failures.delete(key),
    retries,
  };
}
