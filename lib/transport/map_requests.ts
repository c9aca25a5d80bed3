/**
 * A transport whose requests pass through a function first.
 *
 * @module
 */

import type { WireRequest } from "../wire/request.ts";
import type { Transport } from "./transport.ts";

/** How a request is sent: an answer, a stream, the answer as it is, a WebSocket. */
export type Passage = "exchange" | "stream" | "raw" | "upgrade";

/** The transport, with each request as `change` makes it; what that throws is how the call fails. */
export function mapRequests(
  transport: Transport,
  change: (request: WireRequest, passage: Passage) => WireRequest,
): Transport {
  return {
    server: transport.server,
    exchange: async (request, how) => await transport.exchange(change(request, "exchange"), how),
    stream: async (request, how) => await transport.stream(change(request, "stream"), how),
    raw: async (request, how) => await transport.raw(change(request, "raw"), how),
    upgrade: async (request, how) => await transport.upgrade(change(request, "upgrade"), how),
    close: () => transport.close(),
    [Symbol.asyncDispose]: () => transport.close(),
  };
}
