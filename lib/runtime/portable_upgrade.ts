/**
 * The opening handshake of a WebSocket over `node:https`, on every runtime: the native clients take
 * no client certificate or server name, and none tells why a server refused.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc6455#section-4
 *
 * @module
 */

import type { Buffer } from "node:buffer";
import { createHash, randomBytes } from "node:crypto";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { ProtocolError } from "../errors.ts";
import { toResponse } from "./node_body.ts";
import type { HttpClientOptions } from "./options.ts";
import type { HttpRequest } from "./port.ts";
import { createAgents } from "./portable_agents.ts";
import { headOf, openRequest } from "./portable_https.ts";
import { createWebSocket } from "./websocket.ts";
import type { WebSocketConnection } from "./websocket_port.ts";

/** Opens WebSockets. */
export interface Upgrader {
  /** Resolves with the connection, or with the answer of a server that refuses. */
  upgrade(
    request: HttpRequest,
    protocols: readonly string[],
    signal: AbortSignal,
  ): Promise<WebSocketConnection | Response>;
  /** Ends what is still being opened. */
  close(): void;
}

/** Makes an upgrader; every WebSocket has a connection of its own. */
export function createUpgrader(options: HttpClientOptions): Upgrader {
  const agents = createAgents(options, false);
  return {
    upgrade(request, protocols, signal) {
      const key = randomBytes(16).toString("base64");
      const headers = [...request.headers, ...handshakeHeaders(key, protocols)];
      const outgoing = openRequest({ ...request, headers }, options, agents);
      return settle(outgoing, { request, protocols, key, signal });
    },
    close: () => agents.destroy(),
  };
}

interface Attempt {
  readonly request: HttpRequest;
  readonly protocols: readonly string[];
  readonly key: string;
  readonly signal: AbortSignal;
}

function handshakeHeaders(key: string, protocols: readonly string[]): HttpRequest["headers"] {
  return [
    ["connection", "Upgrade"],
    ["upgrade", "websocket"],
    ["sec-websocket-key", key],
    ["sec-websocket-version", "13"],
    ...(protocols.length > 0 ? [["sec-websocket-protocol", protocols.join(", ")] as const] : []),
  ];
}

function settle(
  outgoing: ClientRequest,
  attempt: Attempt,
): Promise<WebSocketConnection | Response> {
  const { request, signal } = attempt;
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      outgoing.destroy();
      reject(signal.reason);
    };
    const release = () => signal.removeEventListener("abort", onAbort);
    signal.addEventListener("abort", onAbort, { once: true });
    outgoing.once("socket", (socket) => socket.setKeepAlive(true, 30_000));
    outgoing.on("error", (error) => {
      release();
      reject(error);
    });
    outgoing.once("response", (answer) => {
      release();
      resolve(toResponse(headOf(answer), request.method, answer, signal));
    });
    outgoing.once("upgrade", (answer, socket, head) => {
      release();
      try {
        resolve(accept(answer, socket, head, attempt));
      } catch (error) {
        socket.destroy();
        reject(error);
      }
    });
    outgoing.end();
  });
}

function accept(
  answer: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  { request: { url }, protocols, key, signal }: Attempt,
): WebSocketConnection {
  const { "sec-websocket-accept": proof, "sec-websocket-protocol": protocol = "" } = answer.headers;
  const wanted = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  if (proof !== wanted.digest("base64")) throw refused("its proof does not fit the request");
  if (protocol !== "" && !protocols.includes(protocol)) {
    throw refused(`it chose the protocol ${JSON.stringify(protocol)}, which was not offered`);
  }
  return createWebSocket(socket, { url, protocol, head, signal });
}

function refused(state: string): ProtocolError {
  return new ProtocolError(`Cannot open the WebSocket: the server's answer is wrong, ${state}`);
}
