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
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import type { ListenLimits, ListenOptions, ServerTls } from "./options.ts";
import type { Handler, Listener } from "./port.ts";
import { answer } from "./portable_answer.ts";
import { bind } from "./portable_bind.ts";
import { keepDeadlines } from "./portable_deadlines.ts";
import { answerUpgrade } from "./portable_serve_upgrade.ts";

/** In what a runtime's `node:https` differs. */
export interface ListenTraits {
  /**
   * Its sockets show no client's certificate, and none before its first request; those of `node:tls`
   * and `node:net` do.
   */
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
  const limits = { ...defaultLimits, ...options.limits };
  const { gate, requests } = open(tls, traits, limits);
  const scheme = tls === undefined ? "http" : "https";
  requests.keepAliveTimeout = limits.idleMs;
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
    if (sockets.size >= limits.maxConnections) return void socket.destroy();
    sockets.add(socket.setNoDelay(true));
    socket.once("close", () => sockets.delete(socket));
  });
  return {
    hostname,
    port: await bind(gate, hostname, port),
    close: () => close({ gate, requests }, sockets),
  };
}

const defaultLimits: Required<ListenLimits> = {
  maxHeaderBytes: 16_384,
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 75_000,
  maxConnections: 4096,
};

function open(
  tls: ServerTls | undefined,
  traits: ListenTraits,
  limits: Required<ListenLimits>,
): Doors {
  const http1: http.ServerOptions = {
    maxHeaderSize: limits.maxHeaderBytes,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: Math.min(1000, limits.headersMs),
    // Refused with the other hosts that are none, and on all runtimes.
    requireHostHeader: false,
  };
  if (tls === undefined) {
    return traits.hidesPeers
      ? behind(createTcpServer, http1, limits)
      : one(http.createServer(http1));
  }
  const options: TlsOptions & http.ServerOptions = {
    ...http1,
    cert: tls.cert,
    key: tls.key,
    ALPNProtocols: ["http/1.1"],
    // A client whose certificate does not verify is served as one without.
    ...(tls.clientCa !== undefined &&
      { ca: tls.clientCa, requestCert: true, rejectUnauthorized: false }),
  };
  if (tls.clientCa === undefined || !traits.hidesPeers) return one(https.createServer(options));
  return behind((onSocket) => createTlsServer(options, onSocket), http1, limits);
}

/** Requests of connections that another server accepts. */
function behind(
  makeGate: (onSocket: (socket: Socket) => void) => Server,
  http1: http.ServerOptions,
  limits: Required<ListenLimits>,
): Doors {
  const requests = http.createServer(http1);
  const begin = keepDeadlines(requests, limits);
  const gate = makeGate((socket) => {
    begin(socket);
    requests.emit("connection", socket);
  });
  return { requests, gate };
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
