/**
 * Child processes on Deno.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { denialOf } from "./permissions.ts";
import type { ChildProcess, SpawnOptions } from "./port.ts";

/** Starts a process over `Deno.Command`, which needs the permission to run it and no other. */
export function spawnDeno(command: string, options: SpawnOptions = {}): ChildProcess {
  const child = start(command, options);
  if (options.stdin !== undefined && !options.inheritStdin) void feed(child.stdin, options.stdin);
  return {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    exited: child.status.then(({ code, signal }) => ({ code: signal === null ? code : undefined })),
    kill(signal = "SIGTERM") {
      try {
        child.kill(signal);
      } catch (error) {
        // It has ended already, which is what was wanted.
        if (!(error instanceof TypeError)) throw error;
      }
    },
  };
}

function start(command: string, options: SpawnOptions): Deno.ChildProcess {
  const { args = [], env, cwd, stdin, inheritStdin } = options;
  try {
    return new Deno.Command(command, {
      args: [...args],
      ...(env !== undefined && { env }),
      ...(cwd !== undefined && { cwd }),
      stdin: inheritStdin ? "inherit" : stdin === undefined ? "null" : "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  } catch (cause) {
    const state = denialOf(cause) ?? "it is not found, or not executable";
    throw new KubeError(`Cannot run "${command}": ${state}`, { cause });
  }
}

async function feed(stdin: WritableStream<Uint8Array<ArrayBuffer>>, text: string): Promise<void> {
  try {
    const writer = stdin.getWriter();
    await writer.write(new TextEncoder().encode(text));
    await writer.close();
  } catch {
    // A process may end without reading what it is given.
  }
}
