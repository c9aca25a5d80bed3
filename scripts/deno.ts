/**
 * Runs the `deno` that runs this script, quietly: its output is kept for whoever wants to show it.
 *
 * @module
 */

import { spawn } from "node:child_process";
import process from "node:process";

/** How a run of `deno` ended. */
export interface DenoRun {
  readonly code: number;
  /** Both streams as they came, without colours. */
  readonly output: string;
}

/** What a run of `deno` is given besides its arguments. */
export interface DenoInput {
  /** Its standard input. */
  readonly stdin?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `deno` with these arguments. */
export function runDeno(args: readonly string[], input: DenoInput = {}): Promise<DenoRun> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...input.env, NO_COLOR: "1" };
    const child = spawn(process.execPath, args, { env, stdio: "pipe" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => output += chunk);
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output: output.trimEnd() }));
    child.stdin.end(input.stdin ?? "");
  });
}
