/**
 * Node: `undici` sends, since the built-in `fetch` takes no client certificate.
 *
 * @module
 */

import type { Socket } from "node:net";
import type { buildConnector, Dispatcher } from "undici";
import { abortable } from "../stream/deadline.ts";
import { connectTimeoutOf, unconnected } from "./connect_deadline.ts";
import { createClient, lazySender, type Sender } from "./http_client.ts";
import { idleTimeoutOf } from "./idle_limit.ts";
import { hostOf, inContext } from "./network_errors.ts";
import { nodePlatform } from "./node_platform.ts";
import type { HttpClientOptions } from "./options.ts";
import type { Runtime } from "./port.ts";
import { tlsSettings } from "./tls_settings.ts";

/** The runtime of Node. */
export function nodeRuntime(): Runtime {
  return {
    name: "node",
    version: process.versions.node,
    ...nodePlatform(),
    createHttpClient: (options) => createClient(options, nodeSender(options)),
    async listen(handler, options) {
      const { listenPortable } = await import("./portable_listen.ts");
      return await listenPortable(handler, options);
    },
  };
}

function nodeSender(options: HttpClientOptions): Sender {
  return lazySender(async () => {
    if (!options.proxyUrl?.startsWith("socks")) return await createUndiciSender(options);
    // undici calls its own SOCKS client experimental, in a warning to standard error.
    const { createPortableSender } = await import("./portable_https.ts");
    return createPortableSender(options);
  });
}

async function createUndiciSender(options: HttpClientOptions): Promise<Sender> {
  const [undici, { toResponse }, { toHeaderRecord, toHeaders }] = await Promise.all([
    import("undici"),
    import("./node_body.ts"),
    import("./node_headers.ts"),
  ]);
  const sockets = createSocketList();
  const connectMs = connectTimeoutOf(options);
  const open = await dispatchers(undici, options, sockets);
  let dispatcher = open();
  /** Those that were renewed and still have something under way. */
  const left = new Set<Dispatcher>();
  return {
    async send({ method, url, headers, body }, { signal }) {
      const sent = undici.request(url, {
        dispatcher,
        method,
        headers: toHeaderRecord(headers),
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
      });
      // undici hears of an abort only once it is connected, for which a silent server lets it wait.
      const answer = await abortable(sent, signal).catch((error) => {
        throw isConnectTimeout(error)
          ? unconnected(inContext(hostOf(url), options), connectMs, { cause: error })
          : error;
      });
      const { statusCode: status, statusText } = answer;
      const head = { status, statusText, headers: toHeaders(answer.headers) };
      return toResponse(head, method, answer.body, signal);
    },
    renew() {
      const old = dispatcher;
      dispatcher = open();
      left.add(old);
      void old.close().then(() => left.delete(old));
    },
    async close() {
      await Promise.all([dispatcher, ...left].map((each) => each.destroy()));
      sockets.destroy();
    },
  };
}

/** Makes what makes a pool of connections. */
async function dispatchers(
  { Agent, buildConnector, Pool, ProxyAgent }: typeof import("undici"),
  options: HttpClientOptions,
  sockets: SocketList,
): Promise<() => Dispatcher> {
  const { ca, insecureSkipTlsVerify, proxyUrl, socketPath } = options;
  // HTTP/1.1, and no timeouts of its own: a watch may be quiet for longer than any of them.
  const pool = {
    allowH2: false,
    bodyTimeout: 0,
    headersTimeout: 0,
    keepAliveTimeout: idleTimeoutOf(options),
  };
  const timeout = connectTimeoutOf(options);
  const socket = { allowH2: false, timeout, keepAliveInitialDelay: 30_000 };
  const target = { ...socket, ...tlsSettings(options), ...(socketPath && { socketPath }) };
  if (proxyUrl === undefined) {
    return () => new Agent({ ...pool, connect: sockets.track(buildConnector(target)) });
  }
  const { proxyAuthorities } = await import("./portable_proxy.ts");
  const proxyTls = {
    ...socket,
    ca: proxyAuthorities(ca),
    rejectUnauthorized: insecureSkipTlsVerify !== true,
  };
  return () =>
    new ProxyAgent({
      ...pool,
      uri: proxyUrl,
      requestTls: target,
      proxyTls,
      proxyTunnel: true,
      clientFactory: (origin, more) =>
        new Pool(origin, {
          ...more,
          headersTimeout: timeout,
          connect: sockets.track(buildConnector(proxyTls)),
        }),
    });
}

/** The only heads that are waited for with a deadline are those of proxies. */
function isConnectTimeout(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === "UND_ERR_CONNECT_TIMEOUT" || code === "UND_ERR_HEADERS_TIMEOUT";
}

/** The sockets of a client; those that are still connecting undici does not destroy. */
interface SocketList {
  /** The same connector, whose sockets are known. */
  track(connect: buildConnector.connector): buildConnector.connector;
  destroy(): void;
}

function createSocketList(): SocketList {
  const open = new Set<Socket>();
  return {
    track: (connect) => (options, callback) => {
      const socket = connect(options, callback) as unknown as Socket;
      open.add(socket);
      socket.once("close", () => open.delete(socket));
    },
    destroy() {
      for (const socket of open) socket.destroy();
    },
  };
}
