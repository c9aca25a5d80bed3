/**
 * Aggregated discovery: everything in one document.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 *
 * @module
 */

import { parseAccept } from "./accept.ts";
import type { Served } from "./catalog.ts";
import { servedGroups } from "./discovery.ts";
import { etagOf } from "./etag.ts";
import type { Kernel } from "./kernel.ts";
import { textResponse } from "./respond.ts";

/** Answers with everything in one document; undefined for a client that prefers plain discovery. */
export async function aggregatedDiscovery(
  kernel: Kernel,
  request: Request,
  core: boolean,
): Promise<Response | undefined> {
  const version = aggregatedVersion(request.headers.get("accept"));
  if (!version) return undefined;
  const text = JSON.stringify(await groupDiscoveryList(kernel, core, version));
  const etag = await etagOf(text);
  const fresh = request.headers.get("if-none-match") === etag;
  const response = textResponse(
    fresh ? 304 : 200,
    fresh ? "" : `${text}\n`,
    `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
  );
  response.headers.set("etag", etag);
  response.headers.set("vary", "Accept");
  response.headers.set("cache-control", "public");
  return response;
}

/** The newest form that a client accepts before it accepts plain discovery; undefined for plain. */
function aggregatedVersion(accept: string | null): "v2" | "v2beta1" | undefined {
  for (const { type, params } of parseAccept(accept)) {
    if (type !== "application/json") continue;
    if (params["as"] === undefined) return undefined;
    if (params["as"] !== "APIGroupDiscoveryList" || params["g"] !== "apidiscovery.k8s.io") continue;
    if (params["v"] === "v2" || params["v"] === "v2beta1") return params["v"];
  }
  return undefined;
}

/** The document of the core group (at /api) or of all others (at /apis). */
async function groupDiscoveryList(
  kernel: Kernel,
  core: boolean,
  version: string,
): Promise<Record<string, unknown>> {
  const isServed = (name: string, v: string) =>
    kernel.catalog.inVersion(name, v).length > 0 || kernel.aggregation.remotes.has(`${v}.${name}`);
  const groups = (await servedGroups(kernel)).filter((g) => (g.name === "") === core)
    .map(({ name, versions }) => ({ name, versions: versions.filter((v) => isServed(name, v)) }))
    .filter(({ versions }) => versions.length > 0);
  const elsewhere = core ? undefined : await remoteVersions(kernel);
  return {
    kind: "APIGroupDiscoveryList",
    apiVersion: `apidiscovery.k8s.io/${version}`,
    metadata: {},
    items: groups.map((group) => ({
      metadata: core ? {} : { name: group.name },
      versions: group.versions.map((v) =>
        elsewhere?.get(`${group.name}/${v}`) ?? {
          version: v,
          resources: kernel.catalog.inVersion(group.name, v).map(resource),
          freshness: "Current",
        }
      ),
    })),
  };
}

async function remoteVersions(kernel: Kernel): Promise<ReadonlyMap<string, unknown> | undefined> {
  if (kernel.aggregation.remotes.size === 0) return undefined;
  return await (await import("./aggregation/discovery.ts")).remoteVersions(kernel);
}

/** The group and version of a kind are told where they are others than those of the resource. */
function resource({ type, version }: Served): Record<string, unknown> {
  const subresources = [...version.subresources.values()].sort((a, b) => a.name < b.name ? -1 : 1);
  const kind = (group: string, of: string, name: string) =>
    group === type.group && of === version.version
      ? { group: "", version: "", kind: name }
      : { group, version: of, kind: name };
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
