/**
 * Child processes on Bun and Node.
 *
 * @module
 */

import type { Readable } from "node:stream";
import { KubeError } from "../errors.ts";
import type { ChildProcess, SpawnOptions } from "./port.ts";

/** Starts a process over `node:child_process`, found without an `import` because it has to be now. */
export function spawnNode(command: string, options: SpawnOptions = {}): ChildProcess {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const { args = [], env, cwd, stdin, inheritStdin } = options;
  const child = spawn(command, [...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: [inheritStdin ? "inherit" : stdin === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  // The error comes as an event later; a process that did not start is known now.
  child.on("error", () => {});
  const { pid, stdout, stderr } = child;
  if (pid === undefined || stdout === null || stderr === null) {
    throw new KubeError(`Cannot run "${command}": it is not found, or not executable`);
  }
  // A process may end without reading what it is given.
  child.stdin?.on("error", () => {}).end(stdin);
  return {
    pid,
    stdout: toWeb(stdout),
    stderr: toWeb(stderr),
    exited: new Promise((resolve) =>
      child.once("exit", (code) => resolve({ code: code ?? undefined }))
    ),
    kill: (signal = "SIGTERM") => void child.kill(signal),
  };
}

/** Not by `node_body.ts`: loading that here would load `node:stream` and `node:zlib` at import. */
function toWeb(output: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { Readable } = process.getBuiltinModule("node:stream");
  return Readable.toWeb(output) as ReadableStream<Uint8Array<ArrayBuffer>>;
}
