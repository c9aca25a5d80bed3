/**
 * Failures of a command: one line for people, a code for programs.
 *
 * @module
 */

import { ApiError, AuthError, ConfigError, KubeError, ProtocolError, TransportError } from "kubist";
import { UsageError } from "./parse.ts";

/** The exit code of an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return 2;
  if (error instanceof ConfigError) return 3;
  if (error instanceof AuthError) return 4;
  if (error instanceof ApiError) return codeOfStatus(error.code);
  if (error instanceof TransportError) return 5;
  if (error instanceof ProtocolError) return 9;
  // What a caller can mend on the command line.
  return error instanceof TypeError && error.message.startsWith("Cannot ") ? 2 : 1;
}

/** The error as text: a person's mistake is told in words, a bug of ours with its stack. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return `Cannot go on: ${String(error)}`;
  const known = error instanceof KubeError || error instanceof UsageError ||
    error.message.startsWith("Cannot ");
  return known ? error.message : error.stack ?? String(error);
}

function codeOfStatus(status: number): number {
  if (status === 401) return 4;
  if (status === 404 || status === 410) return 6;
  return status === 409 ? 7 : 8;
}
