/**
 * Discovery where some groups are served elsewhere.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { ServedGroup } from "../catalog.ts";
import { findAll } from "../controllers/access.ts";
import type { Kernel } from "../kernel.ts";
import type { UserInfo } from "../options.ts";
import { compareVersions } from "../resource_type.ts";
import { passOn } from "./proxy.ts";
import type { RemoteService } from "./registry.ts";

/** What one server says of one version. */
export type VersionDiscovery = Readonly<Record<string, unknown>>;

interface Ranked {
  readonly version: string;
  readonly priority: number;
}

/** What the API service of custom resources says on a real server; here they have none. */
const CUSTOM = { groupPriority: 1000, versionPriority: 100 };
/** The group of API services comes first, whatever others say. */
const FIRST = "apiregistration.k8s.io";

/** All groups, here and elsewhere, by their priorities. */
export function mergedGroups(kernel: Kernel): readonly ServedGroup[] {
  const priorities = new Map<string, number>();
  const found = new Map<string, Map<string, Ranked>>();
  const add = (group: string, version: string, { groupPriority, versionPriority } = CUSTOM) => {
    priorities.set(group, Math.max(priorities.get(group) ?? 0, groupPriority));
    const versions = found.get(group) ?? new Map<string, Ranked>();
    found.set(group, versions.set(version, { version, priority: versionPriority }));
  };
  const type = kernel.catalog.type(FIRST, "apiservices");
  for (const { spec } of type ? findAll(kernel, type, "") as Fields[] : []) {
    const { groupPriorityMinimum: groupPriority = 0, versionPriority = 0 } = spec;
    add(spec.group ?? "", spec.version ?? "", { groupPriority, versionPriority });
  }
  for (const { name, versions } of kernel.catalog.groups) {
    for (const v of versions) if (!found.get(name)?.has(v)) add(name, v);
  }
  const rank = (name: string) => name === FIRST ? Infinity : priorities.get(name) ?? 0;
  return [...found].sort(([a], [b]) => rank(b) - rank(a) || (a < b ? -1 : 1))
    .map(([name, versions]) => ({
      name,
      versions: [...versions.values()].sort((a, b) =>
        b.priority - a.priority || compareVersions(a.version, b.version)
      ).map((v) => v.version),
    }));
}

type Fields = AnyObject & { readonly spec: AnyObject["spec"] };

/** What the servers elsewhere say, by group and version. */
export async function remoteVersions(kernel: Kernel): Promise<Map<string, VersionDiscovery>> {
  const all = await Promise.all([...kernel.aggregation.remotes.values()].map(async (remote) => {
    const { group, version } = remote;
    const document = await versionOf(kernel, remote);
    const entry = document === undefined
      ? { version, freshness: "Stale" }
      : { ...document, version, freshness: "Current" };
    return [`${group}/${version}`, entry] as const;
  }));
  return new Map(all);
}

const ACCEPT = ["v2", "v2beta1"].map((v) =>
  `application/json;g=apidiscovery.k8s.io;v=${v};as=APIGroupDiscoveryList`
).join(",");
const AGGREGATOR: UserInfo = { username: "system:kube-aggregator", groups: [] };

/** From the document of everything where there is one, else from that of the version. */
async function versionOf(
  kernel: Kernel,
  remote: RemoteService,
): Promise<VersionDiscovery | undefined> {
  const ask = async (path: string, accept: string, user: UserInfo) => {
    const request = new Request(`https://aggregator${path}`, { headers: { accept } });
    const response = await passOn({ kernel, remote, request, user });
    return { response, body: parsed(await response.text()) };
  };
  const { group, version } = remote;
  const all = await ask("/apis", ACCEPT, { ...AGGREGATOR, groups: ["system:masters"] });
  if (all.response.status === 503) return undefined;
  if (all.response.status === 200 && isAggregated(all.response)) {
    const groups = listOf(all.body, "items") as { metadata?: { name?: string } }[];
    const versions = groups.filter((g) => g.metadata?.name === group)
      .flatMap((g) => listOf(g, "versions"));
    return versions.find((v) => v["version"] === version) ?? {};
  }
  const one = await ask(`/apis/${group}/${version}`, "application/json", AGGREGATOR);
  if (one.response.status !== 200) return undefined;
  return { resources: fromResourceList(listOf(one.body, "resources") as unknown as ApiResource[]) };
}

function isAggregated({ headers }: Response): boolean {
  const type = headers.get("content-type") ?? "";
  return /g=apidiscovery\.k8s\.io/.test(type) && /as=APIGroupDiscoveryList/.test(type);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown, name: string): Record<string, unknown>[] {
  const list = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list.filter(isObject) : [];
}

interface ApiResource {
  readonly name: string;
  readonly singularName?: string;
  readonly namespaced?: boolean;
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly verbs?: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
}

/** Entries of plain discovery as those of the other form. */
function fromResourceList(list: readonly ApiResource[]): Record<string, unknown>[] {
  const kindOf = ({ group = "", version = "", kind = "" }: Partial<ApiResource>) => ({
    group,
    version,
    kind,
  });
  // A part without a whole gets one.
  const wholes = list.filter((r) => !r.name.includes("/"));
  const lost = list.map((r) => r.name.split("/")[0] ?? "")
    .filter((name, i, all) => all.indexOf(name) === i && !wholes.some((r) => r.name === name))
    .map((name): ApiResource => {
      const { namespaced = false } = list.find((r) => r.name.startsWith(`${name}/`)) ?? {};
      return { name, namespaced };
    });
  return [...wholes, ...lost].map((r) => {
    const parts = list.filter((s) => s.name.startsWith(`${r.name}/`)).map((s) => ({
      subresource: s.name.slice(r.name.length + 1),
      responseKind: s.kind ? kindOf(s) : kindOf({}),
      verbs: s.verbs ?? null,
    }));
    return {
      resource: r.name,
      responseKind: kindOf(r),
      scope: r.namespaced ? "Namespaced" : "Cluster",
      singularResource: r.singularName ?? "",
      verbs: r.verbs ?? null,
      ...(r.shortNames && { shortNames: r.shortNames }),
      ...(r.categories && { categories: r.categories }),
      ...(parts.length > 0 && { subresources: parts }),
    };
  });
}
