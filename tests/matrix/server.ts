/**
 * A small API server that tells who asked: over TLS or not, on a port or on a unix socket. It speaks
 * HTTP by hand, so that nothing of the client's side is used to judge it.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import net from "node:net";
import tls from "node:tls";
import { createHttp2Api } from "./http2_api.ts";
import { acceptWebSocket, refuseUpgrade } from "../runtime/websocket_server.ts";

/** What is done to a server, in the order of the table. */
export const actions = ["request", "stream", "WebSocket"] as const;

/** One of {@linkcode actions}. */
export type Action = typeof actions[number];

/** One request, as the server saw it. */
export interface Seen {
  readonly action: Action;
  /** Who was let in: by certificate or by header. */
  readonly user: string;
  readonly groups: readonly string[];
  /** The impersonation headers, in their order. */
  readonly impersonate: readonly string[];
  readonly path: string;
  /** The version of HTTP. */
  readonly version: 1 | 2;
}

/** How to serve. */
export interface ApiOptions {
  readonly tls?: { readonly cert: string; readonly key: string; readonly clientCa: string };
  /** The socket to listen on instead of a port. */
  readonly socketPath?: string;
  /** Offer HTTP/2, with `tls`. */
  readonly http2?: boolean;
}

/** A running server. */
export interface Api extends AsyncDisposable {
  readonly url: string;
  readonly seen: Seen[];
  /** The Authorization headers that are let in, with their users; to be changed at will. */
  readonly users: Map<string, string>;
  /** The open connections. */
  readonly open: number;
  /** All connections there have been. */
  readonly connections: number;
}

/** Starts a server that lets in certificates of its authority and the headers in `users`. */
export async function startApi(options: ApiOptions = {}): Promise<Api> {
  const users = new Map<string, string>();
  const seen: Seen[] = [];
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const serve = (socket: net.Socket) => serveConnection(socket, { users, seen });
  const server = options.tls && options.http2
    ? createHttp2Api(options.tls, { users, seen })
    : options.tls
    ? tls.createServer({
      ...options.tls,
      ca: options.tls.clientCa,
      requestCert: true,
      rejectUnauthorized: false,
      ALPNProtocols: ["http/1.1"],
    }, serve)
    : net.createServer(serve);
  server.on("connection", (socket: net.Socket) => {
    connections++;
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    if (options.socketPath) server.listen(options.socketPath, () => resolve());
    else server.listen(0, "127.0.0.1", () => resolve());
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 443;
  return {
    url: `${options.tls ? "https" : "http"}://127.0.0.1:${port}`,
    users,
    seen,
    get open() {
      return sockets.size;
    },
    get connections() {
      return connections;
    },
    [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

/** The head of a request. */
export interface Head {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly pairs: readonly (readonly [string, string])[];
}

function serveConnection(socket: net.Socket, { users, seen }: Pick<Api, "users" | "seen">): void {
  let held = "";
  socket.on("error", () => {});
  const onData = (data: Buffer) => {
    held += data.toString("latin1");
    for (let end = held.indexOf("\r\n\r\n"); end >= 0; end = held.indexOf("\r\n\r\n")) {
      const head = readHead(held.slice(0, end));
      held = held.slice(end + 4);
      const who = authenticate(socket as tls.TLSSocket, head, users);
      const action = actionOf(head);
      const impersonate = impersonation(head);
      if (who) seen.push({ action, path: head.path, impersonate, version: 1, ...who });
      if (action === "WebSocket") {
        socket.off("data", onData);
        if (who) acceptWebSocket(head, socket);
        else refuseUpgrade(socket, 401, "Unauthorized");
      } else if (!who) answer(socket, 401, { kind: "Status", code: 401, reason: "Unauthorized" });
      else if (action === "stream") stream(socket);
      else answer(socket, 200, bodyOf(head));
    }
  };
  socket.on("data", onData);
}

function readHead(text: string): Head {
  const [first = "", ...lines] = text.split("\r\n");
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { path: first.split(" ")[1] ?? "", headers: Object.fromEntries(pairs), pairs };
}

function actionOf({ path, headers }: Head): Action {
  if (headers["upgrade"] === "websocket") return "WebSocket";
  return path.includes("watch=true") ? "stream" : "request";
}

/** Who asks, by certificate or by header. */
export function authenticate(
  socket: tls.TLSSocket,
  { headers }: Head,
  users: ReadonlyMap<string, string>,
): { readonly user: string; readonly groups: readonly string[] } | undefined {
  const user = users.get(headers["authorization"] ?? "");
  if (user !== undefined) return { user, groups: [] };
  if (socket.authorized !== true) return undefined;
  const { CN, O } = socket.getPeerCertificate().subject;
  return { user: String(CN), groups: [O ?? []].flat() };
}

/** The impersonation headers, in their order. */
export function impersonation({ pairs }: Head): string[] {
  return pairs.filter(([name]) => name.startsWith("impersonate-"))
    .map(([name, value]) => `${name}: ${value}`);
}

/** What is at a path. */
export function bodyOf({ path }: Head): unknown {
  if (!path.includes("configmaps")) return { major: "1", minor: "36", gitVersion: "v1.36.0" };
  return { kind: "ConfigMapList", apiVersion: "v1", metadata: { resourceVersion: "1" }, items: [] };
}

function answer(socket: net.Socket, code: number, body: unknown): void {
  const text = JSON.stringify(body);
  socket.write(
    `HTTP/1.1 ${code} As Asked\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

/** One event at once and one a little later; the stream stays open. */
function stream(socket: net.Socket): void {
  const event = (name: string, version: string) => {
    // Without a uid, as the objects of some aggregated APIs are.
    const metadata = { name, namespace: "web", resourceVersion: version };
    const object = { kind: "ConfigMap", apiVersion: "v1", metadata };
    const line = `${JSON.stringify({ type: "ADDED", object })}\n`;
    socket.write(`${line.length.toString(16)}\r\n${line}\r\n`);
  };
  socket.write(
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
  );
  event("one", "2");
  const later = setTimeout(() => event("two", "3"), 20);
  socket.once("close", () => clearTimeout(later));
}
