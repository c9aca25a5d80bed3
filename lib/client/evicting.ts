/**
 * Asking again until a disruption budget has room.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import { sleep } from "../stream/clock.ts";
import type { Session } from "./session.ts";

/** How often a budget is asked again; kubectl drain's interval. */
const pauseMs = 5000;

/**
 * Evicts, and tries again while a budget forbids it, for as long as `waitMs`.
 *
 * **Errors**: the last refusal.
 */
export async function untilAllowed<R>(
  { clock }: Pick<Session, "clock">,
  evict: () => Promise<R>,
  waitMs: number,
  signal: AbortSignal | undefined,
): Promise<R> {
  const end = clock.now() + waitMs;
  while (true) {
    try {
      return await evict();
    } catch (error) {
      if (!isApiError(error, "TooManyRequests")) throw error;
      const left = end - clock.now();
      if (left <= 0) throw error;
      await sleep(clock, Math.min(Math.max(pauseMs, error.retryAfterMs ?? 0), left), signal);
    }
  }
}
