/**
 * Runs the programs that builds are made of.
 *
 * @module
 */

import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** Runs a program to its end; gives what it printed. **Errors**: `RangeError` with all of it. */
export async function runTool(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve, reject) => child.once("error", reject).once("close", resolve)),
  ]);
  if (code === 0) return out;
  throw new RangeError(`Cannot run ${[command, ...args].join(" ")}: code ${code}\n${out}${errors}`);
}
