/**
 * Time as kubist sees it: everything that waits takes a clock, so that tests run in virtual time.
 *
 * @module
 */

/** Cancels a pending timer; does nothing once it has fired. */
export type CancelTimer = () => void;

/** A source of monotonic time and timers. */
export interface Clock {
  /** Milliseconds on a monotonic scale; only differences mean anything. */
  now(): number;
  /** Calls `fn` once after `delayMs`. */
  after(delayMs: number, fn: () => void): CancelTimer;
  /**
   * Milliseconds since 1970. While a machine sleeps this goes on and `now` does not, which is how watches
   * notice. @default {without it they do not}
   */
  wall?(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, fn) {
    const timer = setTimeout(fn, delayMs);
    return () => clearTimeout(timer);
  },
  wall: () => Date.now(),
};

/**
 * Waits.
 *
 * **Errors**: `signal.reason` when the signal aborts first.
 */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    });
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
