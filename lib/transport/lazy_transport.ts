/**
 * A transport that is loaded when the first request is made: a program that only imports kubist, or only
 * names what it wants to look at, need not read what sends requests.
 *
 * @module
 */

import type { Transport } from "./transport.ts";

/** The transport that `open` gives, opened once, by the first call. */
export function lazyTransport(server: string, open: () => Promise<Transport>): Transport {
  let opened: Promise<Transport> | undefined;
  const transport = () => opened ??= open();
  const close = async () => await (await transport()).close();
  return {
    server,
    exchange: async (request, how) => await (await transport()).exchange(request, how),
    stream: async (request, how) => await (await transport()).stream(request, how),
    raw: async (request, how) => await (await transport()).raw(request, how),
    upgrade: async (request, how) => await (await transport()).upgrade(request, how),
    close,
    [Symbol.asyncDispose]: close,
  };
}
