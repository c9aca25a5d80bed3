/**
 * The error when a wait has taken too long.
 *
 * @module
 */

import { TimeoutError } from "../errors.ts";

/** Says what could not be done in time. */
export function overdue(act: string, ms: number): TimeoutError {
  return new TimeoutError(`${act}: not done after ${ms} ms`, {
    phase: "overall",
    retryable: false,
  });
}
