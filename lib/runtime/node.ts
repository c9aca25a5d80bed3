/**
 * Node: `undici` sends, since the built-in `fetch` takes no client certificate.
 *
 * @module
 */

import { createClient, lazySender, type Sender } from "./http_client.ts";
import { nodePlatform } from "./node_platform.ts";
import type { HttpClientOptions, Runtime } from "./port.ts";
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
  const [{ Agent, ProxyAgent, request }, { toResponse }, { toHeaderRecord, toHeaders }, proxies] =
    await Promise.all([
      import("undici"),
      import("./node_body.ts"),
      import("./node_headers.ts"),
      import("./portable_proxy.ts"),
    ]);
  const { insecureSkipTlsVerify, proxyUrl, socketPath } = options;
  // HTTP/1.1, and no timeouts of its own: a watch may be quiet for longer than any of them.
  const pool = { allowH2: false, bodyTimeout: 0, headersTimeout: 0, keepAliveTimeout: 90_000 };
  const connect = { ...tlsSettings(options), timeout: 30_000, ...(socketPath && { socketPath }) };
  const dispatcher = proxyUrl === undefined ? new Agent({ ...pool, connect }) : new ProxyAgent({
    ...pool,
    uri: proxyUrl,
    requestTls: connect,
    proxyTls: {
      ca: proxies.proxyAuthorities(options.ca),
      rejectUnauthorized: insecureSkipTlsVerify !== true,
    },
    proxyTunnel: true,
  });
  return {
    async send({ method, url, headers, body }, { signal }) {
      const answer = await request(url, {
        dispatcher,
        method,
        headers: toHeaderRecord(headers),
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
      });
      const { statusCode: status, statusText } = answer;
      const head = { status, statusText, headers: toHeaders(answer.headers) };
      return toResponse(head, method, answer.body, signal);
    },
    close: () => dispatcher.destroy(),
  };
}
