/**
 * A connection of bytes over a socket of Node's.
 *
 * @module
 */

import type { Duplex } from "node:stream";
import { KubeError, TransportError } from "../errors.ts";
import { createInbox } from "./websocket_inbox.ts";
import type { ByteConnection } from "./upgrade_port.ts";

/** Takes a socket over, of which `head` has been read already. */
export function createByteConnection(socket: Duplex, head: Uint8Array): ByteConnection {
  const inbox = createInbox(socket);
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const deliver = (chunk: Uint8Array) => {
    if (chunk.length > 0) inbox.deliver(new Uint8Array(chunk), chunk.length);
  };
  const broken = (cause?: unknown) =>
    new TransportError("Cannot read from the client: the connection broke", {
      problem: "reset",
      ...(cause === undefined ? {} : { cause }),
    });
  deliver(head);
  socket.on("data", deliver);
  socket.once("end", () => inbox.end());
  socket.on("error", (cause) => inbox.end({ error: broken(cause) }));
  socket.once("close", () => {
    inbox.end({ error: broken() });
    resolve();
  });
  return {
    closed,
    read: async () => await inbox.receive() as Uint8Array | undefined,
    async write(bytes) {
      if (socket.destroyed || socket.writableEnded) {
        throw new KubeError("Cannot write to the client: the connection is closed");
      }
      if (!socket.write(bytes)) await drained(socket);
    },
    async close() {
      inbox.end();
      inbox.clear();
      if (socket.destroyed) return;
      socket.end();
      const timer = setTimeout(() => socket.destroy(), GOODBYE_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** How long the other side may take to end its half. */
const GOODBYE_MS = 2000;

function drained(socket: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      socket.off("drain", settle).off("close", settle);
      resolve();
    };
    socket.on("drain", settle).on("close", settle);
  });
}
