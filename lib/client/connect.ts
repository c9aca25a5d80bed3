/**
 * From a configuration to a client.
 *
 * @module
 */

import type { ClusterConfig } from "../config/cluster_config.ts";
import type { ConnectOptions } from "../config/options.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { lazyTransport } from "../transport/lazy_transport.ts";
import type { TransportOptions } from "../transport/transport.ts";
import type { Client, ClientOptions } from "./client.ts";
import { createClient } from "./session_client.ts";

/** What a client lets its user see and set, wherever its configuration comes from. */
export interface ClientHooks extends
  Pick<
    TransportOptions,
    | "onWarning"
    | "onTrace"
    | "onRetry"
    | "wrapTransport"
    | "retry"
    | "timeoutMs"
    | "connectTimeoutMs"
    | "secondConnectionMs"
    | "userAgent"
    | "maxInFlight"
    | "qps"
    | "burst"
    | "rateLimiter"
    | "onWait"
  >,
  Pick<ClientOptions, "onTrouble" | "clock" | "random" | "contentType" | "freeze" | "tools"> {}

const hookNames: OptionNames<ClientHooks> = {
  onWarning: true,
  onTrace: true,
  onRetry: true,
  wrapTransport: true,
  retry: true,
  timeoutMs: true,
  connectTimeoutMs: true,
  secondConnectionMs: true,
  userAgent: true,
  maxInFlight: true,
  qps: true,
  burst: true,
  rateLimiter: true,
  onWait: true,
  onTrouble: true,
  clock: true,
  random: true,
  contentType: true,
  freeze: true,
  tools: true,
};

/**
 * Connects to a cluster, as `connect` of `kubist` does, without tools unless they are given.
 *
 * **Errors**: `ConfigError` that lists every place tried.
 *
 * @example
 * ```ts
 * import { connect } from "kubist/client";
 *
 * async function podNames(): Promise<string[]> {
 *   await using k = await connect();
 *   return await k.pods("web").items().map((pod) => pod.metadata.name).toArray();
 * }
 * ```
 */
export async function connect(options: ConnectOptions & ClientHooks = {}): Promise<Client> {
  // Loaded here, so that importing kubist does not cost what only connecting needs.
  const { connectOptions, loadConfig } = await import("../config/load.ts");
  requireKnown("connect", options, { ...connectOptions, ...hookNames });
  return fromConfig(await loadConfig(options), options);
}

/** A client for a configuration that is already loaded, without tools unless they are given. */
export function fromConfig(config: ClusterConfig, hooks: ClientHooks = {}): Client {
  const transport = lazyTransport(config.server, async () => {
    const { toTransport } = await import("../transport/cluster_transport.ts");
    return toTransport(config, hooks);
  });
  return createClient({ ...hooks, transport, namespace: config.namespace });
}
