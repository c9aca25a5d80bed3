/**
 * Puts a cluster's configuration together from kubeconfigs and options.
 *
 * @module
 */

import type { ClusterConfig } from "./cluster_config.ts";
import { conceal } from "./conceal.ts";
import type { Owner } from "./credentials/advice.ts";
import { combineCredentials, type CredentialSource } from "./credentials/credentials.ts";
import type { Machine } from "./deps.ts";
import { proxyFromEnvironment } from "./env_proxy.ts";
import { isAlone } from "./gather.ts";
import { readIdentity, readImpersonation } from "./identity.ts";
import { IN_CLUSTER, podNamespace } from "./in_cluster.ts";
import type { MergedKubeconfig } from "./kubeconfig/merge.ts";
import type { ConnectOptions, Impersonation } from "./options.ts";
import { pathRules } from "./paths.ts";
import type { Findings } from "./problems.ts";
import { redactUrl } from "./redact_text.ts";
import { select, type Selection } from "./select.ts";
import { isLoopback, readProxyUrl } from "./server_url.ts";
import { readServerSide, type ServerSide } from "./trust.ts";
import { refuseUntrusted } from "./untrusted.ts";

const ACT = "use the configuration";

/** What a configuration is put together from. */
export interface BuildInput {
  readonly merged: MergedKubeconfig;
  readonly options: ConnectOptions;
  readonly machine: Machine;
  readonly found: Findings;
}

/**
 * Chooses, reads, checks.
 *
 * **Errors**: `ConfigError` with every problem.
 */
export async function build(input: BuildInput): Promise<ClusterConfig> {
  const { merged, options, machine, found } = input;
  const { runtime } = machine;
  const paths = pathRules(runtime.os);
  const selection = select(merged, options, { paths, cwd: runtime.cwd() }, found);
  // Without its cluster or user there is nothing more to check.
  if (found.problems.some(({ code }) => code.endsWith("_unknown"))) found.check(ACT);
  if (options.untrusted) {
    refuseUntrusted(selection, paths, found);
    found.check("use an untrusted kubeconfig");
  }
  const side = await readServerSide(selection, machine, found);
  const proxyUrl = side && (side.proxyUrl ?? environmentProxy(input, side));
  const sources = await readIdentity({ selection, options, side, proxyUrl, machine, found });
  const impersonate = readImpersonation(selection, found);
  const namespace = selection.namespace ?? await namespaceOfPod(input) ?? "default";
  found.check(ACT);
  const plain = warnPlain(input, selection, (side as ServerSide).server);
  for (const warning of found.warnings) options.onConfigWarning?.(warning);
  return sealed(assemble(input, selection, {
    side: { ...side as ServerSide, proxyUrl },
    // Over plain http anybody on the way could take them.
    sources: plain ? [] : sources,
    owner: {
      name: selection.userName,
      ...plain && { remedy: "none are sent over plain http to another machine" },
    },
    impersonate,
    namespace,
  }));
}

/** What a kubeconfig says of a proxy comes first; a socket needs none. */
function environmentProxy(
  { options, machine, found }: BuildInput,
  { server }: ServerSide,
): string | undefined {
  if (options.socketPath !== undefined) return undefined;
  const proxy = proxyFromEnvironment(server, (name) => machine.runtime.env(name, { quiet: true }));
  const problem = proxy === undefined ? undefined : readProxyUrl(proxy).problem;
  if (problem === undefined) return proxy;
  const source = "the proxy variable of the environment";
  found.warn("config.proxy_environment", { source }, `it is passed over: ${problem}`);
  return undefined;
}

interface Parts {
  readonly side: ServerSide;
  readonly sources: readonly CredentialSource[];
  readonly owner: Owner;
  readonly impersonate: Impersonation | undefined;
  readonly namespace: string;
}

function assemble(
  { options, found }: BuildInput,
  selection: Selection,
  { side, sources, owner, impersonate, namespace }: Parts,
): ClusterConfig {
  return {
    server: side.server,
    namespace,
    namespaceOverridden: options.namespace !== undefined,
    context: selection.source === IN_CLUSTER ? undefined : selection.context,
    source: selection.source,
    tls: side.tls,
    authority: side.authority,
    proxyUrl: side.proxyUrl,
    disableCompression: selection.cluster["disable-compression"] === true,
    socketPath: options.socketPath,
    http2: options.http2 ?? false,
    impersonate,
    credentials: combineCredentials(sources, owner),
    warnings: [...found.warnings],
  };
}

/** Whether requests leave this machine unprotected, which is warned of. */
function warnPlain({ options, found }: BuildInput, selection: Selection, server: string): boolean {
  const local = options.socketPath !== undefined || isLoopback(server);
  if (!server.startsWith("http:") || local) return false;
  const text = "plain http, readable by everybody on the way; credentials are not sent";
  found.warn("config.plain_http", selection.place("clusters", "server"), text);
  return true;
}

/** In a pod kubectl takes the pod's namespace even for a kubeconfig that names none. */
function namespaceOfPod({ options, machine, found }: BuildInput): Promise<string | undefined> {
  return isAlone(options) ? Promise.resolve(undefined) : podNamespace(machine.runtime, found);
}

function sealed(config: ClusterConfig): ClusterConfig {
  return conceal(config, () => ({
    ...config,
    proxyUrl: config.proxyUrl && redactUrl(config.proxyUrl),
    credentials: config.credentials.description,
    authority: undefined,
  }));
}
