/**
 * Child processes on Deno.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { denialOf } from "./permissions.ts";
import type { SpawnOptions } from "./options.ts";
import type { ChildProcess } from "./port.ts";

/** Starts a process over `Deno.Command`, which needs the permission to run it and no other. */
export function spawnDeno(command: string, options: SpawnOptions = {}): ChildProcess {
  const child = start(command, options);
  const kind = stdinOf(options);
  if (kind === "piped" && options.stdin !== undefined) void feed(child.stdin, options.stdin);
  else if (kind === "piped") void child.status.then(() => child.stdin.close()).catch(() => {});
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
  const { args = [], env, cwd, detached = false } = options;
  try {
    return new Deno.Command(command, {
      args: [...args],
      ...(env !== undefined && { env }),
      ...(cwd !== undefined && { cwd }),
      detached,
      stdin: stdinOf(options),
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  } catch (cause) {
    const state = denialOf(cause) ?? "it is not found, or not executable";
    throw new KubeError(`Cannot run "${command}": ${state}`, { cause });
  }
}

function stdinOf({ stdin, inheritStdin, holdStdin }: SpawnOptions): "inherit" | "piped" | "null" {
  if (inheritStdin) return "inherit";
  return stdin !== undefined || holdStdin ? "piped" : "null";
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
