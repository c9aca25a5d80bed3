/**
 * A small shell: enough for `sh -c` and for a prompt.
 *
 * @module
 */

import { absolutePath } from "./files.ts";
import { commands, type Invocation } from "./commands.ts";
import type { ProcessOutput } from "./process.ts";
import { expand, parseShell, type ShellCommand, ShellSyntaxError } from "./shell_parse.ts";

/** What a shell keeps between its commands. */
export interface ShellState extends Omit<Invocation, "args" | "stdin" | "stdout" | "stderr"> {
  /** The code of the last command. */
  code: number;
  /** Set by `exit`. */
  exited?: number;
}

/** The streams of a shell, or of one command in it. */
export type ShellStreams = Pick<Invocation, "stdin" | "stdout" | "stderr">;

/** Runs a script; answers the code of its last command. */
export async function runScript(
  state: ShellState,
  script: string,
  streams: ShellStreams,
): Promise<number> {
  try {
    for (const { when, commands } of parseShell(script)) {
      if (when === "success" && state.code !== 0) continue;
      if (when === "failure" && state.code === 0) continue;
      await runPipeline(state, commands, streams);
      if (state.exited !== undefined) return state.exited;
    }
    return state.code;
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    await streams.stderr.write(`sh: ${error.message}\n`);
    return state.code = 2;
  }
}

/** Reads commands from standard input, a line each, until its end. */
export async function runPrompt(
  state: ShellState,
  streams: ShellStreams,
  tty: boolean,
): Promise<number> {
  const text = new TextDecoder();
  let held = "";
  const prompt = async () => {
    if (tty) await streams.stdout.write(`${state.directory} # `);
  };
  await prompt();
  for await (const bytes of streams.stdin) {
    // A terminal sends the bytes of its keys; it shows what comes back.
    const typed = text.decode(bytes, { stream: true });
    if (tty) await streams.stdout.write(typed.replaceAll("\r", "\r\n"));
    if (tty && typed.includes("\u0004")) break;
    held += tty ? typed.replaceAll("\r", "\n") : typed;
    for (let end = held.indexOf("\n"); end >= 0; end = held.indexOf("\n")) {
      const line = held.slice(0, end);
      held = held.slice(end + 1);
      await runScript(state, line, { ...streams, stdin: nothing() });
      if (state.exited !== undefined) return state.exited;
      await prompt();
    }
  }
  if (held !== "") await runScript(state, held, { ...streams, stdin: nothing() });
  return state.exited ?? state.code;
}

async function runPipeline(
  state: ShellState,
  pipeline: readonly ShellCommand[],
  streams: ShellStreams,
): Promise<void> {
  let stdin = streams.stdin;
  for (const [i, command] of pipeline.entries()) {
    const last = i === pipeline.length - 1;
    const collected: Uint8Array[] = [];
    await runOne(state, command, {
      stdin,
      stdout: last ? streams.stdout : collector(collected),
      stderr: streams.stderr,
    });
    stdin = all(collected);
  }
}

async function runOne(
  state: ShellState,
  command: ShellCommand,
  streams: ShellStreams,
): Promise<void> {
  const value = (name: string) =>
    name === "?" ? String(state.code) : state.environment.get(name) ?? "";
  const words = command.words.map((word) => expand(word, value));
  const path = (text: string) => absolutePath(expand(text, value), state.directory);
  let { stdin, stdout } = streams;
  if (command.stdin !== undefined) {
    const file = state.files.get(path(command.stdin))?.bytes;
    if (!file) {
      await streams.stderr.write(`sh: can't open ${command.stdin}: no such file\n`);
      return void (state.code = 1);
    }
    stdin = all([file]);
  }
  const written: Uint8Array[] = [];
  if (command.toError) stdout = streams.stderr;
  if (command.stdout) stdout = collector(written);
  const dropped: ProcessOutput = { write: () => Promise.resolve() };
  const stderr = command.quiet ? dropped : command.joined ? stdout : streams.stderr;
  state.code = await invoke(state, words, { stdin, stdout, stderr });
  if (command.stdout) save(state, path(command.stdout.path), written, command.stdout.append);
}

async function invoke(
  state: ShellState,
  words: readonly string[],
  streams: ShellStreams,
): Promise<number> {
  const [name, ...args] = words;
  const assignment = /^(\w+)=([^]*)$/.exec(name ?? "");
  if (name === undefined) return 0;
  if (assignment) {
    state.environment.set(assignment[1]!, assignment[2]!);
    return args.length === 0 ? 0 : await invoke(state, args, streams);
  }
  if (name === "exit") return state.exited = Number(args[0] ?? state.code) & 255;
  if (name === "export") return await invoke(state, args, streams);
  if (name === "cd") {
    const target = absolutePath(args[0] ?? "/root", state.directory);
    const entry = state.files.get(target);
    if (entry && !entry.bytes) state.directory = target;
    else {
      await streams.stderr.write(`sh: cd: can't cd to ${args[0]}: No such file or directory\n`);
      return 2;
    }
    return 0;
  }
  const run = commands.get(name.replace(/^(\/usr)?\/bin\//, ""));
  if (run) return await run({ ...state, args, ...streams });
  await streams.stderr.write(`sh: ${name}: not found\n`);
  return 127;
}

function collector(parts: Uint8Array[]): ProcessOutput {
  return {
    write(data) {
      parts.push(typeof data === "string" ? new TextEncoder().encode(data) : data);
      return Promise.resolve();
    },
  };
}

function save(
  { files }: ShellState,
  path: string,
  parts: readonly Uint8Array[],
  append: boolean,
): void {
  if (path === "/dev/null") return;
  const before = append ? files.get(path)?.bytes ?? new Uint8Array(0) : new Uint8Array(0);
  files.write(path, Uint8Array.from([before, ...parts].flatMap((part) => [...part])));
}

async function* all(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
