/**
 * Listening on every runtime, over `node:http` and `node:https`.
 *
 * The native servers will not do: `Bun.serve` holds the head of an answer back until its first
 * byte, for which a watch may wait for hours; `Deno.serve` aborts `request.signal` after every
 * answer and warns about it; and neither shows a client's certificate.
 *
 * @module
 */

import http from "node:http";
import https from "node:https";
import type { Server, Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import type { ListenOptions, ServerTls } from "./options.ts";
import type { Handler, Listener } from "./port.ts";
import { answer } from "./portable_answer.ts";
import { bind } from "./portable_bind.ts";
import { answerUpgrade } from "./portable_serve_upgrade.ts";

/** In what a runtime's `node:https` differs. */
export interface ListenTraits {
  /** Its sockets do not show a client's certificate, those of `node:tls` do. */
  readonly hidesPeers?: boolean;
}

/** What accepts connections, and what makes requests of them: often the same server. */
interface Doors {
  readonly gate: Server;
  readonly requests: http.Server;
}

/** Starts listening, and answers each request by the handler. */
export async function listenPortable(
  handler: Handler,
  options: ListenOptions = {},
  traits: ListenTraits = {},
): Promise<Listener> {
  const { hostname = "127.0.0.1", port = 0, tls, onError = () => {}, onUpgrade } = options;
  const { gate, requests } = open(tls, traits);
  const scheme = tls === undefined ? "http" : "https";
  requests.keepAliveTimeout = 75_000;
  requests.on("request", (incoming, outgoing) => {
    void answer(incoming, outgoing, { handler, scheme, onError });
  });
  if (onUpgrade) {
    requests.on("upgrade", (incoming, socket, head) => {
      void answerUpgrade({ incoming, socket, head }, { handler: onUpgrade, scheme, onError });
    });
  }
  const sockets = new Set<Socket>();
  gate.on("connection", (socket: Socket) => {
    sockets.add(socket.setNoDelay(true));
    socket.once("close", () => sockets.delete(socket));
  });
  return {
    hostname,
    port: await bind(gate, hostname, port),
    close: () => close({ gate, requests }, sockets),
  };
}

function open(tls: ServerTls | undefined, traits: ListenTraits): Doors {
  if (tls === undefined) return one(http.createServer());
  const options: TlsOptions = {
    cert: tls.cert,
    key: tls.key,
    ALPNProtocols: ["http/1.1"],
    // A client whose certificate does not verify is served as one without.
    ...(tls.clientCa !== undefined &&
      { ca: tls.clientCa, requestCert: true, rejectUnauthorized: false }),
  };
  if (tls.clientCa === undefined || !traits.hidesPeers) return one(https.createServer(options));
  const requests = http.createServer();
  return { requests, gate: createTlsServer(options, (s) => void requests.emit("connection", s)) };
}

function one(server: http.Server): Doors {
  return { gate: server, requests: server };
}

function close({ gate, requests }: Doors, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    gate.close(() => resolve());
    requests.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  });
}
