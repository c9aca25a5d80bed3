/**
 * From what a caller says, and what the machine holds, to one cluster.
 *
 * @module
 */

import { type ConfigAttempt, ConfigError } from "../errors.ts";
import { quote } from "../meta/syntax.ts";
import { build } from "./build.ts";
import type { ClusterConfig } from "./cluster_config.ts";
import { type ConfigDeps, machineOf } from "./deps.ts";
import { gather, type Gathered, isAlone } from "./gather.ts";
import { inClusterDocument } from "./in_cluster.ts";
import { mergeKubeconfigs } from "./kubeconfig/merge.ts";
import { checkOptions, type ConnectOptions } from "./options.ts";
import { type Findings, findings } from "./problems.ts";

export { connectOptions } from "./options.ts";

/**
 * Finds out how to reach a cluster, in kubectl's order: the kubeconfig named, else the files of
 * `$KUBECONFIG`, else `~/.kube/config`, else the pod's service account. There is no default server.
 *
 * Everything is read and checked before the first request; what is wrong is told at once and together.
 *
 * **Errors**: `ConfigError` whose `attempts` name every place tried or every problem, each with a
 * stable `code`; `TypeError` for options that contradict themselves.
 *
 * @example
 * ```ts
 * import { loadConfig } from "kubist/config";
 *
 * const config = await loadConfig({ server: "https://10.0.0.1:6443", token: "s3cret" });
 * console.log(config.server, config.namespace); // https://10.0.0.1:6443 default
 * console.log(JSON.stringify(config).includes("s3cret")); // false
 * ```
 */
export async function loadConfig(
  options: ConnectOptions = {},
  deps: ConfigDeps = {},
): Promise<ClusterConfig> {
  checkOptions(options);
  const machine = await machineOf(deps);
  const found = findings();
  const gathered = await gather(options, machine.runtime, found);
  found.check("read the kubeconfig");
  if (leadsSomewhere(gathered, options)) {
    return await build({ merged: gathered.merged, options, machine, found });
  }
  const attempts = attemptsOf(gathered);
  // What the caller names is to be found or to be mended; another cluster is no answer.
  if (namesAnything(options)) throw nothingFound(attempts);
  const document = await inClusterDocument(machine.runtime, found);
  if (!("config" in document)) throw nothingFound([...attempts, document]);
  return await build({ merged: inCluster(document, found), options, machine, found });
}

/**
 * The service account of the pod that the program runs in, and nothing else.
 *
 * **Errors**: `ConfigError` `config.not_in_cluster` outside of a pod.
 */
export async function inClusterConfig(
  options: ConnectOptions = {},
  deps: ConfigDeps = {},
): Promise<ClusterConfig> {
  checkOptions(options);
  const machine = await machineOf(deps);
  const found = findings();
  const document = await inClusterDocument(machine.runtime, found);
  if (!("config" in document)) throw nothingFound([document]);
  return await build({ merged: inCluster(document, found), options, machine, found });
}

/**
 * The Go client's function of this name: a server's URL, a kubeconfig's path, or with neither the pod's
 * service account. The server overrides the kubeconfig's.
 *
 * **Errors**: as {@linkcode loadConfig}.
 */
export function buildConfigFromFlags(
  masterUrl: string,
  kubeconfigPath: string,
  deps: ConfigDeps = {},
): Promise<ClusterConfig> {
  if (masterUrl === "" && kubeconfigPath === "") return inClusterConfig({}, deps);
  const server = masterUrl || undefined;
  return loadConfig({ server, kubeconfig: kubeconfigPath || undefined }, deps);
}

function inCluster(
  document: Parameters<typeof mergeKubeconfigs>[0][number],
  found: Findings,
): Gathered["merged"] {
  return mergeKubeconfigs([document], found);
}

function leadsSomewhere({ merged }: Gathered, options: ConnectOptions): boolean {
  if (isAlone(options)) return true;
  const chosen = options.server ?? options.context ?? options.cluster ?? merged.current;
  return chosen !== undefined && merged.documents.length > 0;
}

function namesAnything({ kubeconfig, context, cluster, user }: ConnectOptions): boolean {
  return [kubeconfig, context, cluster, user].some((option) => option !== undefined);
}

function attemptsOf({ merged, missed, places }: Gathered): ConfigAttempt[] {
  const contexts = merged.names("contexts").map((name) => quote(name)).join(", ");
  const problem = contexts === ""
    ? "it has no contexts"
    : `it has no current-context; choose one of the contexts ${contexts}`;
  const read = [...new Set(merged.documents.map((d) => d.source))]
    .map((source) => ({ source, problem, code: "config.no_context" }));
  const unset: ConfigAttempt[] = places?.rule === "home"
    ? [{ source: "$KUBECONFIG", problem: "not set", code: "config.unset" }]
    : [];
  return [...unset, ...missed, ...read];
}

function nothingFound(attempts: readonly ConfigAttempt[]): ConfigError {
  const hint =
    "for a trial without one, kubist serve or startCluster() of kubist/testing brings one";
  return new ConfigError(`Cannot find a cluster to connect to; ${hint}`, { attempts });
}
