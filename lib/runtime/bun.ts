/**
 * Bun: its `fetch` sends, over a pool of its own where this Bun has such.
 *
 * Bun lets 256 requests of its `fetch` be in flight in a process, streams included, and then holds
 * all others back for as long as those last. So it serves streams only while few are open, and the
 * portable adapter takes the rest.
 *
 * A Bun without `FetchSession` shares one pool between all clients: closing a client then leaves its
 * idle connections to the server's patience, and renewing it does nothing.
 *
 * @module
 */

import { createClient, lazySender, type Sender } from "./http_client.ts";
import { nodePlatform } from "./node_platform.ts";
import { idleTimeoutOf } from "./idle_limit.ts";
import type { HttpClientOptions } from "./options.ts";
import type { HttpRequest, Runtime } from "./port.ts";
import { probingSender } from "./probing_sender.ts";
import { tlsSettings } from "./tls_settings.ts";

/** What is used of Bun, whose types are not at hand on the other runtimes. */
interface BunGlobal {
  readonly version: string;
  readonly FetchSession?: new (options: Record<string, unknown>) => Session;
}

interface Session {
  fetch(url: string, init: Record<string, unknown>): Promise<Response>;
  close(): void;
}

/** The runtime of Bun. */
export function bunRuntime(): Runtime {
  return {
    name: "bun",
    version: bun().version,
    parsesInPieces: true,
    ...nodePlatform(),
    createHttpClient: (options) => createClient(options, bunSender(options)),
    async listen(handler, options) {
      const { listenPortable } = await import("./portable_listen.ts");
      return await listenPortable(handler, options, { hidesPeers: true });
    },
  };
}

/** How many streams `fetch` serves in this process at most. */
const maxNativeStreams = 64;
let nativeStreams = 0;

function bunSender(options: HttpClientOptions): Sender {
  const native = probingSender(nativeSender(options), options);
  const portable = lazySender(async () => {
    const { createPortableSender } = await import("./portable_https.ts");
    return createPortableSender(options);
  });
  return {
    send(request, exchange) {
      const isStream = request.kind === "stream";
      if (needsPortable(options, request) || (isStream && nativeStreams >= maxNativeStreams)) {
        return portable.send(request, exchange);
      }
      if (isStream) {
        nativeStreams++;
        exchange.onEnd(() => nativeStreams--);
      }
      return native.send(request, exchange);
    },
    renew() {
      native.renew();
      portable.renew();
    },
    async close() {
      await native.close();
      await portable.close();
    },
  };
}

function needsPortable(options: HttpClientOptions, { headers }: HttpRequest): boolean {
  if (options.proxyUrl?.startsWith("socks")) return true;
  // `fetch` joins what comes twice into one header.
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  return names.size < headers.length;
}

function nativeSender(options: HttpClientOptions): Sender {
  const settings = {
    tls: tlsSettings(options),
    // Proxies are decided upon before a client is made, so the environment has no say here.
    proxy: options.proxyUrl === undefined
      ? false
      : { url: options.proxyUrl, respectNoProxy: false },
    ...(options.socketPath !== undefined && { unix: options.socketPath }),
  };
  const { FetchSession } = bun();
  const keepAlive = { idleTimeout: Math.ceil(idleTimeoutOf(options) / 1000) };
  const open = () => FetchSession && new FetchSession({ ...settings, keepAlive });
  let session = open();
  return {
    send: ({ method, url, headers, body }, { signal }) =>
      (session?.fetch ?? globalThis.fetch as Session["fetch"])(url, {
        ...settings,
        method,
        headers,
        body,
        signal,
        redirect: "manual",
        protocol: "http1.1",
        timeout: false,
      }),
    renew() {
      // What is under way goes on after it is closed.
      session?.close();
      session = open();
    },
    close: () => session?.close(),
  };
}

function bun(): BunGlobal {
  return (globalThis as unknown as { Bun: BunGlobal }).Bun;
}
