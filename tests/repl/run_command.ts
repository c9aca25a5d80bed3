/**
 * Runs a subcommand in this process, its output kept.
 *
 * @module
 */

import type { Command } from "../../repl/commands/command.ts";
import { parseCall } from "../../repl/commands/parse.ts";

/** What a command did. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** How it is run. */
export interface RunOptions {
  readonly signal?: AbortSignal;
  /** What a person answers; undefined where there is no terminal. */
  readonly answer?: string;
  /** Called with each text that goes out. */
  readonly onOut?: (text: string) => void;
}

/** Runs it; rejects with what it throws. */
export async function runCommand(
  command: Command,
  args: readonly string[],
  { signal = new AbortController().signal, answer, onOut }: RunOptions = {},
): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await command.run(parseCall(command, args), {
    out(text) {
      out += `${text}\n`;
      onOut?.(text);
    },
    err: (text) => void (err += `${text}\n`),
    signal,
    ask: () => Promise.resolve(answer),
  });
  return { code, out, err };
}
