/**
 * A process in a container, over an open WebSocket.
 *
 * @module
 */

import { KubeError, ProtocolError, TransportError } from "../errors.ts";
import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import type { Clock } from "../stream/clock.ts";
import {
  closingProtocol,
  type CommandOutput,
  decodeCommandOutput,
  encodeResize,
  encodeStdin,
  encodeStdinEnd,
  type TerminalSize,
} from "../wire/channels.ts";
import { type CommandExit, decodeExit } from "../wire/command.ts";
import type { CommandSession } from "./commands.ts";
import { receiveAlive } from "./keep_alive.ts";
import { partSender, type SendParts } from "./send_parts.ts";

/** What a session is made of. */
export interface SessionParts {
  readonly connection: WebSocketConnection;
  readonly clock: Clock;
  /** For messages: `run a command in pods "a" in namespace "web"`. */
  readonly act: string;
  /** Whether standard input was asked for. */
  readonly stdin: boolean;
  /** Turns a failure without an exit code into the error to throw. */
  readonly toError: (exit: CommandExit & { readonly code: undefined }) => Promise<Error>;
}

/** Takes the connection over. */
export function createCommandSession(parts: SessionParts): CommandSession {
  return new WebSocketSession(parts);
}

type OutputName = "stdout" | "stderr";

class WebSocketSession implements CommandSession {
  readonly stdin: WritableStream<string | Uint8Array>;
  readonly stdout: ReadableStream<Uint8Array>;
  readonly stderr: ReadableStream<Uint8Array>;
  readonly #parts: SessionParts;
  readonly #outlets: Record<OutputName, Outlet> = { stdout: outlet(), stderr: outlet() };
  readonly #exit = Promise.withResolvers<{ readonly code: number }>();
  #isDraining = false;
  #step: Promise<void> | undefined;
  #isOver = false;
  readonly #sendInput: SendParts;
  #inFlight = 0;
  #received = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#sendInput = partSender(parts.connection, encodeStdin);
    this.#exit.promise.catch(() => {}); // those who ask for it hear of it
    this.stdout = this.#readable("stdout");
    this.stderr = this.#readable("stderr");
    this.stdin = this.#writable();
  }

  get exited(): Promise<{ readonly code: number }> {
    if (!this.#isDraining) void this.#drain();
    return this.#exit.promise;
  }

  resize(size: TerminalSize): Promise<void> {
    return this.#send(encodeResize(size));
  }

  async close(): Promise<void> {
    this.#fail(new KubeError(`Cannot ${this.#parts.act} any further: the connection was closed`));
    await this.#parts.connection.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #readable(name: OutputName): ReadableStream<Uint8Array> {
    const out = this.#outlets[name];
    return new ReadableStream<Uint8Array>({
      start: (controller) => void (out.controller = controller),
      // Reading one stream reads the connection, which brings what belongs to the other one too.
      pull: async () => {
        out.isFed = false;
        while (!out.isFed && !this.#isOver) await this.#advance();
      },
      cancel: () => void (out.controller = undefined),
    }, { highWaterMark: 0 });
  }

  #writable(): WritableStream<string | Uint8Array> {
    const { act, connection, stdin } = this.#parts;
    return new WritableStream({
      write: async (chunk) => {
        if (!stdin) throw new TypeError(`Cannot ${act} with input: it was opened without stdin`);
        const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
        await this.#whileSending(() => this.#sendInput(bytes));
      },
      close: async () => {
        if (!stdin || this.#isOver) return;
        if (connection.protocol === closingProtocol) return await this.#send(encodeStdinEnd());
        const state = `${connection.protocol}, which this server speaks, cannot end its input`;
        throw new ProtocolError(`Cannot ${act} to its end: ${state}`);
      },
    });
  }

  #send(message: Uint8Array): Promise<void> {
    return this.#whileSending(() => this.#parts.connection.send(message));
  }

  async #whileSending(send: () => Promise<void>): Promise<void> {
    this.#inFlight++;
    try {
      await send();
    } finally {
      this.#inFlight--;
    }
  }

  async #drain(): Promise<void> {
    this.#isDraining = true;
    while (!this.#isOver) await this.#advance();
  }

  /** Reads one message, for all who wait for one. */
  #advance(): Promise<void> {
    return this.#step ??= this.#readOne().finally(() => this.#step = undefined);
  }

  async #readOne(): Promise<void> {
    try {
      const message = await receiveAlive(this.#parts.connection, {
        clock: this.#parts.clock,
        act: this.#parts.act,
        isSending: () => this.#inFlight > 0,
      });
      if (message === undefined) throw this.#truncated();
      const output = decodeCommandOutput(message);
      if (output) await this.#take(output);
    } catch (error) {
      await this.#break(error);
    }
  }

  async #take({ channel, bytes }: CommandOutput): Promise<void> {
    if (channel === "error") return await this.#end(decodeExit(bytes));
    this.#received += bytes.length;
    const out = this.#outlets[channel];
    out.isFed = true;
    out.controller?.enqueue(bytes);
  }

  async #end(exit: CommandExit): Promise<void> {
    if (exit.code === undefined) throw await this.#parts.toError(exit);
    if (this.#isOver) return;
    this.#isOver = true;
    this.#exit.resolve({ code: exit.code });
    for (const { controller } of Object.values(this.#outlets)) controller?.close();
    await this.#parts.connection.close();
  }

  /** A connection that ends before the command says how it ended never passes for success. */
  #truncated(cause?: unknown): TransportError {
    const state = `the connection ended before it did, after ${this.#received} bytes; ` +
      "the command may have gone on";
    const message = `Cannot ${this.#parts.act} to its end: ${state}`;
    return new TransportError(message, { cause, problem: "reset", retryable: false });
  }

  async #break(error: unknown): Promise<void> {
    const isCut = error instanceof TransportError && error.problem === "reset" && error.retryable;
    this.#fail(isCut ? this.#truncated(error) : error);
    await this.#parts.connection.close();
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#exit.reject(error);
    for (const { controller } of Object.values(this.#outlets)) controller?.error(error);
  }
}

/** Where the output of one channel goes. */
interface Outlet {
  /** Undefined once nobody wants it. */
  controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  /** Whether something came since it was asked for. */
  isFed: boolean;
}

function outlet(): Outlet {
  return { controller: undefined, isFed: false };
}
