/**
 * Errors at the prompt: what a person can act on, without a stack.
 *
 * @module
 */

import { KubeError } from "kubist";
import { hintFor, plainMessage } from "./hint.ts";
import { harmless, paint, type Screen } from "./paint.ts";

/** The error as a short text; of `names` the nearest is suggested for one that does not exist. */
export function errorText(
  error: unknown,
  screen: Screen,
  names: Iterable<string> = [],
): string {
  if (!(error instanceof Error)) return paint(screen, "bad", harmless(`Uncaught ${String(error)}`));
  const first = harmless(plainMessage(error.message)).split("\n").slice(0, 12).join("\n");
  // kubist's errors speak for themselves; of others the class helps.
  const text = error instanceof KubeError || /^Cannot [^]*: /.test(first)
    ? first
    : `${harmless(error.name)}: ${first}`;
  const where = error instanceof KubeError ? "" : placeIn(error);
  const hint = hintFor(error, names);
  return paint(screen, "bad", text + hint) + paint(screen, "dim", where);
}

/** The line of the input, where it has several. */
function placeIn(error: Error): string {
  const [, line] = /prompt:(\d+):\d+/.exec(error.stack ?? "") ?? [];
  return line === undefined || line === "1" || line === "2" ? "" : `  (line ${Number(line) - 1})`;
}
