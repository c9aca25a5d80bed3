/**
 * The deadline of connecting for a native `fetch`, which has none and does not tell connecting from
 * waiting: when half of it has passed without an answer, a connection is tried beside the request,
 * by the same road. Only when that does not come about either is the request given up, so that a
 * server that is merely slow keeps its time.
 *
 * @module
 */

import { scope } from "../stream/deadline.ts";
import { connectTimeoutOf, unconnected } from "./connect_deadline.ts";
import type { Sender } from "./http_client.ts";
import { hostOf, inContext } from "./network_errors.ts";
import type { HttpClientOptions } from "./options.ts";

/** The same sender, with a deadline for connecting. */
export function probingSender(sender: Sender, options: HttpClientOptions): Sender {
  const ms = connectTimeoutOf(options);
  return {
    async send(request, exchange) {
      // Never disposed of: the body hears by it of an abort.
      const within = scope(exchange.signal);
      let doubt: AbortController | undefined;
      const timer = setTimeout(async () => {
        doubt = new AbortController();
        const { canConnect } = await import("./portable_probe.ts");
        const probe = { ...options, connectTimeoutMs: ms / 2 };
        if (await canConnect(probe, request.url, doubt.signal)) return;
        // Of a write nobody knows whether it is under way.
        const retryable = request.method === "GET";
        within.abort(unconnected(inContext(hostOf(request.url), options), ms, { retryable }));
      }, ms / 2);
      try {
        return await sender.send(request, { ...exchange, signal: within.signal });
      } finally {
        clearTimeout(timer);
        doubt?.abort();
      }
    },
    renew: () => sender.renew(),
    close: () => sender.close(),
  };
}
