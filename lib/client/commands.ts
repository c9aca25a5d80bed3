/**
 * Commands in containers: what the verbs of exec and attach take and give.
 *
 * Source: https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
 *
 * @module
 */

import type { TerminalSize } from "../wire/channels.ts";

/** What a command reads: a text, bytes, or either in pieces as they come. */
export type CommandInput =
  | string
  | Uint8Array
  | AsyncIterable<string | Uint8Array>
  | Iterable<string | Uint8Array>;

/** What every command takes. */
export interface CommandOptions {
  /** Ends the connection; what was started goes on in its container, without input and output. */
  readonly signal?: AbortSignal | undefined;
  /** Where it runs. @default {the only one, or the one that `kubectl.kubernetes.io/default-container` names} */
  readonly container?: string | undefined;
}

/** How to run a command to its end. */
export interface ExecOptions extends CommandOptions {
  /** How long the command may take as a whole. @default {as long as it takes} */
  readonly timeoutMs?: number | undefined;
  /** What it reads, with its end; API servers before 1.30 cannot say that. @default {nothing} */
  readonly stdin?: CommandInput | undefined;
  /** Give it a terminal; what it writes to standard error comes in `stdout` then. @default {false} */
  readonly tty?: boolean | undefined;
  /** Return the result whatever its code. @default {false} */
  readonly nothrow?: boolean | undefined;
  /** Takes what it writes, as it comes, instead of `stdout` in the result; a promise slows it down. */
  readonly onStdout?: ((bytes: Uint8Array) => void | Promise<void>) | undefined;
  /** The same for `stderr`. */
  readonly onStderr?: ((bytes: Uint8Array) => void | Promise<void>) | undefined;
  /** The whole answer, when the command has ended. */
  readonly stream?: false | undefined;
}

/** How to join a process and stay with it. */
export interface AttachOptions extends CommandOptions {
  /** How long opening may take. @default {30_000} */
  readonly timeoutMs?: number | undefined;
  /** Connect its standard input. @default {false} */
  readonly stdin?: boolean | undefined;
  /** Use its terminal, which it must have; a size is set at once. @default {false} */
  readonly tty?: boolean | TerminalSize | undefined;
}

/** How to start a command and talk with it. */
export interface ExecStreamOptions extends AttachOptions {
  /** A session, while the command runs. */
  readonly stream: true;
}

/** What came of a command. */
export interface CommandResult {
  /** The exit code. */
  readonly code: number;
  /** What it wrote, read as UTF-8; "" where `onStdout` took it. */
  readonly stdout: string;
  /** What it wrote to standard error. */
  readonly stderr: string;
}

/**
 * A process in a container, connected. Dispose of it, or call `close()`.
 *
 * Output is read from the container as it is read from here. Whoever reads one of the two streams
 * gets it at once; what the other one brings meanwhile is kept in memory.
 */
export interface CommandSession extends AsyncDisposable {
  /** Standard input, where it was asked for; text is sent as UTF-8. Closing it says that it ends. */
  readonly stdin: WritableStream<string | Uint8Array>;
  /** Standard output, as it comes. */
  readonly stdout: ReadableStream<Uint8Array>;
  /** Empty with a terminal. */
  readonly stderr: ReadableStream<Uint8Array>;
  /**
   * How it ended. Asking for it reads on to the end, and keeps in memory what nobody has read.
   *
   * **Errors**: a `TransportError` when the connection ended first; a `KubeError` after `close()`.
   */
  readonly exited: Promise<{ readonly code: number }>;
  /** Sets the size of its terminal. */
  resize(size: TerminalSize): Promise<void>;
  /** Ends the connection; a process that has not ended goes on. */
  close(): Promise<void>;
}

/** Running commands in containers. */
export interface ExecVerbs {
  /**
   * Runs a command in a container, without a shell.
   *
   * By itself it waits for the end and returns `{ code, stdout, stderr }`; with `stream: true` it
   * returns the running process.
   *
   * **Wire**: GET on `/exec` that becomes a WebSocket of `v5.channel.k8s.io`, or v4 where no input
   * has to end. Needs the verb create on pods/exec, on older servers get.
   *
   * **Errors**: `ExecError` with the code and what was written, unless `nothrow`; `ContainerError`
   * for a container that is not named, not there or not running; a `TransportError`, not to be
   * retried, when the connection ends before the command does, which may have gone on.
   */
  exec(
    name: string,
    command: readonly string[],
    options: ExecStreamOptions,
  ): Promise<CommandSession>;
  /** Runs a command to its end. */
  exec(name: string, command: readonly string[], options?: ExecOptions): Promise<CommandResult>;
}

/** Joining the main process of a container. */
export interface AttachVerbs {
  /**
   * Connects to the main process of a container: its output from now on and, where asked for, its
   * input.
   *
   * **Wire**: GET on `/attach` that becomes a WebSocket. **Errors**: as `exec`.
   */
  attach(name: string, options?: AttachOptions): Promise<CommandSession>;
}
