/**
 * Runs a credential plugin once: no shell, bounded time, bounded output.
 *
 * @module
 */

import type { ChildProcess, Runtime } from "../../runtime/port.ts";
import { scope } from "../../stream/deadline.ts";
import { type Clock, sleep } from "../../stream/clock.ts";
import { stateOf } from "../files.ts";
import { pathRules } from "../paths.ts";
import { printable, redactOutput } from "../redact_text.ts";
import type { ExecPluginConfig } from "./exec_config.ts";
import { permitPlugin } from "./exec_policy.ts";
import { execInfo, pluginError } from "./exec_protocol.ts";
import { lookUpCommand, searchPath } from "./look_up.ts";

/** What a run needs besides its plugin. */
export interface ExecRun {
  readonly runtime: Runtime;
  readonly clock: Clock;
  readonly config: ExecPluginConfig;
  readonly signal: AbortSignal;
  /** Receives what the plugin prints for people. */
  readonly onOutput: (text: string) => void;
  /** The hint to show when the program is missing; it may be withheld. */
  readonly installHint: () => string;
}

const STDOUT_LIMIT = 1024 * 1024;
const STDERR_KEPT = 16_384;
const STDERR_SHOWN = 1024;
/** How long the pipes may stay open after the plugin itself has ended. */
const LINGER_MS = 1000;
/** Between asking a plugin to end and making it. */
const GRACE_MS = 2000;

/**
 * Runs a plugin and returns what it printed.
 *
 * **Errors**: `AuthError` with codes `exec.no_tty`, `exec.denied`, `exec.not_found`, `exec.failed`,
 * `exec.timeout`, `exec.output`; `signal.reason` untouched.
 */
export async function runPlugin(run: ExecRun): Promise<string> {
  const { runtime, config } = run;
  const interactive = decideInteractive(run);
  const permission = await permitPlugin(runtime, config, config.policy);
  if (permission.denied !== undefined) {
    throw pluginError(config, "exec.denied", permission.denied);
  }
  run.signal.throwIfAborted();
  const child = await start(run, permission.command, interactive);
  const deadline = scope(run.signal);
  const late = pluginError(
    config,
    "exec.timeout",
    `it was not done after ${config.timeoutMs} ms; pluginTimeoutMs allows more`,
  );
  deadline.deadline(run.clock, config.timeoutMs, () => late);
  try {
    return await collect(run, child, deadline.signal);
  } finally {
    deadline[Symbol.dispose]();
  }
}

function decideInteractive({ runtime, config }: ExecRun): boolean {
  if (config.interactiveMode === "Never") return false;
  const available = config.stdin && runtime.stdinIsTerminal();
  if (available || config.interactiveMode !== "Always") return available;
  const why = config.stdin ? "standard input is no terminal" : "pluginStdin is false";
  throw pluginError(config, "exec.no_tty", `it has to ask at a terminal, and ${why}`);
}

async function start(run: ExecRun, command: string, interactive: boolean): Promise<ChildProcess> {
  const { runtime, config } = run;
  try {
    return runtime.spawn(command, {
      args: config.args,
      env: {
        ...Object.fromEntries(config.env),
        KUBERNETES_EXEC_INFO: execInfo(config, interactive),
      },
      ...(interactive ? { inheritStdin: true } : {}),
    });
  } catch (error) {
    throw await startError(run, command, error);
  }
}

async function startError(run: ExecRun, command: string, error: unknown): Promise<Error> {
  const { runtime, config } = run;
  const denied = isDenied(error);
  if (denied || await lookUpCommand(runtime, command) !== undefined) {
    const told = error instanceof Error ? stateOf(error) : "";
    // A denial names the flag to add, which would look like a secret.
    const said = denied ? printable(told) : redactOutput(told, secretsOf(config));
    return pluginError(config, "exec.failed", `it cannot be started: ${said}`, error);
  }
  const where = searchPath(runtime).join(", ");
  const bare = !pathRules(runtime.os).hasSeparator(command);
  const searched = bare && where !== "" ? `; searched ${where}` : "";
  const hint = run.installHint();
  const state = `the program is not found${searched}${hint === "" ? "" : `\n${hint}`}`;
  return pluginError(config, "exec.not_found", state, error);
}

/** Whether the runtime itself forbids to run the program. */
function isDenied(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.name === "NotCapable";
}

async function collect(run: ExecRun, child: ChildProcess, signal: AbortSignal): Promise<string> {
  const { config, clock } = run;
  const stdout = capture(child.stdout, STDOUT_LIMIT);
  const stderr = capture(child.stderr, Infinity, run.onOutput);
  const stop = stopper(clock, child);
  const abort = () => stop();
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) stop();
  // A child of the child may hold the pipes open for as long as it lives.
  const linger = follow(child, () =>
    clock.after(LINGER_MS, () => {
      stdout.cancel();
      stderr.cancel();
    }));
  try {
    const text = await stdout.text;
    if (text === undefined) {
      stop();
      throw pluginError(config, "exec.output", "it printed more than 1 MiB");
    }
    const { code } = await child.exited.catch(async (error) => {
      throw await startError(run, config.command, error);
    });
    signal.throwIfAborted();
    if (code === 0) return text;
    throw failure(config, code, await stderr.text ?? "");
  } finally {
    signal.removeEventListener("abort", abort);
    await Promise.all([stderr.text, child.exited.catch(() => {})]);
    linger();
  }
}

function failure(config: ExecPluginConfig, code: number | undefined, stderr: string): Error {
  const state = code === undefined ? "a signal ended it" : `it ended with code ${code}`;
  // Cut afterwards: half of a secret would not be known for one.
  const said = redactOutput(stderr, secretsOf(config)).slice(-STDERR_SHOWN).trim();
  const lines = said.split("\n").slice(-5).join("\n");
  return pluginError(config, "exec.failed", lines === "" ? state : `${state}: ${lines}`);
}

/** Ends a child: first a request, then force. */
function stopper(clock: Clock, child: ChildProcess): () => void {
  let stopped = false;
  return () => {
    if (stopped) return;
    stopped = true;
    child.kill("SIGTERM");
    const ended = new AbortController();
    const end = () => ended.abort();
    child.exited.then(end, end);
    sleep(clock, GRACE_MS, ended.signal).then(() => child.kill("SIGKILL"), () => {});
  };
}

/** Calls `then` when the child has ended; the result takes back what `then` began. */
function follow(child: ChildProcess, then: () => () => void): () => void {
  let undo: (() => void) | undefined;
  let over = false;
  const ended = () => {
    if (!over) undo = then();
  };
  child.exited.then(ended, ended);
  return () => {
    over = true;
    undo?.();
  };
}

interface Capture {
  /** Everything that came; undefined when it was more than allowed. */
  readonly text: Promise<string | undefined>;
  /** Is content with what has come so far. */
  cancel(): void;
}

function capture(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  onText?: (text: string) => void,
): Capture {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  const tell = (part: string) => {
    try {
      onText?.(printable(part));
    } catch {
      // A listener's mistake must not stop the plugin, which waits for its pipe to be read.
    }
  };
  async function read(): Promise<string | undefined> {
    let text = "";
    let size = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length;
      if (size > limit) {
        await reader.cancel();
        return undefined;
      }
      const part = decoder.decode(next.value, { stream: true });
      text = onText ? (text + part).slice(-STDERR_KEPT) : text + part;
      tell(part);
    }
    return text + decoder.decode();
  }
  // A pipe that breaks says less than the exit code that follows.
  return { text: read().catch(() => ""), cancel: () => void reader.cancel().catch(() => {}) };
}

function secretsOf(config: ExecPluginConfig): string[] {
  return config.env.map(([, value]) => value);
}
