/**
 * A connection of bytes whose chunks travel as messages of a WebSocket.
 *
 * @module
 */

import type { ByteConnection } from "../../runtime/upgrade_port.ts";
import type { WebSocketConnection } from "../../runtime/websocket_port.ts";

/** The bytes of a WebSocket's messages; where one ends and the next begins means nothing. */
export function overWebSocket(connection: WebSocketConnection): ByteConnection {
  return {
    closed: connection.closed,
    async read() {
      const message = await connection.receive();
      return typeof message === "string" ? new TextEncoder().encode(message) : message;
    },
    write: (bytes) => connection.send(bytes),
    close: () => connection.close(),
  };
}
