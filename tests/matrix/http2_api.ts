/**
 * The matrix's API server over HTTP/2, with WebSockets on HTTP/1.1 beside it, as a real one has them.
 *
 * @module
 */

import http2 from "node:http2";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type tls from "node:tls";
import { acceptWebSocket, refuseUpgrade } from "../runtime/websocket_server.ts";
import {
  type Api,
  type ApiOptions,
  authenticate,
  bodyOf,
  type Head,
  impersonation,
} from "./server.ts";

/** Who may come in, and where it is written down. */
export type Books = Pick<Api, "users" | "seen">;

/** The server, not listening yet. Every request is written down with the version that brought it. */
export function createHttp2Api(
  options: NonNullable<ApiOptions["tls"]>,
  { users, seen }: Books,
): http2.Http2SecureServer {
  const server = http2.createSecureServer({
    cert: options.cert,
    key: options.key,
    ca: options.clientCa,
    requestCert: true,
    rejectUnauthorized: false,
    allowHTTP1: true,
  });
  server.on("stream", (stream: http2.ServerHttp2Stream, _headers, _flags, raw) => {
    stream.on("error", () => {});
    const head = headOf(raw as unknown as string[]);
    const who = authenticate(stream.session?.socket as tls.TLSSocket, head, users);
    const action = head.path.includes("watch=true") ? "stream" : "request";
    if (!who) {
      stream.respond({ ":status": 401, "content-type": "application/json" });
      return void stream.end(JSON.stringify({ kind: "Status", code: 401, reason: "Unauthorized" }));
    }
    seen.push({ action, path: head.path, impersonate: impersonation(head), version: 2, ...who });
    stream.respond({ ":status": 200, "content-type": "application/json" });
    if (action === "request") return void stream.end(JSON.stringify(bodyOf(head)));
    sendEvents(stream);
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
    const head = headOf([...request.rawHeaders, ":path", request.url ?? ""]);
    const who = authenticate(request.socket as tls.TLSSocket, head, users);
    if (!who) return refuseUpgrade(socket, 401, "Unauthorized");
    const impersonate = impersonation(head);
    seen.push({ action: "WebSocket", path: head.path, impersonate, version: 1, ...who });
    acceptWebSocket(request, socket);
  });
  return server;
}

function headOf(raw: readonly string[]): Head {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    pairs.push([(raw[i] ?? "").toLowerCase(), raw[i + 1] ?? ""]);
  }
  const headers = Object.fromEntries(pairs);
  return { path: headers[":path"] ?? "", headers, pairs };
}

function sendEvents(stream: http2.ServerHttp2Stream): void {
  const send = (name: string, resourceVersion: string) => {
    const metadata = { name, namespace: "web", resourceVersion };
    const object = { kind: "ConfigMap", apiVersion: "v1", metadata };
    stream.write(`${JSON.stringify({ type: "ADDED", object })}\n`);
  };
  send("one", "2");
  const later = setTimeout(() => send("two", "3"), 20);
  stream.once("close", () => clearTimeout(later));
}
