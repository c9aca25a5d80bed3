/**
 * From a resolved configuration to the pipeline that uses it.
 *
 * @module
 */

import { runtime } from "../runtime/mod.ts";
import type { RequestCredentials } from "./auth.ts";
import type { Impersonation } from "./impersonation.ts";
import type { Trust } from "./pool.ts";
import { defaultUserAgent } from "./user_agent.ts";
import { createTransport, type Transport, type TransportOptions } from "./transport.ts";

/** What is needed to reach one cluster; the `ClusterConfig` of `kubist/config` is one. */
export interface ReachableCluster {
  /** What the configuration calls it. */
  readonly context?: string | undefined;
  /** The address, without a slash at its end. */
  readonly server: string;
  /** Whom the client claims to be. */
  readonly credentials: RequestCredentials;
  /** Whom to act as. */
  readonly impersonate: Impersonation | undefined;
  /** Whom to trust. */
  readonly authority: Trust;
  /** How the server is to prove itself. */
  readonly tls: {
    readonly insecureSkipTlsVerify?: boolean | undefined;
    readonly tlsServerName?: string | undefined;
  };
  /** An http, https or socks5 URL. */
  readonly proxyUrl: string | undefined;
  /** The unix socket to connect to. */
  readonly socketPath: string | undefined;
  /** Ask for answers without compression. */
  readonly disableCompression: boolean;
  /** Offer HTTP/2. */
  readonly http2?: boolean | undefined;
}

/**
 * The pipeline to a cluster, over this runtime's network; no connection is opened before the first
 * request.
 *
 * @example
 * ```ts
 * import { loadConfig } from "kubist/config";
 * import { toTransport } from "kubist/transport";
 *
 * await using transport = toTransport(await loadConfig());
 * console.log(transport.server);
 * ```
 */
export function toTransport(
  cluster: ReachableCluster,
  options: Partial<TransportOptions> = {},
): Transport {
  const platform = runtime();
  return createTransport({
    ...options,
    server: cluster.server,
    context: cluster.context,
    credentials: cluster.credentials,
    impersonate: cluster.impersonate,
    userAgent: options.userAgent ?? defaultUserAgent(platform),
    trust: cluster.authority,
    disableCompression: cluster.disableCompression,
    open: ({ ca, certificate }) =>
      platform.createHttpClient({
        context: cluster.context,
        ca,
        cert: certificate?.cert,
        key: certificate?.key,
        insecureSkipTlsVerify: cluster.tls.insecureSkipTlsVerify,
        tlsServerName: cluster.tls.tlsServerName,
        proxyUrl: cluster.proxyUrl,
        socketPath: cluster.socketPath,
        http2: cluster.http2,
        connectTimeoutMs: options.connectTimeoutMs,
      }),
  });
}
