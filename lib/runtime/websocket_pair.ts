/**
 * A WebSocket within this process: two ends and no network.
 *
 * @module
 */

import { KubeError, TransportError } from "../errors.ts";
import { createInbox, type Inbox } from "./websocket_inbox.ts";
import type { WebSocketClose, WebSocketConnection, WebSocketMessage } from "./websocket_port.ts";

/** The two ends of a WebSocket; what one sends the other receives. */
export function webSocketPair(
  protocol: string,
  signal?: AbortSignal,
): { readonly client: WebSocketConnection; readonly server: WebSocketConnection } {
  const client = new PairedConnection(protocol);
  const server = new PairedConnection(protocol);
  client.meet(server);
  server.meet(client);
  const abort = () => {
    client.fail(signal?.reason);
    server.fail(new TransportError("Cannot read: the client has gone away", { problem: "reset" }));
  };
  signal?.addEventListener("abort", abort, { once: true });
  void client.closed.then(() => signal?.removeEventListener("abort", abort));
  if (signal?.aborted) abort();
  return { client, server };
}

class PairedConnection implements WebSocketConnection {
  readonly protocol: string;
  readonly closed: Promise<WebSocketClose>;
  readonly #inbox: Inbox;
  readonly #finished: (status: WebSocketClose) => void;
  #other: PairedConnection | undefined;
  #failure: { readonly error: unknown } | undefined;
  #gone = false;
  #full: PromiseWithResolvers<void> | undefined;

  constructor(protocol: string) {
    const { promise, resolve } = Promise.withResolvers<WebSocketClose>();
    this.protocol = protocol;
    this.closed = promise;
    this.#finished = resolve;
    this.#inbox = createInbox({
      pause: () => void (this.#full ??= Promise.withResolvers<void>()),
      resume: () => this.#drain(),
    });
  }

  meet(other: PairedConnection): void {
    this.#other = other;
  }

  receive(): Promise<WebSocketMessage | undefined> {
    return this.#inbox.receive();
  }

  async send(message: string | Uint8Array): Promise<void> {
    this.#refuseWhenGone("send");
    await this.#other?.take(typeof message === "string" ? message : new Uint8Array(message));
  }

  ping(): Promise<void> {
    this.#refuseWhenGone("ping");
    return Promise.resolve();
  }

  close(code = 1000, reason = ""): Promise<void> {
    this.#inbox.end();
    this.#inbox.clear();
    this.#other?.end({ code, reason });
    this.end({ code, reason });
    return Promise.resolve();
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

  /** A message from the other end; resolves when there is room for the next. */
  async take(message: WebSocketMessage): Promise<void> {
    if (this.#gone) return;
    const size = typeof message === "string" ? 2 * message.length : message.length;
    this.#inbox.deliver(message, size);
    await this.#full?.promise;
  }

  /** What has been received may still be read. */
  end(status: WebSocketClose): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#inbox.end(this.#failure);
    this.#drain();
    this.#finished(status);
  }

  fail(error: unknown): void {
    if (this.#gone) return;
    this.#failure = { error };
    this.#inbox.clear();
    this.end({ code: 1006, reason: "" });
  }

  #drain(): void {
    this.#full?.resolve();
    this.#full = undefined;
  }

  #refuseWhenGone(act: string): void {
    if (this.#failure) throw this.#failure.error;
    if (this.#gone) throw new KubeError(`Cannot ${act}: the connection is closed`);
  }
}
