/**
 * Discovery documents to Kinds: the aggregated form (KEP-3352) and the older one.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
 *
 * @module
 */

import type { Kind, Scope, Verb } from "../meta/kind.ts";
import type { WireRequest } from "./request.ts";

/** A Kind as the server announces it. */
export interface DiscoveredKind extends Kind {
  /** Whether this version is the one that the group prefers for this resource. */
  readonly preferred: boolean;
}

const aggregatedJson = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

/** The requests of aggregated discovery: the core group and the named ones. */
export const aggregatedDiscovery: readonly WireRequest[] = ["/api", "/apis"].map((path) => ({
  method: "GET",
  path,
  headers: [["accept", `${aggregatedJson},application/json`]],
  kind: "unary",
  act: `discover the resources under ${path}`,
}));

/** The request for one document of the older discovery. */
export function toDiscoveryRequest(path: string): WireRequest {
  return {
    method: "GET",
    path,
    headers: [["accept", "application/json"]],
    kind: "unary",
    act: `discover the resources under ${path}`,
  };
}

interface GroupVersionKind {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
}

/** An aggregated discovery document. */
export interface APIGroupDiscoveryList {
  /** Always "APIGroupDiscoveryList". */
  readonly kind: "APIGroupDiscoveryList";
  /** The groups. */
  readonly items?: readonly {
    readonly metadata?: { readonly name?: string };
    readonly versions?: readonly {
      readonly version: string;
      /** "Stale" when the server behind the version does not answer. */
      readonly freshness?: string;
      readonly resources?: readonly {
        readonly resource: string;
        readonly responseKind?: GroupVersionKind;
        readonly scope: Scope;
        readonly singularResource?: string;
        readonly verbs?: readonly string[];
        readonly shortNames?: readonly string[];
        readonly categories?: readonly string[];
        readonly subresources?: readonly { readonly subresource: string }[];
      }[];
    }[];
  }[];
}

/** The Kinds of an aggregated document, in the server's order. */
export function decodeAggregated(document: APIGroupDiscoveryList): DiscoveredKind[] {
  const kinds: DiscoveredKind[] = [];
  for (const item of document.items ?? []) {
    const group = item.metadata?.name ?? "";
    const seen = new Set<string>();
    for (const { version, resources } of item.versions ?? []) {
      for (const r of resources ?? []) {
        // An entry that exists for its subresources alone has no kind of its own.
        if (!r.responseKind?.kind || (r.verbs ?? []).length === 0) continue;
        kinds.push({
          group,
          version,
          kind: r.responseKind.kind,
          plural: r.resource,
          singular: r.singularResource || r.responseKind.kind.toLowerCase(),
          scope: r.scope,
          shortNames: r.shortNames ?? [],
          categories: r.categories ?? [],
          verbs: (r.verbs ?? []) as Verb[],
          subresources: (r.subresources ?? []).map((s) => s.subresource),
          preferred: !seen.has(r.resource),
        });
        seen.add(r.resource);
      }
    }
  }
  return kinds;
}

/** The versions of an aggregated document whose servers do not answer: "metrics.k8s.io/v1beta1". */
export function staleVersions(document: APIGroupDiscoveryList): string[] {
  return (document.items ?? []).flatMap(({ metadata, versions = [] }) =>
    versions.filter(({ freshness }) => freshness === "Stale")
      .map(({ version }) => [metadata?.name, version].filter(Boolean).join("/"))
  );
}

/** The groups of the older discovery: `/apis`. */
export interface APIGroupList {
  /** The groups. */
  readonly groups?: readonly {
    readonly name: string;
    readonly versions: readonly { readonly groupVersion: string; readonly version: string }[];
    readonly preferredVersion?: { readonly version: string };
  }[];
}

/** One group and version of the older discovery: `/apis/apps/v1`. */
export interface APIResourceList {
  /** "apps/v1". */
  readonly groupVersion: string;
  /** What is served in it. */
  readonly resources?: readonly {
    readonly name: string;
    readonly singularName?: string;
    readonly namespaced: boolean;
    readonly kind: string;
    readonly verbs?: readonly string[];
    readonly shortNames?: readonly string[];
    readonly categories?: readonly string[];
  }[];
}

/** The Kinds of one group and version; which version is preferred is for the caller to say. */
export function decodeResourceList(
  list: APIResourceList,
  preferred: (plural: string) => boolean,
): DiscoveredKind[] {
  const [first = "", second] = list.groupVersion.split("/");
  const [group, version] = second === undefined ? ["", first] : [first, second];
  const subresources = new Map<string, string[]>();
  for (const { name } of list.resources ?? []) {
    const slash = name.indexOf("/");
    if (slash === -1) continue;
    const parent = name.slice(0, slash);
    subresources.set(parent, [...subresources.get(parent) ?? [], name.slice(slash + 1)]);
  }
  return (list.resources ?? []).filter((r) => !r.name.includes("/")).map((r) => ({
    group,
    version,
    kind: r.kind,
    plural: r.name,
    singular: r.singularName || r.kind.toLowerCase(),
    scope: r.namespaced ? "Namespaced" : "Cluster",
    shortNames: r.shortNames ?? [],
    categories: r.categories ?? [],
    verbs: (r.verbs ?? []) as Verb[],
    subresources: subresources.get(r.name) ?? [],
    preferred: preferred(r.name),
  }));
}
