/**
 * Which places a configuration was looked for in, and what became of each.
 *
 * @module
 */

import { quote } from "../../meta/syntax.ts";
import type { ClusterConfig } from "../cluster_config.ts";
import { type Gathered, isAlone } from "../gather.ts";
import { IN_CLUSTER } from "../in_cluster.ts";
import type { MergedKubeconfig } from "../kubeconfig/merge.ts";
import type { ConnectOptions } from "../options.ts";

/** A place where a configuration may be. */
export interface LookedAt {
  /** A path, "$KUBECONFIG", "~/.kube/config", "in-cluster" or "options". */
  readonly source: string;
  /** Whether something of it is used, it was read for nothing, or it was not looked at. */
  readonly state: "used" | "unused" | "skipped";
  /** What it gives, or why it gives nothing. */
  readonly why: string;
}

/** The places in kubectl's order. */
export function placesOf(
  gathered: Gathered,
  options: ConnectOptions,
  config: ClusterConfig | undefined,
): LookedAt[] {
  const { places } = gathered;
  if (!places) return withoutFiles(options);
  const files = [...places.files.map((file) => fileReport(file, gathered, options, config))];
  const before = files.some(({ state }) => state === "used");
  const inPod = config?.source === IN_CLUSTER;
  const pod: LookedAt = inPod
    ? { source: IN_CLUSTER, state: "used", why: "the service account of this pod" }
    : before
    ? { source: IN_CLUSTER, state: "skipped", why: "a kubeconfig comes first" }
    : { source: IN_CLUSTER, state: "unused", why: "this is no pod, or a kubeconfig was asked for" };
  const skip = (source: string, why: string): LookedAt => ({ source, state: "skipped", why });
  const unset: LookedAt = { source: "$KUBECONFIG", state: "unused", why: "it is not set" };
  const named = "a file is named";
  switch (places.rule) {
    case "explicit":
      return [...files, skip("$KUBECONFIG", named), skip("~/.kube/config", named), pod];
    case "environment":
      return [...files, skip("~/.kube/config", "$KUBECONFIG is set"), pod];
    case "home":
      return [unset, ...files, ...homeless(gathered), pod];
  }
}

function withoutFiles(options: ConnectOptions): LookedAt[] {
  const alone = isAlone(options);
  const why = alone ? "a server is given alone" : "a kubeconfig is given as data";
  const skipped = "no credential made for another cluster shall reach it";
  return [
    { source: "options", state: "used", why },
    { source: "$KUBECONFIG, ~/.kube/config", state: "skipped", why: alone ? skipped : why },
    { source: IN_CLUSTER, state: "skipped", why },
  ];
}

function homeless({ places, missed }: Gathered): LookedAt[] {
  if (places?.files.length !== 0) return [];
  return missed.map(({ source, problem }) => ({ source, state: "unused", why: problem }));
}

function fileReport(
  file: string,
  { merged, missed }: Gathered,
  options: ConnectOptions,
  config: ClusterConfig | undefined,
): LookedAt {
  const miss = missed.find(({ source }) => source === file);
  if (miss) return { source: file, state: "unused", why: miss.problem };
  if (!merged.documents.some(({ source }) => source === file)) {
    return { source: file, state: "unused", why: "it gives nothing" };
  }
  const gives = config?.source === IN_CLUSTER ? [] : givenBy(file, merged, options);
  return gives.length > 0
    ? { source: file, state: "used", why: `gives ${gives.join(", ")}` }
    : { source: file, state: "unused", why: "nothing that is chosen is in it" };
}

/** What of the choice stands in a file. */
function givenBy(file: string, merged: MergedKubeconfig, options: ConnectOptions): string[] {
  const gives: string[] = [];
  const { current } = merged;
  if (options.context === undefined && current?.document.source === file) {
    gives.push("current-context");
  }
  const context = merged.entry("contexts", options.context ?? current?.name ?? "");
  if (context?.document.source === file) gives.push(`context ${quote(context.name)}`);
  for (const [section, word] of [["clusters", "cluster"], ["users", "user"]] as const) {
    const name = options[word] ?? context?.body[word];
    const entry = name ? merged.entry(section, name) : undefined;
    if (entry?.document.source === file) gives.push(`${word} ${quote(entry.name)}`);
  }
  return gives;
}
