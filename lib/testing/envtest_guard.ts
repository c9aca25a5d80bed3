/**
 * The guard of envtest: a shell that ends the servers should this process die without doing so.
 *
 * @module
 */

import { runtime } from "../runtime/mod.ts";

/** A running guard. */
export interface Guard {
  /** Sends it home: nothing is left to guard. */
  dismiss(): Promise<void>;
}

/** Kills what it guards, and removes its directory, when standard input ends. */
const script = `read -r _
directory=$1
shift
kill -9 "$@" 2>/dev/null
rm -rf "$directory"`;

/** Guards processes by their ids; does nothing on Windows, which has no such shell. */
export function guard(directory: string, pids: readonly number[]): Guard {
  const { os, spawn } = runtime();
  if (os === "windows") return { dismiss: () => Promise.resolve() };
  const args = ["-c", script, "kubist-guard", directory, ...pids.map(String)];
  const child = spawn("/bin/sh", { args, holdStdin: true, detached: true });
  const output = Promise.all([child.stdout.cancel(), child.stderr.cancel()]);
  return {
    async dismiss() {
      child.kill("SIGKILL");
      await Promise.all([output, child.exited]);
    },
  };
}
