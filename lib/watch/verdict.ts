/**
 * What a failure means for a watch.
 *
 * @module
 */

import { ApiError, ProtocolError, TransportError } from "../errors.ts";

/**
 * - `gone`: the version is no longer known; list again.
 * - `again`: the same step may go better after a wait.
 * - `fatal`: only the user can mend it.
 */
export type Verdict = "gone" | "again" | "fatal";

/** Judges a failure. Anything that is not kubist's own error is a bug or an abort: fatal. */
export function judge(error: unknown): Verdict {
  if (error instanceof ApiError) return judgeStatus(error);
  if (error instanceof TransportError) return error.retryable ? "again" : "fatal";
  return error instanceof ProtocolError ? "again" : "fatal";
}

function judgeStatus(error: ApiError): Verdict {
  const { code, reason } = error;
  if (code === 410 || reason === "Gone" || reason === "Expired") return "gone";
  if (error.causes.some((cause) => cause.reason === "ResourceVersionTooLarge")) return "gone";
  return code === 408 || code === 429 || code >= 500 ? "again" : "fatal";
}
