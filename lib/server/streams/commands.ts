/**
 * The commands that every container has.
 *
 * @module
 */

import { type Clock, sleep } from "../../stream/clock.ts";
import { absolutePath, type FileTree } from "./files.ts";
import { listFiles } from "./list_files.ts";
import type { ProcessOutput } from "./process.ts";
import { tar } from "./tar_command.ts";

/** One call of a command. */
export interface Invocation {
  readonly args: readonly string[];
  readonly environment: Map<string, string>;
  readonly files: FileTree;
  directory: string;
  readonly clock: Clock;
  /** The cluster's time, in milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly signal: AbortSignal;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: ProcessOutput;
  readonly stderr: ProcessOutput;
}

/** Runs a command; answers its exit code. */
export type Command = (call: Invocation) => Promise<number>;

/** The commands by name; `sh` is not among them, and what only a shell can do neither. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ["echo", echo],
  ["cat", cat],
  ["ls", listFiles],
  ["env", printEnvironment],
  ["printenv", printEnvironment],
  ["tar", tar],
  ["sleep", wait],
  ["test", test],
  ["[", test],
  ["mkdir", makeDirectories],
  ["rm", remove],
  ["touch", touch],
  ["wc", count],
  ["true", () => Promise.resolve(0)],
  [":", () => Promise.resolve(0)],
  ["false", () => Promise.resolve(1)],
  ["pwd", (c) => say(c, c.directory)],
  ["whoami", (c) => say(c, "root")],
  ["hostname", (c) => say(c, c.environment.get("HOSTNAME") ?? "")],
  ["uname", (c) => say(c, "Linux")],
  ["date", (c) => say(c, new Date(c.wallMs()).toUTCString())],
]);

async function say({ stdout }: Invocation, line: string): Promise<number> {
  await stdout.write(`${line}\n`);
  return 0;
}

async function echo({ args, stdout }: Invocation): Promise<number> {
  const [first] = args;
  const words = first === "-n" || first === "-e" ? args.slice(1) : args;
  const text = words.join(" ");
  const shown = first === "-e" ? text.replaceAll("\\n", "\n").replaceAll("\\t", "\t") : text;
  await stdout.write(first === "-n" ? shown : `${shown}\n`);
  return 0;
}

async function cat({ args, files, directory, stdin, stdout, stderr }: Invocation): Promise<number> {
  let code = 0;
  for (const path of args.length === 0 ? ["-"] : args) {
    const entry = files.get(absolutePath(path, directory));
    if (path === "-") { for await (const bytes of stdin) await stdout.write(bytes); }
    else if (entry?.bytes) await stdout.write(entry.bytes);
    else {
      const why = entry ? "read error: Is a directory" : "No such file or directory";
      await stderr.write(entry ? `cat: ${why}\n` : `cat: can't open '${path}': ${why}\n`);
      code = 1;
    }
  }
  return code;
}

async function printEnvironment({ args, environment, stdout }: Invocation): Promise<number> {
  const [name] = args;
  if (name === undefined) {
    await stdout.write([...environment].map(([key, value]) => `${key}=${value}\n`).join(""));
    return 0;
  }
  const value = environment.get(name);
  if (value !== undefined) await stdout.write(`${value}\n`);
  return value === undefined ? 1 : 0;
}

async function wait({ args, clock, signal, stderr }: Invocation): Promise<number> {
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
  const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(args[0] ?? "") ?? [];
  if (args[0] !== "infinity" && number === undefined) {
    await stderr.write(`sleep: invalid number '${args[0] ?? ""}'\n`);
    return 1;
  }
  const ms = number === undefined ? 2 ** 31 - 1 : Number(number) * (units[unit] ?? 1) * 1000;
  await sleep(clock, ms, signal);
  return 0;
}

function test({ args, files, directory }: Invocation): Promise<number> {
  const words = args.at(-1) === "]" ? args.slice(0, -1) : args;
  const [first = "", second = "", third = ""] = words;
  const entry = files.get(absolutePath(second, directory));
  const answers: Readonly<Record<string, boolean>> = {
    "-d": entry !== undefined && !entry.bytes,
    "-f": entry?.bytes !== undefined,
    "-e": entry !== undefined,
    "-s": (entry?.bytes?.length ?? 0) > 0,
    "-n": second !== "",
    "-z": second === "",
  };
  if (words.length === 1) return Promise.resolve(first === "" ? 1 : 0);
  if (second === "=" || second === "==") return Promise.resolve(first === third ? 0 : 1);
  if (second === "!=") return Promise.resolve(first === third ? 1 : 0);
  return Promise.resolve(answers[first] === undefined ? 2 : answers[first] ? 0 : 1);
}

function makeDirectories({ args, files, directory }: Invocation): Promise<number> {
  for (const path of args) if (!path.startsWith("-")) files.mkdir(absolutePath(path, directory));
  return Promise.resolve(0);
}

async function remove({ args, files, directory, stderr }: Invocation): Promise<number> {
  const force = args.some((a) => /^-\w*f/.test(a));
  let code = 0;
  for (const path of args.filter((a) => !a.startsWith("-"))) {
    if (files.remove(absolutePath(path, directory)) || force) continue;
    await stderr.write(`rm: can't remove '${path}': No such file or directory\n`);
    code = 1;
  }
  return code;
}

function touch({ args, files, directory }: Invocation): Promise<number> {
  for (const path of args) {
    const target = absolutePath(path, directory);
    files.write(target, files.get(target)?.bytes ?? new Uint8Array(0));
  }
  return Promise.resolve(0);
}

async function count({ args, stdin, stdout }: Invocation): Promise<number> {
  let [lines, bytes] = [0, 0];
  for await (const chunk of stdin) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines++;
  }
  await stdout.write(`${args.includes("-c") ? bytes : lines}\n`);
  return 0;
}
