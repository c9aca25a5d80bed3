/**
 * Failures of a command: one line for people, a code for programs.
 *
 * @module
 */

import { KubeError } from "kubist";
import { UsageError } from "./parse.ts";

/** By name, so that a script's own kubist counts like this one. */
const codes: Readonly<Record<string, number>> = {
  UsageError: 2,
  ConfigError: 3,
  AuthError: 4,
  TransportError: 5,
  TimeoutError: 5,
  ProtocolError: 9,
};

/** The exit code of an error. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof Error)) return 1;
  const { name, code } = error as { readonly name: string; readonly code?: unknown };
  if (name === "ApiError" && typeof code === "number") return codeOfStatus(code);
  if (Object.hasOwn(codes, name)) return codes[name] ?? 1;
  // What a caller can mend on the command line.
  const isMistake = [TypeError, RangeError, SyntaxError].some((kind) => error instanceof kind);
  return isMistake && error.message.startsWith("Cannot ") ? 2 : 1;
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
