/**
 * The portable adapter: `node:http` and `node:https`, which behave alike on Deno, Bun and Node. It
 * serves what a native client cannot.
 *
 * On Deno, whose `node:tls` does not stop reading, a body that nobody reads is held in memory.
 *
 * @module
 */

import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { connectTimeoutOf, unconnected } from "./connect_deadline.ts";
import type { Exchange, Sender } from "./http_client.ts";
import { type ResponseHead, toResponse } from "./node_body.ts";
import { inContext } from "./network_errors.ts";
import { toHeaderRecord } from "./node_headers.ts";
import type { HttpClientOptions } from "./options.ts";
import type { HttpRequest } from "./port.ts";
import { type Agents, createAgents } from "./portable_agents.ts";
import { targetOf, tlsOptions } from "./portable_dial.ts";

/** In what a runtime's `node:http` differs. */
export interface PortableTraits {
  /** It sends any request again when a pooled connection is dead, so writes get fresh ones. */
  readonly replaysWrites?: boolean;
}

/** Makes a sender over `node:https`. */
export function createPortableSender(
  options: HttpClientOptions,
  traits: PortableTraits = {},
): Sender {
  let pooled = createAgents(options, true);
  const fresh = traits.replaysWrites ? createAgents(options, false) : undefined;
  /** Those that were renewed: what is under way on them goes on. */
  const left = new Set<Agents>();

  function send(request: HttpRequest, { signal }: Exchange): Promise<Response> {
    const isRead = request.method === "GET" || request.method === "HEAD";
    return exchange(
      openRequest(request, options, isRead ? pooled : fresh ?? pooled),
      request,
      signal,
    );
  }

  function renew(): void {
    pooled.destroyFree();
    left.add(pooled);
    pooled = createAgents(options, true);
  }

  function close(): void {
    for (const agents of [pooled, fresh, ...left]) agents?.destroy();
  }

  return { send, renew, close };
}

/** Opens a request over the pools, its body still to be sent. */
export function openRequest(
  request: HttpRequest,
  options: HttpClientOptions,
  agents: Agents,
): http.ClientRequest {
  const url = new URL(request.url);
  const common = {
    method: request.method,
    headers: headersOf(request),
    ...(options.socketPath !== undefined && { socketPath: options.socketPath }),
  };
  const { host } = targetOf(url);
  const outgoing = url.protocol === "http:"
    ? http.request(url, { ...common, agent: agents.http })
    : https.request(url, { ...common, ...tlsOptions(options, host), agent: agents.https });
  limitConnecting(outgoing, inContext(url.host, options), connectTimeoutOf(options));
  return outgoing;
}

/** Ends a request whose connection does not come about; one through a proxy has its deadline there. */
function limitConnecting(outgoing: http.ClientRequest, server: string, ms: number): void {
  outgoing.once("socket", (socket: Socket & { secureConnecting?: boolean }) => {
    const event = socket.secureConnecting ? "secureConnect" : "connect";
    if (!socket.connecting && !socket.secureConnecting) return;
    const timer = setTimeout(() => outgoing.destroy(unconnected(server, ms)), ms);
    const done = () => clearTimeout(timer);
    socket.once(event, done).once("close", done);
  });
}

function headersOf({ headers, body }: HttpRequest): http.OutgoingHttpHeaders {
  const record = toHeaderRecord(headers);
  if (body !== undefined) {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    record["content-length"] ??= String(bytes.length);
  }
  return record;
}

function exchange(
  outgoing: http.ClientRequest,
  { method, body }: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      outgoing.destroy();
      reject(signal?.reason);
    };
    const release = () => signal?.removeEventListener("abort", onAbort);
    signal?.addEventListener("abort", onAbort, { once: true });
    outgoing.once("socket", (socket) => socket.setKeepAlive(true, 30_000));
    outgoing.on("error", (error) => {
      release();
      reject(error);
    });
    outgoing.once("response", (answer) => {
      release();
      resolve(toResponse(headOf(answer), method, answer, signal));
    });
    outgoing.end(body);
  });
}

/** The head of an answer; what comes twice stays twice. */
export function headOf(answer: http.IncomingMessage): ResponseHead {
  const headers = new Headers();
  for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2) {
    headers.append(answer.rawHeaders[i]!, answer.rawHeaders[i + 1]!);
  }
  return { status: answer.statusCode ?? 0, statusText: answer.statusMessage ?? "", headers };
}
