/**
 * The server's API as a tree: groups, versions, resources.
 *
 * @module
 */

import type { DiscoveredKind } from "../wire/discovery.ts";

/** How far a version can be relied on. Source: https://kubernetes.io/docs/reference/using-api/#api-versioning */
export type Stability = "stable" | "beta" | "alpha";

/** One version of a group. */
export interface ApiVersion {
  /** "v1", "v1beta1". */
  readonly version: string;
  /** How much it may still change. */
  readonly stability: Stability;
  /** What is served in it. */
  readonly resources: readonly DiscoveredKind[];
}

/** One group of the API. */
export interface ApiGroup {
  /** "" is the core group. */
  readonly name: string;
  /** The preferred version first. */
  readonly versions: readonly ApiVersion[];
}

/** The groups of Kinds, in their order. */
export function groupsOf(kinds: readonly DiscoveredKind[]): ApiGroup[] {
  return [...Map.groupBy(kinds, (kind) => kind.group)].map(([name, ofGroup]) => ({
    name,
    versions: [...Map.groupBy(ofGroup, (kind) => kind.version)].map(([version, resources]) => ({
      version,
      stability: stabilityOf(version),
      resources,
    })),
  }));
}

function stabilityOf(version: string): Stability {
  if (version.includes("alpha")) return "alpha";
  return version.includes("beta") ? "beta" : "stable";
}
