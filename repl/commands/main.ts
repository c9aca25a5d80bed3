/**
 * Chooses the command, and ends with the code that says how it went.
 *
 * @module
 */

import process from "node:process";
import { createInterface } from "node:readline/promises";
import { didYouMean } from "kubist/config";
import type { Command, Io } from "./command.ts";
import { exitCodeOf, failureText } from "./failure.ts";
import { commandHelp, overview } from "./help.ts";
import { commands } from "./list.ts";
import { parseCall, UsageError } from "./parse.ts";

/** Runs a command line without its "kubist"; gives the exit code and prints whatever goes wrong. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (io.signal.aborted) return 130;
    io.err(failureText(error));
    if (error instanceof UsageError) io.err(`See "kubist ${helpFor(argv)}--help"`);
    return exitCodeOf(error);
  }
}

/** The streams and signals of this process. */
export function processIo(): Io {
  const ended = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => ended.abort(new DOMException(`Ended by ${signal}`, "AbortError")));
  }
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    signal: ended.signal,
    async ask(question) {
      if (!process.stdin.isTTY) return undefined;
      const terminal = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await terminal.question(question, { signal: ended.signal });
      } finally {
        terminal.close();
      }
    },
  };
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  const [first = "repl", ...rest] = argv;
  if (first === "--help" || first === "-h" || first === "help") return await help(rest[0], io);
  if (first === "--version") return await dispatch(["version", "--client", ...rest], io);
  if (first.startsWith("-")) return await start("repl", argv, io);
  return await start(first, rest, io);
}

async function start(name: string, args: readonly string[], io: Io): Promise<number> {
  const command = await find(name);
  const { runtime } = await import("kubist/runtime");
  runtime(); // says so where it is too old
  const call = parseCall(command, args);
  if (!call.has("help")) return await command.run(call, io);
  io.out(commandHelp(command));
  return 0;
}

async function help(name: string | undefined, io: Io): Promise<number> {
  io.out(name === undefined ? overview(commands) : commandHelp(await find(name)));
  return 0;
}

async function find(name: string): Promise<Command> {
  const entry = commands.find((c) => c.name === name);
  if (entry) return await entry.load();
  const near = kubectlCommands.has(name)
    ? "; it is kubectl's; here the prompt does it: kubist repl"
    : didYouMean(name, commands.map((c) => c.name));
  throw new UsageError(`Cannot run "${name}": there is no such command${near}`);
}

/** What a hand that knows kubectl types first. */
const kubectlCommands = new Set(
  "annotate apply attach cp create debug delete describe diff drain edit exec expose get label logs patch port-forward replace rollout scale top wait"
    .split(" "),
);

/** The words before --help in the hint after a mistake. */
function helpFor([first = ""]: readonly string[]): string {
  return commands.some(({ name }) => name === first) ? `${first} ` : "";
}
