/**
 * OpenAPI documents of an API server to a model.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-interface-definition
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { Verb } from "../meta/kind.ts";
import type { GroupVersionKind } from "../meta/gvk.ts";
import type { Schema } from "../meta/schema.ts";
import type { Resource, Subresource } from "./model.ts";
import { checkNames } from "./names.ts";

/** What documents say together. */
export interface OpenApiFacts {
  readonly schemas: ReadonlyMap<string, Schema>;
  readonly resources: readonly Resource[];
}

/** Further names of resources, as discovery lists them: `/apis/GROUP/VERSION`. */
export interface DiscoveryList {
  /** "apps/v1". */
  readonly groupVersion: string;
  /** What is served in it. */
  readonly resources?: readonly {
    readonly name: string;
    readonly singularName?: string;
    readonly shortNames?: readonly string[];
    readonly categories?: readonly string[];
  }[];
}

/**
 * Reads OpenAPI documents, version 2 (`/openapi/v2`) or 3 (`/openapi/v3/apis/GROUP/VERSION`).
 *
 * **Errors**: `SyntaxError` for names that no API server has.
 */
export function readOpenApi(
  documents: Iterable<unknown>,
  discovery: Iterable<DiscoveryList> = [],
): OpenApiFacts {
  const schemas = new Map<string, Schema>();
  const found = new Map<string, Found>();
  for (const document of documents) {
    if (!isObject(document)) continue;
    const components = isObject(document.components) ? document.components.schemas : undefined;
    const definitions = components ?? document.definitions;
    for (const [id, schema] of Object.entries(isObject(definitions) ? definitions : {})) {
      if (isObject(schema)) schemas.set(id, schema as Schema);
    }
    const paths = isObject(document.paths) ? document.paths : {};
    for (const [path, item] of Object.entries(paths)) {
      if (isObject(item)) readPath(path, item, found);
    }
  }
  return { schemas, resources: resourcesOf(found, discovery) };
}

interface Found {
  readonly group: string;
  readonly version: string;
  /** "deployments" or "deployments/scale" */
  readonly resource: string;
  namespaced: boolean;
  kind: GroupVersionKind | undefined;
  readonly verbs: Set<string>;
}

const pathPattern =
  /^\/(?:api|apis\/([^/{}]+))\/([^/{}]+)\/(namespaces\/\{namespace\}\/)?([^/{}]+)(?:\/\{name\}(?:\/([^/{}]+))?)?$/;

const verbOfAction: Readonly<Record<string, Verb>> = {
  delete: "delete",
  deletecollection: "deletecollection",
  get: "get",
  list: "list",
  patch: "patch",
  post: "create",
  put: "update",
};

function readPath(path: string, item: Record<string, unknown>, found: Map<string, Found>): void {
  const [, group = "", version = "", namespaced, plural = "", sub] = pathPattern.exec(path) ?? [];
  if (plural === "" || plural === "watch") return;
  const resource = sub === undefined ? plural : `${plural}/${sub}`;
  const key = `${group}/${version}/${resource}`;
  const entry = found.get(key) ??
    { group, version, resource, namespaced: false, kind: undefined, verbs: new Set() };
  for (const [method, operation] of Object.entries(item)) {
    if (!isObject(operation)) continue;
    const action = String(operation["x-kubernetes-action"] ?? "");
    const verb = action === "connect" ? methodVerbs[method] : verbOfAction[action];
    if (verb === undefined) continue;
    entry.verbs.add(verb);
    entry.kind ??= kindOf(operation["x-kubernetes-group-version-kind"]);
    if (namespaced !== undefined) entry.namespaced = true;
    found.set(key, entry);
  }
}

/** The verbs of connections, by HTTP method. */
const methodVerbs: Readonly<Record<string, Verb>> = {
  delete: "delete",
  get: "get",
  patch: "patch",
  post: "create",
  put: "update",
};

function kindOf(value: unknown): GroupVersionKind | undefined {
  if (!isObject(value) || typeof value.kind !== "string") return undefined;
  return {
    group: String(value.group ?? ""),
    version: String(value.version ?? ""),
    kind: value.kind,
  };
}

function resourcesOf(
  found: ReadonlyMap<string, Found>,
  discovery: Iterable<DiscoveryList>,
): Resource[] {
  const names = new Map(
    [...discovery].flatMap((list) =>
      (list.resources ?? []).map((r) => [`${list.groupVersion}/${r.name}`, r] as const)
    ),
  );
  return [...found.values()].filter((f) => !f.resource.includes("/") && f.kind).map((f) => {
    const apiVersion = f.group === "" ? f.version : `${f.group}/${f.version}`;
    const kind = f.kind?.kind ?? "";
    const more = names.get(`${apiVersion}/${f.resource}`);
    const resource: Resource = {
      group: f.group,
      version: f.version,
      kind,
      plural: f.resource,
      singular: more?.singularName || kind.toLowerCase(),
      scope: f.namespaced ? "Namespaced" : "Cluster",
      shortNames: more?.shortNames ?? [],
      categories: more?.categories ?? [],
      verbs: sortedVerbs(f, f.verbs.has("list")),
      subresources: subresourcesOf(f, found),
    };
    checkNames(resource);
    return resource;
  });
}

function subresourcesOf(parent: Found, found: ReadonlyMap<string, Found>): Subresource[] {
  const prefix = `${parent.resource}/`;
  return [...found.values()]
    .filter((f) =>
      f.group === parent.group && f.version === parent.version && f.resource.startsWith(prefix)
    )
    .map((f) => ({
      name: f.resource.slice(prefix.length),
      group: f.kind?.group ?? f.group,
      version: f.kind?.version ?? f.version,
      kind: f.kind?.kind ?? "",
      verbs: sortedVerbs(f, false),
    }))
    .sort((a, b) => a.name < b.name ? -1 : 1);
}

/** What can be listed can be watched: newer documents have no paths for it. */
function sortedVerbs(found: Found, watch: boolean): Verb[] {
  return [...found.verbs, ...watch ? ["watch"] : []].sort() as Verb[];
}
