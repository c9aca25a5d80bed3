/**
 * What kubist asks of a WebSocket, beneath exec, attach and port-forward.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc6455
 *
 * @module
 */

/** One message: text as a string, binary as bytes. */
export type WebSocketMessage = string | Uint8Array<ArrayBuffer>;

/** How a WebSocket ended: the close frame's words, or code 1006 when none came. */
export interface WebSocketClose {
  /** The code: 1000 for a plain end. */
  readonly code: number;
  /** Why, in the words of the other side; "" for none. */
  readonly reason: string;
}

/** An open WebSocket. Dispose of it, or call `close()`; leaving a loop over it closes it too. */
export interface WebSocketConnection
  extends AsyncDisposable, AsyncIterable<WebSocketMessage, undefined> {
  /** The subprotocol that the server chose; "" when it chose none. */
  readonly protocol: string;
  /**
   * How large messages may be, in bytes, for what has come to be read before a later one fails; left out
   * where any may. On Deno a write that fails takes down what was not read, so each message is to be one
   * write, and after each what has come is read.
   */
  readonly pieceSize?: number | undefined;
  /** Resolves, and never rejects, when the connection is gone. */
  readonly closed: Promise<WebSocketClose>;
  /**
   * The next message; undefined after the server's close frame, or after `close()`.
   *
   * While nobody receives, reading stops at a mebibyte; on Deno, whose `node:tls` does not stop
   * reading, the rest is held in memory.
   *
   * **Errors**: `signal.reason` untouched; a `TransportError` when the connection breaks; a
   * `ProtocolError` for frames that are none, or beyond 16 MiB a frame and 64 MiB a message.
   */
  receive(): Promise<WebSocketMessage | undefined>;
  /**
   * Sends one message; resolves when there is room for the next, or with `taken` when the other side
   * has read it, which its answer to a ping tells.
   *
   * **Errors**: as {@linkcode WebSocketConnection.receive}; a `KubeError` once it is closed.
   */
  send(message: string | Uint8Array, options?: { readonly taken?: boolean }): Promise<void>;
  /** Asks whether the server is still there; resolves when it answers. */
  ping(): Promise<void>;
  /**
   * Says goodbye and waits, for two seconds at most, until the connection is gone. Messages that
   * nobody has received are dropped.
   *
   * @default code 1000
   */
  close(code?: number, reason?: string): Promise<void>;
}
