/**
 * What kubist asks of a local TCP listener, behind port-forward.
 *
 * @module
 */

/** One accepted connection. */
export interface TcpConnection {
  /** Resolves, and never rejects, when the connection is gone. */
  readonly closed: Promise<void>;
  /**
   * The next bytes; undefined once the other side sends no more. While nobody receives, reading
   * stops at a mebibyte.
   *
   * **Errors**: a `TransportError` when the connection breaks.
   */
  receive(): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Sends bytes; resolves when there is room for more. **Errors**: a `TransportError`. */
  send(bytes: Uint8Array): Promise<void>;
  /** Says that no more follows; the other direction stays open. */
  end(): void;
  /** Ends both directions at once. */
  destroy(): void;
}

/** Where to listen for connections. */
export interface TcpListenOptions {
  /** Where to listen. @default {"127.0.0.1"} */
  readonly hostname?: string | undefined;
  /** The port. @default {0} any free port */
  readonly port?: number | undefined;
}
