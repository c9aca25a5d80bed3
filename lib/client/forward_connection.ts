/**
 * One local connection, carried to a port of a pod and back.
 *
 * @module
 */

import { KubeError, TransportError } from "../errors.ts";
import type { TcpConnection } from "../runtime/tcp_port.ts";
import type { WebSocketConnection } from "../runtime/websocket_port.ts";
import type { Clock } from "../stream/clock.ts";
import { type ForwardCodec, forwardCodec, type ForwardInput } from "../wire/forward_channels.ts";
import { clean } from "../wire/response.ts";
import { receiveAlive } from "./keep_alive.ts";

/** The two ends, and how to speak of them. */
export interface Carried {
  readonly local: TcpConnection;
  readonly remote: WebSocketConnection;
  readonly port: number;
  readonly clock: Clock;
  /** For messages: `forward port 80 of pods "a" in namespace "web"`. */
  readonly act: string;
}

/**
 * Carries bytes both ways until both have ended; each direction ends by itself where the protocol can
 * say so. Both ends are closed when it returns. That the local end breaks is no error.
 *
 * **Errors**: a `KubeError` with the words of the container runtime, such as that nobody listens on
 * the port; a `TransportError` when the connection to the pod breaks. The local end sees a reset.
 */
export async function carry(carried: Carried): Promise<void> {
  const { local, remote } = carried;
  try {
    await new Carrier(carried).run();
    local.end();
  } catch (error) {
    local.destroy();
    if (error !== localEnd) throw error;
  } finally {
    await remote.close();
  }
}

/** Thrown when the local end has gone, which ends a connection as it should. */
const localEnd = Symbol("the local end has gone");

class Carrier {
  readonly #carried: Carried;
  readonly #codec: ForwardCodec;
  #sending = 0;

  constructor(carried: Carried) {
    this.#carried = carried;
    this.#codec = forwardCodec(carried.remote.protocol, carried.port);
  }

  async run(): Promise<void> {
    const { opening } = this.#codec;
    if (opening) await this.#send(opening);
    await Promise.all([this.#outward(), this.#inward()]);
  }

  async #outward(): Promise<void> {
    const { local } = this.#carried;
    const next = () => local.receive().catch(gone);
    for (let bytes = await next(); bytes; bytes = await next()) {
      await this.#send(this.#codec.data(bytes));
    }
    const end = this.#codec.end();
    // Without a word for "no more", the pod learns of it when the connection ends.
    if (!end) throw localEnd;
    await this.#send(end);
  }

  async #inward(): Promise<void> {
    const { act, clock, remote } = this.#carried;
    const isSending = () => this.#sending > 0;
    for (;;) {
      const message = await receiveAlive(remote, { act, clock, isSending });
      if (message === undefined) return this.#checkEnd();
      for (const input of this.#codec.receive(message)) {
        if (await this.#take(input)) return;
      }
    }
  }

  /** Whether the pod has sent its last byte. */
  async #take(input: ForwardInput): Promise<boolean> {
    const { act, local } = this.#carried;
    if (input.type === "data") await local.send(input.bytes).catch(gone);
    else if (input.type === "answer") await this.#send(input.message);
    else if (input.type === "error") throw new KubeError(`Cannot ${act}: ${clean(input.text)}`);
    else local.end();
    return input.type === "end";
  }

  /** The server has closed the connection: the only end that the older protocol has. */
  #checkEnd(): void {
    if (this.#codec.end() === undefined) throw localEnd;
    const message = `Cannot ${this.#carried.act} any further: the server closed the connection`;
    throw new TransportError(message, { problem: "reset", retryable: false });
  }

  async #send(message: Uint8Array): Promise<void> {
    this.#sending++;
    try {
      await this.#carried.remote.send(message);
    } finally {
      this.#sending--;
    }
  }
}

function gone(): never {
  throw localEnd;
}
