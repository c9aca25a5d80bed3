/**
 * Accepting TCP connections on every runtime, over `node:net`.
 *
 * @module
 */

import type { Buffer } from "node:buffer";
import { createServer, type Socket } from "node:net";
import { TransportError } from "../errors.ts";
import type { Listener } from "./port.ts";
import { bind } from "./portable_bind.ts";
import type { TcpConnection, TcpListenOptions } from "./tcp_port.ts";
import { createInbox } from "./websocket_inbox.ts";

/** Starts listening; `accept` is called for each connection. */
export async function listenTcpPortable(
  accept: (connection: TcpConnection) => void,
  { hostname = "127.0.0.1", port = 0 }: TcpListenOptions = {},
): Promise<Listener> {
  const sockets = new Set<Socket>();
  // Each direction ends by itself.
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.once("close", () => sockets.delete(socket));
    accept(createConnection(socket));
  });
  return {
    hostname,
    port: await bind(server, hostname, port),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function createConnection(socket: Socket): TcpConnection {
  const inbox = createInbox(socket);
  let failure: { readonly error: TransportError } | undefined;
  socket.on("data", (chunk: Buffer) => inbox.deliver(new Uint8Array(chunk), chunk.length));
  socket.once("end", () => inbox.end());
  socket.on("error", (cause) => {
    failure ??= { error: broken(cause) };
    inbox.end(failure);
  });
  const closed = new Promise<void>((resolve) => {
    socket.once("close", () => {
      failure ??= { error: broken() };
      inbox.end(failure);
      resolve();
    });
  });
  return {
    closed,
    // The inbox holds what was delivered to it, which is bytes.
    receive: () => inbox.receive() as ReturnType<TcpConnection["receive"]>,
    async send(bytes) {
      if (failure) throw failure.error;
      if (!socket.write(bytes)) await drained(socket);
    },
    end: () => void socket.end(),
    destroy: () => void socket.destroy(),
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      socket.off("drain", settle).off("close", settle);
      resolve();
    };
    socket.on("drain", settle).on("close", settle);
  });
}

function broken(cause?: unknown): TransportError {
  const message = "Cannot use the local connection: the other side closed it";
  return new TransportError(message, { cause, problem: "reset", retryable: false });
}
