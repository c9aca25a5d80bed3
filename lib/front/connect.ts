/**
 * Clients with their tools, each loaded when it is first used.
 *
 * @module
 */

import { createInformer } from "../cache/informer.ts";
import type { Client, ClientOptions } from "../client/client.ts";
import {
  type ClientHooks,
  connect as connectBare,
  fromConfig as fromConfigBare,
} from "../client/connect.ts";
import { createClient as createBare } from "../client/session_client.ts";
import type { Tools } from "../client/tools.ts";
import type { ClusterConfig } from "../config/cluster_config.ts";
import type { ConnectOptions as ConfigOptions } from "../config/options.ts";

/**
 * All tools. Their loaders are here and nowhere else, so that importing kubist stays cheap; the cache
 * alone is there from the start, for an informer is not waited for.
 */
export const tools: Tools = {
  informers: () => ({ createInformer }),
  manifests: () => import("../ops/manifests/tool.ts"),
  workloads: () => import("../ops/workloads/tool.ts"),
  copies: () => import("../ops/copy/tool.ts"),
  nodes: () => import("../ops/nodes/tool.ts"),
  inspection: () => import("../ops/inspection/tool.ts"),
};

/**
 * All that {@linkcode connect} takes: which cluster and as whom, how requests travel, and what to be told
 * of. What the Go client has too says under which name, of its `rest.Config` or of the kubeconfig
 * overrides of `clientcmd`.
 */
export interface ConnectOptions extends ConfigOptions, ClientHooks {}

/**
 * Connects to a cluster: the one that kubectl would use, unless the options say otherwise.
 *
 * Looks in `KUBECONFIG`, then `~/.kube/config`, then for the service account of a pod. No request is
 * sent before the first verb.
 *
 * **Errors**: `ConfigError` that lists every place tried.
 *
 * @example
 * ```ts
 * import { connect } from "kubist";
 *
 * async function podNames(): Promise<string[]> {
 *   await using k = await connect();
 *   return await k.pods("web").items().map((pod) => pod.metadata.name).toArray();
 * }
 * ```
 */
export function connect(options: ConnectOptions = {}): Promise<Client> {
  // What is no object is refused there, and not spread before.
  return connectBare(typeof options === "object" ? { tools, ...options } : options);
}

/**
 * A client for a configuration that is already loaded.
 *
 * @example
 * ```ts
 * import { fromConfig } from "kubist";
 * import { loadConfig } from "kubist/config";
 *
 * const config = await loadConfig({ server: "https://127.0.0.1:6443", token: "t" });
 * await using k = fromConfig(config);
 * console.log(k.namespace); // default
 * ```
 */
export function fromConfig(config: ClusterConfig, hooks: ClientHooks = {}): Client {
  return fromConfigBare(config, { tools, ...hooks });
}

/**
 * Creates a client over a transport, for those who build their own; {@linkcode connect} is for all
 * others.
 *
 * @example
 * ```ts
 * import { createClient } from "kubist";
 * import { runtime } from "kubist/runtime";
 * import { createTransport } from "kubist/transport";
 *
 * const transport = createTransport({
 *   server: "https://127.0.0.1:6443",
 *   open: ({ ca }) => runtime().createHttpClient({ ca }),
 * });
 * const k = createClient({ transport, namespace: "web" });
 * await k.close();
 * ```
 */
export function createClient(options: ClientOptions): Client {
  return createBare({ tools, ...options });
}
