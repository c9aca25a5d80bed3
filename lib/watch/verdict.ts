/**
 * What a failure means for a watch.
 *
 * @module
 */

import { ApiError, AuthError, ProtocolError, TransportError } from "../errors.ts";

/**
 * - `gone`: the version is no longer known; list again.
 * - `again`: the same step may go better after a wait.
 * - `fatal`: only the user can mend it.
 */
export type Verdict = "gone" | "again" | "fatal";

/**
 * Judges a failure of a server that has answered before. Whatever the network does may pass, by a name
 * that is known here or not; credentials that cannot be renewed and certificates that are not trusted may
 * be in the middle of their rotation. Anything that is not kubist's own error is a bug or an abort: fatal.
 */
export function judge(error: unknown): Verdict {
  if (error instanceof ApiError) return judgeStatus(error);
  if (error instanceof TransportError) {
    return error.problem === "closed" || error.problem === "permission" ? "fatal" : "again";
  }
  return error instanceof ProtocolError || error instanceof AuthError ? "again" : "fatal";
}

function judgeStatus(error: ApiError): Verdict {
  const { code, reason } = error;
  if (code === 410 || reason === "Gone" || reason === "Expired") return "gone";
  if (error.causes.some((cause) => cause.reason === "ResourceVersionTooLarge")) return "gone";
  return code === 408 || code === 429 || code >= 500 ? "again" : "fatal";
}
