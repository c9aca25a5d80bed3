/**
 * Sending no more than the other side keeps up with.
 *
 * A command may end before its input does, and the server then closes a connection on which bytes
 * wait for nobody. That resets it, and a write that meets the reset takes down with it what has come
 * but was not read: the last output and the exit code. So a part is sent when the one before has been
 * taken, and parts grow only while all goes well.
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
  let size = firstPart;
  let sent = 0;
  return async (bytes) => {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + size - sent);
      at += part.length;
      sent += part.length;
      const isFull = sent >= size;
      await connection.send(encode(part), { taken: isFull });
      if (!isFull) continue;
      sent = 0;
      size = Math.min(size * 2, largestPart);
    }
  };
}
