/**
 * Upgrades as a server sees them: a request that asks to speak something else than HTTP, and what
 * takes its connection over.
 *
 * @module
 */

import type { Peer } from "./port.ts";
import type { WebSocketConnection } from "./websocket_port.ts";

/** A connection of bytes, taken over from HTTP. */
export interface ByteConnection {
  /**
   * The next bytes; undefined at the other side's end.
   *
   * **Errors**: a `TransportError` when the connection breaks.
   */
  read(): Promise<Uint8Array | undefined>;
  /** Sends bytes; resolves when there is room for more. **Errors**: as {@linkcode ByteConnection.read}. */
  write(bytes: Uint8Array): Promise<void>;
  /** Ends the connection, after what has been written. */
  close(): Promise<void>;
  /** Resolves, and never rejects, when the connection is gone. */
  readonly closed: Promise<unknown>;
}

/** Consent to an upgrade; the connection is closed once `serve` is done, however that comes about. */
export type Upgrade =
  | {
    readonly to: "websocket";
    /** The chosen one of the offered subprotocols; "" for none. */
    readonly protocol: string;
    serve(connection: WebSocketConnection): Promise<void>;
  }
  | {
    readonly to: "SPDY/3.1";
    /** Of the answer, beside those that the upgrade itself needs. */
    readonly headers: readonly (readonly [name: string, value: string])[];
    serve(connection: ByteConnection): Promise<void>;
  };

/** Answers a request that asks for an upgrade, by consent or by a refusal. */
export type UpgradeHandler = (
  request: Request,
  peer: Peer,
) => Promise<Response | Upgrade>;
