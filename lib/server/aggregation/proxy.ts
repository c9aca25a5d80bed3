/**
 * Requests that the server behind an API service answers.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/
 *
 * @module
 */

import { scope } from "../../stream/deadline.ts";
import { TimeoutError } from "../../errors.ts";
import type { WebSocketConnection } from "../../runtime/websocket_port.ts";
import { readBody } from "../body.ts";
import type { AcceptUpgrade } from "../exchange.ts";
import type { Kernel } from "../kernel.ts";
import type { UserInfo } from "../options.ts";
import { problemOf } from "../outgoing.ts";
import { textResponse } from "../respond.ts";
import { type Backend, resolveBackend } from "./backend.ts";
import { passedHeaders } from "./headers.ts";
import type { RemoteService } from "./registry.ts";

/** A request on its way to another server. */
export interface Passing {
  readonly kernel: Kernel;
  readonly remote: RemoteService;
  readonly request: Request;
  readonly user: UserInfo;
  /** Where the connection may be upgraded. */
  readonly accept?: AcceptUpgrade | undefined;
}

/** What documents may take that every client asks for. */
const DOCUMENT_MS = 5000;

/**
 * Asks the server behind an API service; 503 where it is not there.
 *
 * **Errors**: 413.
 */
export async function passOn(passing: Passing): Promise<Response> {
  const { kernel, remote, request } = passing;
  if (!remote.available) return failed(503, "service unavailable");
  let backend: Backend;
  try {
    backend = await resolveBackend(kernel, remote);
  } catch {
    return failed(503, "service unavailable");
  }
  const url = targetOf(backend, request);
  const body = request.body === null
    ? undefined
    : await readBody(request, kernel.options.maxBodyBytes ?? 3_145_728);
  try {
    const upgrades = request.headers.has("upgrade");
    return upgrades
      ? await upgrade(passing, backend, url)
      : await send(passing, backend, url, body);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return failed(503, `error trying to reach service: ${problemOf(error, url.href)}`);
  }
}

/** The same path and query; Go writes the parameters in the order of their names. */
function targetOf({ origin }: Backend, request: Request): URL {
  const url = new URL(request.url);
  const target = new URL(`${origin}${url.pathname}`);
  url.searchParams.sort();
  target.search = url.searchParams.toString().replaceAll("*", "%2A").replaceAll("%7E", "~");
  return target;
}

async function send(
  passing: Passing,
  backend: Backend,
  url: URL,
  body: Uint8Array<ArrayBuffer> | undefined,
): Promise<Response> {
  const { kernel, request, user } = passing;
  const auditId = kernel.ids.uid();
  const limits = scope(request.signal);
  const late = () => new TimeoutError(`Cannot get ${url}: no answer in time`, { phase: "overall" });
  const isDocument = url.pathname.replace(/\/$/, "").split("/").length === 4;
  if (isDocument) limits.deadline(kernel.clock, DOCUMENT_MS, late);
  try {
    const response = await backend.request({
      method: request.method,
      url: url.href,
      headers: [
        ...passedHeaders(request.headers, user, { url, auditId }),
        ["Accept-Encoding", "identity"],
      ],
      body,
      signal: limits.signal,
      kind: "stream",
    });
    return answered(response, url, auditId);
  } finally {
    limits.clearDeadline();
  }
}

/** These are of the connection to the other server, or for browsers. */
const DROPPED = [
  "connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
  "access-control-allow-credentials",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "access-control-allow-origin",
];

function answered(response: Response, url: URL, auditId: string): Response {
  const headers = new Headers(response.headers);
  for (const name of DROPPED) headers.delete(name);
  const location = headers.get("location") ?? "";
  if (response.status >= 300 && response.status < 400 && location !== "") {
    void response.body?.cancel();
    const text = "the backend attempted to redirect this request, which is not permitted";
    return textResponse(502, text, "text/plain; charset=utf-8");
  }
  if (location.startsWith("/")) headers.set("location", `${url.origin}${location}`);
  headers.set("audit-id", auditId);
  const caching = headers.get("cache-control");
  if (caching !== null) headers.set("cache-control", `no-cache, private, ${caching}`);
  const isEmpty = [204, 205, 304].includes(response.status);
  return new Response(isEmpty ? null : response.body, { status: response.status, headers });
}

/** Opens a WebSocket to the other server, and lets the two talk. */
async function upgrade(passing: Passing, backend: Backend, url: URL): Promise<Response> {
  const { kernel, request, user, accept } = passing;
  const { headers } = request;
  if (!accept || !backend.upgrade || !/websocket/i.test(headers.get("upgrade") ?? "")) {
    return failed(503, "unable to upgrade: only WebSockets are passed on");
  }
  const auditId = kernel.ids.uid();
  const gone = new AbortController();
  const offered = (headers.get("sec-websocket-protocol") ?? "").split(",").map((p) => p.trim());
  const opened = await backend.upgrade({
    method: "GET",
    url: url.href,
    headers: passedHeaders(headers, user, { url, auditId }),
    signal: gone.signal,
    kind: "stream",
  }, offered.filter((p) => p !== ""));
  if (opened instanceof Response) return answered(opened, url, auditId);
  accept({
    to: "websocket",
    protocol: opened.protocol,
    serve: async (client) => {
      try {
        await Promise.all([relay(client, opened), relay(opened, client)]);
      } finally {
        gone.abort();
      }
    },
  });
  return new Response(null);
}

/** Passes messages on until one side ends, and lets the other know. */
async function relay(from: WebSocketConnection, to: WebSocketConnection): Promise<void> {
  try {
    for (let message; (message = await from.receive()) !== undefined;) await to.send(message);
    const { code, reason } = await from.closed;
    await to.close(code === 1006 || code === 1005 ? 1000 : code, reason);
  } catch {
    await to.close(1011).catch(() => {});
  }
}

function failed(code: number, text: string): Response {
  const response = textResponse(code, `${text}\n`, "text/plain; charset=utf-8");
  response.headers.set("x-content-type-options", "nosniff");
  return response;
}
