/**
 * Deadlines for connections that another server accepts than the one that reads their requests: the
 * latter then keeps none of its own.
 *
 * @module
 */

import type { Server as HttpServer } from "node:http";
import type { Socket } from "node:net";
import type { ListenLimits } from "./options.ts";

/** Ends connections whose requests do not come in time; call the result with each new one. */
export function keepDeadlines(
  requests: HttpServer,
  { headersMs, requestMs, idleMs }: Required<ListenLimits>,
): (socket: Socket) => void {
  const timers = new WeakMap<Socket, ReturnType<typeof setTimeout>>();
  const clear = (socket: Socket) => clearTimeout(timers.get(socket));
  const set = (socket: Socket, ms: number) => {
    clear(socket);
    timers.set(socket, setTimeout(() => socket.destroy(), ms));
  };
  requests.on("request", (incoming, outgoing) => {
    const { socket, headers } = incoming;
    // Without a body nothing says that it has ended, and a watch may last for hours.
    const hasBody = Number(headers["content-length"]) > 0 || headers["transfer-encoding"];
    if (hasBody && !incoming.complete) set(socket, requestMs);
    else clear(socket);
    incoming.once("end", () => clear(socket));
    outgoing.once("finish", () => {
      if (!socket.destroyed) set(socket, idleMs);
    });
  });
  requests.on("upgrade", ({ socket }) => clear(socket));
  return (socket) => {
    set(socket, headersMs);
    socket.once("close", () => clear(socket));
  };
}
