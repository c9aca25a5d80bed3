/**
 * The runtimes that a bench measures, and how it runs them.
 *
 * @module
 */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { text } from "node:stream/consumers";

/** One runtime as commands: how to run a file of the bench, and how to run the demo. */
export interface Contender {
  readonly name: string;
  readonly run: readonly string[];
  /** What lets a file of the bench collect garbage. */
  readonly flags: readonly string[];
  readonly missing?: string;
}

/** Runs a command to its end; answers what it printed and how long it took. */
export async function execute(
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly output: string; readonly ms: number }> {
  const [file = "", ...args] = command;
  const start = performance.now();
  const child = spawn(file, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  const output = await text(child.stdout);
  const code = await ended;
  if (code !== 0) {
    throw new RangeError(`Cannot run ${command.join(" ")}: it ended with code ${code}`);
  }
  return { output: output.trim(), ms: performance.now() - start };
}

/** The runtimes to measure: Deno and Bun, or the one that is asked for, Node among them. */
export async function contenders(only: string | undefined): Promise<Contender[]> {
  if (only === "node") return [await nodeContender()];
  const deno = {
    name: `deno ${Deno.version.deno}`,
    run: [Deno.execPath(), "run", "-A"],
    flags: ["--v8-flags=--expose-gc"],
  };
  const bun = await bunContender();
  return [deno, bun].filter(({ name }) => only === undefined || name.startsWith(only));
}

async function bunContender(): Promise<Contender> {
  const run = await findBun().catch(() => []);
  const [path = ""] = run;
  if (path === "") {
    return { name: "bun", run, flags: [], missing: "neither the PATH nor npm has it" };
  }
  const { output } = await execute([path, "--version"]);
  const missing = existsSync("node_modules/tinybench")
    ? {}
    : { missing: "npm ci has not been run" };
  return { name: `bun ${output}`, run, flags: [], ...missing };
}

async function nodeContender(): Promise<Contender> {
  const run = await findNode();
  const { output } = await execute([...run, "--version"]);
  return { name: `node ${output}`, run, flags: ["--expose-gc"] };
}

const printPath = ["-e", "console.log(process.execPath)"];

/** The Bun of the PATH or of npm, by its own path, so that start-up times are its own. */
export async function findBun(): Promise<string[]> {
  const found = await execute(["bun", ...printPath])
    .catch(() => execute(["npx", "-y", "bun@1.4.5", ...printPath]));
  return [found.output];
}

/** The Node that kubist is tested with, by its own path. */
export async function findNode(): Promise<string[]> {
  return [(await execute(["npx", "-y", "node@24", ...printPath])).output];
}
