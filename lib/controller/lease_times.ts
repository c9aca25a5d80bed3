/**
 * Who holds a lease, and the times by which no two can.
 *
 * @module
 */

import { runtime } from "../runtime/mod.ts";

/** A name that no other process has: the pod's, where there is one, and a random part. */
export function defaultIdentity(): string {
  return `${runtime().env("HOSTNAME", { quiet: true }) ?? "kubist"}_${crypto.randomUUID()}`;
}

/** Candidates spread their tries by up to this share of the retry period. */
export const jitterFactor = 1.2;

/** Refuses times by which two leaders would be possible. **Errors**: `RangeError`. */
export function requireOrder(
  times: {
    readonly leaseDurationMs: number;
    readonly renewDeadlineMs: number;
    readonly retryPeriodMs: number;
  },
): void {
  const { leaseDurationMs, renewDeadlineMs, retryPeriodMs } = times;
  const refuse = (state: string) => {
    throw new RangeError(`Cannot elect a leader: ${state}`);
  };
  if (!(retryPeriodMs > 0)) refuse(`retryPeriodMs is ${retryPeriodMs}, not above 0`);
  if (!(renewDeadlineMs > retryPeriodMs * jitterFactor)) {
    refuse(`renewDeadlineMs is ${renewDeadlineMs}, not above ${jitterFactor} retry periods`);
  }
  if (!(leaseDurationMs > renewDeadlineMs)) {
    refuse(`leaseDurationMs is ${leaseDurationMs}, not above renewDeadlineMs`);
  }
}
