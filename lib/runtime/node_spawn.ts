/**
 * Child processes on Bun and Node.
 *
 * @module
 */

import type { Readable } from "node:stream";
import { KubeError } from "../errors.ts";
import type { SpawnOptions } from "./options.ts";
import type { ChildProcess } from "./port.ts";

/** Starts a process over `node:child_process`, found without an `import` because it has to be now. */
export function spawnNode(command: string, options: SpawnOptions = {}): ChildProcess {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const { args = [], env, cwd, stdin, detached = false } = options;
  const child = spawn(command, [...args], {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: [stdinOf(options), "pipe", "pipe"],
    detached,
    windowsHide: true,
  });
  // The error comes as an event later; a process that did not start is known now.
  child.on("error", () => {});
  const { pid, stdout, stderr } = child;
  if (pid === undefined || stdout === null || stderr === null) {
    throw new KubeError(`Cannot run "${command}": it is not found, or not executable`);
  }
  // A process may end without reading what it is given.
  child.stdin?.on("error", () => {});
  if (stdin !== undefined) child.stdin?.end(stdin);
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

function stdinOf({ stdin, inheritStdin, holdStdin }: SpawnOptions): "inherit" | "pipe" | "ignore" {
  if (inheritStdin) return "inherit";
  return stdin !== undefined || holdStdin ? "pipe" : "ignore";
}

/** Not by `node_body.ts`: loading that here would load `node:stream` and `node:zlib` at import. */
function toWeb(output: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { Readable } = process.getBuiltinModule("node:stream");
  return Readable.toWeb(output) as ReadableStream<Uint8Array<ArrayBuffer>>;
}
