/**
 * A request of `node:http` as the web knows it, or the status that refuses it.
 *
 * The parsers of the runtimes refuse most of what two servers could read in two ways. The rest is
 * refused here: where a message ends, and which host it is for, has one reading or none.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9112#section-6.3 (length),
 * https://www.rfc-editor.org/rfc/rfc9112#section-3.2 (host)
 *
 * @module
 */

import type { IncomingMessage } from "node:http";
import { toWebStream } from "./node_body.ts";

/** The request; a status for what is none, after which the connection is to be closed. */
export function toRequest(
  incoming: IncomingMessage,
  scheme: string,
  signal: AbortSignal,
): Request | number {
  const { method = "GET", url: path = "/", headers: { host = "localhost" } } = incoming;
  const status = refusalOf(incoming, method);
  if (status !== undefined) return status;
  const url = URL.parse(path.startsWith("/") ? `${scheme}://${host}${path}` : path);
  if (url === null || url.username !== "" || url.password !== "") return 400;
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i]!, incoming.rawHeaders[i + 1]!);
  }
  const hasBody = method !== "GET" && method !== "HEAD" &&
    (headers.has("transfer-encoding") || Number(headers.get("content-length")) > 0);
  const body = hasBody ? { body: toWebStream(incoming), duplex: "half" as const } : {};
  return new Request(url, { method, headers, signal, ...body });
}

/** The methods that no `Request` may have. */
const forbidden: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

function refusalOf(incoming: IncomingMessage, method: string): number | undefined {
  const { httpVersion, headers } = incoming;
  if (httpVersion !== "1.1" && httpVersion !== "1.0") return 400;
  if (forbidden.has(method)) return 405;
  const coding = headers["transfer-encoding"];
  const isRead = coding === undefined || coding.toLowerCase() === "chunked";
  if (!isRead || (coding !== undefined && httpVersion === "1.0")) return 400;
  return isHostClear(incoming) ? undefined : 400;
}

/** A name or an address, in brackets with colons, and perhaps a port: nothing of a path or a user. */
const hostText = /^([\w.~%-]+|\[[\da-f:.]+\])(:\d*)?$/i;

function isHostClear({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  const hosts: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    if (rawHeaders[i]!.toLowerCase() === "host") hosts.push(rawHeaders[i + 1]!);
  }
  const [host] = hosts;
  if (host === undefined) return httpVersion === "1.0";
  return hosts.length === 1 && hostText.test(host);
}
