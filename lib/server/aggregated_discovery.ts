/**
 * Aggregated discovery: everything in one document.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 *
 * @module
 */

import { parseAccept } from "./accept.ts";
import type { Catalog, Served } from "./catalog.ts";

/** The newest form that a client accepts before it accepts plain discovery; undefined for plain. */
export function aggregatedVersion(accept: string | null): "v2" | "v2beta1" | undefined {
  for (const { type, params } of parseAccept(accept)) {
    if (type !== "application/json") continue;
    if (params["as"] === undefined) return undefined;
    if (params["as"] !== "APIGroupDiscoveryList" || params["g"] !== "apidiscovery.k8s.io") continue;
    if (params["v"] === "v2" || params["v"] === "v2beta1") return params["v"];
  }
  return undefined;
}

/** The media type of an answer. */
export function aggregatedType(version: string): string {
  return `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
}

/** The document of the core group (at /api) or of all others (at /apis). */
export function groupDiscoveryList(
  catalog: Catalog,
  core: boolean,
  version: string,
): Record<string, unknown> {
  const groups = catalog.groups.filter((g) => (g.name === "") === core);
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: `apidiscovery.k8s.io/${version}`,
    metadata: {},
    items: groups.map((group) => ({
      metadata: core ? {} : { name: group.name },
      versions: group.versions.map((v) => ({
        version: v,
        resources: catalog.inVersion(group.name, v).map(resource),
        freshness: "Current",
      })),
    })),
  };
}

function resource({ type, version }: Served): Record<string, unknown> {
  const subresources = [...version.subresources.values()].sort((a, b) => a.name < b.name ? -1 : 1);
  const kind = (group: string, of: string, name: string) => ({ group, version: of, kind: name });
  return {
    resource: type.plural,
    responseKind: kind(type.group, version.version, type.kind),
    scope: type.namespaced ? "Namespaced" : "Cluster",
    singularResource: type.singular,
    verbs: version.verbs,
    ...(version.shortNames.length === 0 ? {} : { shortNames: version.shortNames }),
    ...(version.categories.length === 0 ? {} : { categories: version.categories }),
    ...(subresources.length === 0 ? {} : {
      subresources: subresources.map((s) => ({
        subresource: s.name,
        responseKind: kind(s.kindGroup, s.kindVersion, s.kind),
        verbs: s.verbs,
      })),
    }),
  };
}
