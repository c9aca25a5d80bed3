/**
 * One end of a WebSocket, over a connection that the handshake has opened.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import type { Duplex } from "node:stream";
import { KubeError, TransportError } from "../errors.ts";
import { hostOf, toTransportError } from "./network_errors.ts";
import { encodeFrame, opcodes, type WebSocketSide, WebSocketViolation } from "./websocket_frame.ts";
import { createInbox, type Inbox } from "./websocket_inbox.ts";
import {
  createMessageReader,
  encodeClose,
  encodeMessage,
  webSocketLimits,
} from "./websocket_messages.ts";
import type { WebSocketClose, WebSocketConnection, WebSocketMessage } from "./websocket_port.ts";

/** What the handshake has settled. */
export interface Handshake {
  readonly url: string;
  readonly protocol: string;
  /** What came right behind the answer's head. */
  readonly head: Uint8Array;
  readonly signal: AbortSignal | undefined;
  /** @default {"client"} */
  readonly side?: WebSocketSide;
}

/** Takes the connection over. */
export function createWebSocket(socket: Duplex, handshake: Handshake): WebSocketConnection {
  return new SocketConnection(socket, handshake);
}

const goodbyeMs = 2000;

/** With the heads of its frame and of a ping, it fits into one record of TLS, which is 16 KiB. */
const recordSize = (1 << 14) - 64;

/** For how many timers sending waits at most while there is something to read. */
const mostTurns = 3;

interface Ping {
  resolve(): void;
  reject(error: unknown): void;
}

class SocketConnection implements WebSocketConnection {
  readonly protocol: string;
  readonly pieceSize: number | undefined;
  readonly closed: Promise<WebSocketClose>;
  readonly #socket: Duplex;
  readonly #handshake: Handshake;
  readonly #inbox: Inbox;
  readonly #read: ReturnType<typeof createMessageReader>;
  readonly #side: WebSocketSide;
  readonly #finished: (status: WebSocketClose) => void;
  readonly #pings: Ping[] = [];
  /** What ends the turns that senders wait for. */
  readonly #turns = new Set<() => void>();
  /** How many have come. */
  #chunks = 0;
  #saidGoodbye = false;
  #status: WebSocketClose | undefined;
  #failure: { readonly error: unknown } | undefined;
  #gone = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Duplex, handshake: Handshake) {
    const { promise, resolve } = Promise.withResolvers<WebSocketClose>();
    this.protocol = handshake.protocol;
    // Deno's node:tls gives nothing more once a write has failed, not even what had come before it.
    this.pieceSize = "Deno" in globalThis && "encrypted" in socket ? recordSize : undefined;
    this.closed = promise;
    this.#finished = resolve;
    this.#socket = socket;
    this.#handshake = handshake;
    this.#side = handshake.side ?? "client";
    this.#read = createMessageReader(webSocketLimits, this.#side);
    this.#inbox = createInbox(socket);
    socket.on("error", (error) => this.#fail(toTransportError(error, handshake, "read from")));
    socket.once("end", () => socket.destroy());
    socket.once("close", () => this.#finish());
    handshake.signal?.addEventListener("abort", this.#onAbort, { once: true });
    this.#take(handshake.head);
    socket.on("data", (chunk: Uint8Array) => {
      this.#chunks++;
      this.#take(chunk);
    });
    if (handshake.signal?.aborted) this.#onAbort();
  }

  receive(): Promise<WebSocketMessage | undefined> {
    return this.#inbox.receive();
  }

  async send(
    message: string | Uint8Array,
    { taken = false }: { readonly taken?: boolean } = {},
  ): Promise<void> {
    if (taken) return await this.#sendUntilTaken(message);
    for (const frame of encodeMessage(message, webSocketLimits, this.#side)) {
      this.#refuseWhenClosed("send");
      if (!this.#socket.write(frame)) await this.#drained();
    }
    if (this.pieceSize !== undefined) await this.#reading();
  }

  ping(): Promise<void> {
    return this.#ask("ping", []);
  }

  /**
   * One write for the message and the question: should the other side be gone, a second write would
   * break the connection, and what it has sent last would be lost. For the same reason what comes
   * right behind the answer is read before the sender goes on.
   */
  async #sendUntilTaken(message: string | Uint8Array): Promise<void> {
    await this.#ask("send", [...encodeMessage(message, webSocketLimits, this.#side)]);
    await this.#reading();
  }

  /**
   * Lets what has come be read, and what comes right behind it, such as the exit code behind the last
   * output; a turn of the event loop is not enough for that on Deno.
   */
  async #reading(): Promise<void> {
    for (let turns = 0, before = -1; turns < mostTurns && before !== this.#chunks; turns++) {
      if (this.#gone) return;
      before = this.#chunks;
      await this.#turn();
    }
  }

  /** One timer, which does not outlive the connection. */
  #turn(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#turns.delete(end);
        resolve();
      };
      const timer = setTimeout(end);
      this.#turns.add(end);
    });
  }

  #ask(act: string, frames: readonly Uint8Array[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#refuseWhenClosed(act);
      this.#pings.push({ resolve, reject });
      const ping = encodeFrame(opcodes.ping, new Uint8Array(0), { side: this.#side });
      this.#socket.write(Buffer.concat([...frames, ping]));
    });
  }

  async close(code = 1000, reason = ""): Promise<void> {
    const frame = encodeClose(code, reason, this.#side);
    this.#inbox.end();
    this.#inbox.clear();
    if (!this.#gone) this.#sayGoodbye(frame);
    await this.closed;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<WebSocketMessage, undefined> {
    try {
      for (let m = await this.receive(); m !== undefined; m = await this.receive()) yield m;
    } finally {
      await this.close();
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #take(chunk: Uint8Array): void {
    if (this.#failure || this.#status) return;
    try {
      for (const incoming of this.#read(chunk)) {
        if (incoming.type === "message") this.#inbox.deliver(incoming.message, incoming.size);
        else if (incoming.type === "pong") this.#pings.shift()?.resolve();
        else if (incoming.type === "ping") this.#pong(incoming.payload);
        else return this.#end(incoming.status);
      }
    } catch (error) {
      this.#failure = { error };
      this.#inbox.end(this.#failure);
      const code = error instanceof WebSocketViolation ? error.closeCode : 1011;
      this.#sayGoodbye(encodeClose(code, "", this.#side));
      this.#socket.end();
    }
  }

  #pong(payload: Uint8Array): void {
    if (this.#saidGoodbye) return;
    this.#socket.write(encodeFrame(opcodes.pong, payload, { side: this.#side }));
  }

  /** The other side's goodbye: it is answered, and then the connection ends. */
  #end(status: WebSocketClose): void {
    this.#status = status;
    this.#inbox.end();
    this.#sayGoodbye(encodeFrame(opcodes.close, new Uint8Array(0), { side: this.#side }));
    this.#socket.end();
  }

  #sayGoodbye(frame: Uint8Array): void {
    if (this.#saidGoodbye) return;
    this.#saidGoodbye = true;
    this.#socket.write(frame);
    this.#timer = setTimeout(() => this.#socket.destroy(), goodbyeMs);
  }

  readonly #onAbort = (): void => {
    this.#inbox.clear();
    this.#fail(this.#handshake.signal?.reason);
  };

  #fail(error: unknown): void {
    // What happens to a connection after the goodbyes is of no interest.
    if (!this.#gone && !this.#status && !this.#saidGoodbye) this.#failure ??= { error };
    this.#inbox.end(this.#failure);
    this.#socket.destroy();
  }

  #finish(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    for (const end of this.#turns) end();
    this.#handshake.signal?.removeEventListener("abort", this.#onAbort);
    if (!this.#status && !this.#saidGoodbye) this.#failure ??= { error: this.#broken() };
    this.#inbox.end(this.#failure);
    const error = this.#failure?.error ?? closedError("ping");
    for (const ping of this.#pings.splice(0)) ping.reject(error);
    this.#finished(this.#status ?? { code: 1006, reason: "" });
  }

  #broken(): TransportError {
    const state = "the connection was closed by the other side";
    return new TransportError(`Cannot read from ${hostOf(this.#handshake.url)}: ${state}`, {
      problem: "reset",
    });
  }

  #refuseWhenClosed(act: string): void {
    if (this.#failure) throw this.#failure.error;
    if (this.#gone || this.#saidGoodbye) throw closedError(act);
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        this.#socket.off("drain", settle).off("close", settle);
        resolve();
      };
      this.#socket.on("drain", settle).on("close", settle);
    });
  }
}

function closedError(act: string): KubeError {
  return new KubeError(`Cannot ${act}: the connection is closed`);
}
