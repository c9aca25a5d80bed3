/**
 * Waits that grow, with jitter, so that many clients do not come back at once.
 *
 * @module
 */

import type { Clock } from "./clock.ts";

/** How waits grow. */
export interface BackoffOptions {
  /** The first wait before jitter. @default {800} */
  readonly initialMs?: number;
  /** Each wait is this many times the one before. @default {2} */
  readonly factor?: number;
  /** No wait before jitter is longer. @default {30_000} */
  readonly maxMs?: number;
  /** Each wait is stretched by up to this share of itself, at random. @default {1} */
  readonly jitter?: number;
  /** After this long without a failure the next wait is the first again. @default {120_000} */
  readonly resetAfterMs?: number;
}

/** A running sequence of waits. */
export interface Backoff {
  /** The next wait in milliseconds; `floorMs` is the least the server asks for. */
  next(floorMs?: number): number;
  /** How many waits were taken since the last reset. */
  readonly attempts: number;
}

/**
 * Creates a sequence of waits with the constants of client-go's reflector.
 *
 * @example
 * ```ts
 * import { backoff, manualClock } from "kubist/stream";
 *
 * const waits = backoff(manualClock(), () => 0);
 * console.log(waits.next(), waits.next(), waits.next(5000)); // 800 1600 5000
 * ```
 */
export function backoff(
  clock: Clock,
  random: () => number,
  options: BackoffOptions = {},
): Backoff {
  const { initialMs = 800, factor = 2, maxMs = 30_000, jitter = 1, resetAfterMs = 120_000 } =
    options;
  let attempts = 0;
  let lastEnd = -Infinity;
  return {
    next(floorMs = 0) {
      if (clock.now() - lastEnd > resetAfterMs) attempts = 0;
      const base = Math.min(initialMs * factor ** attempts++, maxMs);
      const wait = Math.max(base, floorMs) + base * jitter * random();
      lastEnd = clock.now() + wait;
      return wait;
    },
    get attempts() {
      return attempts;
    },
  };
}
