/**
 * Discovery, one document per group and version.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
 *
 * @module
 */

import type { Catalog, Served, ServedGroup } from "./catalog.ts";
import type { Kernel } from "./kernel.ts";

/** All groups: those that are served here, and those of other servers. */
export async function servedGroups(kernel: Kernel): Promise<readonly ServedGroup[]> {
  if (!kernel.aggregation.isChanged) return kernel.catalog.groups;
  const { mergedGroups } = await import("./aggregation/discovery.ts");
  return mergedGroups(kernel);
}

/** The document at /api. */
export function apiVersions(host: string): Record<string, unknown> {
  return {
    kind: "APIVersions",
    versions: ["v1"],
    serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress: host }],
  };
}

/** The document at /apis. */
export function apiGroupList(all: readonly ServedGroup[]): Record<string, unknown> {
  const groups = all.filter((g) => g.name !== "").map(groupBody);
  return { kind: "APIGroupList", apiVersion: "v1", groups };
}

/** The document at /apis/GROUP; undefined for an unknown group. */
export function apiGroup(
  all: readonly ServedGroup[],
  name: string,
): Record<string, unknown> | undefined {
  const group = all.find((g) => g.name === name);
  return group && { kind: "APIGroup", apiVersion: "v1", ...groupBody(group) };
}

/** The document at /api/v1 or /apis/GROUP/VERSION; undefined when it is not served. */
export async function apiResourceList(
  catalog: Catalog,
  group: string,
  version: string,
): Promise<Record<string, unknown> | undefined> {
  const resources = catalog.inVersion(group, version);
  if (resources.length === 0) return undefined;
  return {
    kind: "APIResourceList",
    ...(group === "" ? {} : { apiVersion: "v1" }),
    groupVersion: group === "" ? version : `${group}/${version}`,
    resources: (await Promise.all(resources.map(entries))).flat(),
  };
}

function groupBody(group: ServedGroup): Record<string, unknown> {
  const versions = group.versions.map((version) => ({
    groupVersion: `${group.name}/${version}`,
    version,
  }));
  return { name: group.name, versions, preferredVersion: versions[0] };
}

async function entries({ type, version }: Served): Promise<Record<string, unknown>[]> {
  const main = {
    name: type.plural,
    singularName: type.singular,
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: version.verbs,
    ...(version.shortNames.length === 0 ? {} : { shortNames: version.shortNames }),
    ...(version.categories.length === 0 ? {} : { categories: version.categories }),
    ...(version.verbs.includes("create") && version.verbs.includes("list")
      ? { storageVersionHash: await storageHash(type) }
      : {}),
  };
  const rest = [...version.subresources.values()];
  if (!type.custom) rest.sort((a, b) => a.name < b.name ? -1 : 1);
  return [
    main,
    ...rest.map((sub) => ({
      name: `${type.plural}/${sub.name}`,
      singularName: "",
      namespaced: type.namespaced,
      ...(sub.kindGroup === type.group && sub.kindVersion === version.version
        ? {}
        : { group: sub.kindGroup, version: sub.kindVersion }),
      kind: sub.kind,
      verbs: sub.verbs,
    })),
  ];
}

/** What tells clients that the form in which objects are stored has changed. */
async function storageHash(type: Served["type"]): Promise<string> {
  const apiVersion = type.storageApiVersion ?? `${type.group}/${type.storageVersion}`;
  const text = `${apiVersion.includes("/") ? "" : "/"}${apiVersion}/${type.kind}`;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash, 0, 8)));
}
