/**
 * The inputs of earlier sessions, in a file that only its owner can read; what looks like a secret is
 * never written.
 *
 * @module
 */

import { appendFileSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The kept inputs. */
export interface History {
  /** The lines, the latest first, as `node:readline` wants them. */
  readonly lines: readonly string[];
  /** Keeps an input, unless it may hold a secret. A file that cannot be written is given up. */
  add(input: string): void;
}

const mostLines = 1000;

/** Reads the history of a file; it need not exist. With no file nothing is kept. */
export function openHistory(file: string | undefined): History {
  const lines = file === undefined ? [] : read(file);
  let usable = file !== undefined && prepare(file, lines);
  return {
    lines: lines.toReversed(),
    add(input) {
      if (!usable || input.trim() === "" || mayHoldSecret(input)) return;
      try {
        appendFileSync(file as string, `${input}\n`, { mode: 0o600 });
      } catch {
        usable = false;
      }
    },
  };
}

/** Where the history is kept: the place for state that the XDG rules name. */
export function historyFile(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const { HOME, XDG_STATE_HOME, LOCALAPPDATA } = environment;
  const state = XDG_STATE_HOME || LOCALAPPDATA || (HOME ? path.join(HOME, ".local/state") : "");
  return state === "" ? undefined : path.join(state, "kubist", "history");
}

const secretWords =
  /(token|passw(or)?d|passwd|pwd|api[-_]?key|secret|credential|stringdata)s?["'`]?\s*[:=]\s*["'`{[]/i;
const secretTexts =
  /\bbearer\s+\S{8}|eyJ[\w-]{10}|-----BEGIN|:\/\/[^/\s"'`]*:[^/\s"'`]*@|["'`][\w+/=-]{40,}["'`]/i;

/** Whether an input looks as if it held a secret; rather one too many is left out. */
export function mayHoldSecret(input: string): boolean {
  return secretWords.test(input) || secretTexts.test(input) || /\.secrets\(.*\bdata\b/s.test(input);
}

function read(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n").filter((line) => line !== "").slice(-mostLines);
  } catch {
    return [];
  }
}

/** Makes the file private and no longer than it has to be. */
function prepare(file: string, lines: readonly string[]): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
    chmodSync(file, 0o600);
    return true;
  } catch {
    return false;
  }
}
