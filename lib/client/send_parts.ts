/**
 * Sending no more than the other side keeps up with.
 *
 * A command may end before its input does, and the server then closes a connection on which bytes
 * wait for nobody. That resets it, and a write that meets the reset takes down with it what has come
 * but was not read: the last output and the exit code. So a part is sent when the one before has been
 * taken, and parts grow only while all goes well. Where the connection says so, a part goes out in pieces
 * of one write each: the first that meets a closed connection still succeeds, and what has come is read
 * before the next one fails.
 *
 * @module
 */

import type { WebSocketConnection } from "../runtime/websocket_port.ts";

const firstPart = 1 << 15;
const largestPart = 1 << 20;

/** Sends bytes, each part as the message that `encode` makes of it. */
export type SendParts = (bytes: Uint8Array) => Promise<void>;

/** Begins with parts of 32 KiB and doubles them up to 1 MiB. */
export function partSender(
  connection: WebSocketConnection,
  encode: (bytes: Uint8Array) => Uint8Array,
): SendParts {
  const { pieceSize = largestPart } = connection;
  let size = firstPart;
  let sent = 0;
  return async (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const piece = bytes.subarray(at, at + Math.min(size - sent, pieceSize));
      at += piece.length;
      sent += piece.length;
      const isFull = sent >= size;
      await connection.send(encode(piece), { taken: isFull });
      if (!isFull) continue;
      sent = 0;
      size = Math.min(size * 2, largestPart);
    }
  };
}
