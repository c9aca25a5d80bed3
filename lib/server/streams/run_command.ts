/**
 * What exec runs when nobody plays the container.
 *
 * @module
 */

import type { Kernel } from "../kernel.ts";
import { commands } from "./commands.ts";
import { environmentOf } from "./environment.ts";
import type { PodProcess } from "./process.ts";
import { runPrompt, runScript, type ShellState } from "./shell.ts";

const SHELLS = new Set(["sh", "bash", "ash"]);

/** Whether the server can run a command by itself. */
export function isKnownCommand(path: string): boolean {
  const name = baseName(path);
  return SHELLS.has(name) || commands.has(name);
}

function baseName(path: string): string {
  return path.replace(/^(\/usr)?\/bin\//, "");
}

/** Runs a command with the built-in ones; answers its exit code. */
export async function runCommand(kernel: Kernel, process: PodProcess): Promise<number> {
  const { command, stdin, stdout, stderr, tty, pod, container } = process;
  const [path = "", ...args] = command;
  const name = baseName(path);
  const streams = { stdin, stdout, stderr };
  const state: ShellState = {
    environment: environmentOf(kernel, pod, container),
    files: kernel.files(pod, container),
    directory: "/",
    clock: kernel.clock,
    wallMs: kernel.wallMs,
    signal: process.signal,
    code: 0,
  };
  if (SHELLS.has(name)) {
    const script = args.findIndex((a) => /^-\w*c$/.test(a));
    if (script >= 0) return await runScript(state, args[script + 1] ?? "", streams);
    return await runPrompt(state, streams, tty);
  }
  const run = commands.get(name);
  if (run) return await run({ ...state, args, ...streams });
  await stderr.write(
    "OCI runtime exec failed: exec failed: unable to start container process: " +
      `exec: ${JSON.stringify(path)}: executable file not found in $PATH: unknown\n`,
  );
  return 127;
}
