/**
 * The paths of an OpenAPI document: which requests a resource answers, and what they may ask for.
 *
 * @module
 */

import type { Served } from "../catalog.ts";
import { schemaName } from "./document.ts";

type Fields = Record<string, unknown>;

const query = (name: string, type: string) => ({
  name,
  in: "query",
  schema: { type, uniqueItems: true },
});
const path = (name: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string", uniqueItems: true },
});

const LIST = [
  query("allowWatchBookmarks", "boolean"),
  query("continue", "string"),
  query("fieldSelector", "string"),
  query("labelSelector", "string"),
  query("limit", "integer"),
  query("resourceVersion", "string"),
  query("resourceVersionMatch", "string"),
  query("sendInitialEvents", "boolean"),
  query("timeoutSeconds", "integer"),
  query("watch", "boolean"),
];
const WRITE = [
  query("dryRun", "string"),
  query("fieldManager", "string"),
  query("fieldValidation", "string"),
];
const PATCH = [...WRITE, query("force", "boolean")];
const DELETE = [
  query("dryRun", "string"),
  query("gracePeriodSeconds", "integer"),
  query("orphanDependents", "boolean"),
  query("propagationPolicy", "string"),
];
/** By these kubectl decides how to patch. */
const PATCHES = [
  "application/apply-patch+yaml",
  "application/json-patch+json",
  "application/merge-patch+json",
];
const STRATEGIC = "application/strategic-merge-patch+json";

/** The paths of a resource and its subresources. */
export function pathsOf(served: Served): Record<string, unknown> {
  const { type, version } = served;
  const root = type.group === ""
    ? `/api/${version.version}`
    : `/apis/${type.group}/${version.version}`;
  const base = type.namespaced
    ? `${root}/namespaces/{namespace}/${type.plural}`
    : `${root}/${type.plural}`;
  const ref = `#/components/schemas/${schemaName(served)}`;
  const gvk = { group: type.group, version: version.version, kind: type.kind };
  const has = (verb: string) => version.verbs.includes(verb);
  const shared = [query("pretty", "string"), ...(type.namespaced ? [path("namespace")] : [])];
  const paths: Record<string, unknown> = {};
  const collection: Fields = { parameters: shared };
  if (has("list")) collection["get"] = operation("list", gvk, ref, LIST);
  if (has("create")) collection["post"] = operation("post", gvk, ref, WRITE, ["*/*"]);
  if (has("deletecollection")) {
    collection["delete"] = operation("deletecollection", gvk, ref, [...LIST, ...DELETE]);
  }
  paths[base] = collection;
  if (type.namespaced && has("list")) {
    paths[`${root}/${type.plural}`] = {
      parameters: [query("pretty", "string")],
      get: operation("list", gvk, ref, LIST),
    };
  }
  if (!type.custom && has("watch")) Object.assign(paths, watchPaths(root, served, gvk, shared));
  const patches = type.custom ? PATCHES : [...PATCHES, STRATEGIC];
  const item = itemPaths(version.verbs, { gvk, ref, shared, patches });
  if (Object.keys(item).length > 1) paths[`${base}/{name}`] = item;
  for (const sub of version.subresources.values()) {
    // Of a custom resource, kube-apiserver has the resource's own kind here, for scale too.
    const subGvk = type.custom
      ? gvk
      : { group: sub.kindGroup, version: sub.kindVersion, kind: sub.kind };
    const item = itemPaths(sub.verbs, { gvk: subGvk, ref, shared, patches });
    if (sub.verbs.includes("create")) item["post"] = operation("post", subGvk, ref, WRITE, ["*/*"]);
    paths[`${base}/{name}/${sub.name}`] = item;
    if (sub.name !== "proxy") continue;
    const parameters = [...item["parameters"] as unknown[], path("path")];
    paths[`${base}/{name}/proxy/{path}`] = { ...item, parameters };
  }
  return paths;
}

const EVENT = "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent";

/** The older paths of watches, which are served as well. */
function watchPaths(
  root: string,
  { type }: Served,
  gvk: Fields,
  shared: readonly unknown[],
): Fields {
  const base = type.namespaced ? `namespaces/{namespace}/${type.plural}` : type.plural;
  const watch = (action: string, more: readonly unknown[]) => ({
    parameters: [...LIST, ...more],
    get: operation(action, gvk, EVENT, []),
  });
  return {
    [`${root}/watch/${type.plural}`]: watch("watchlist", [query("pretty", "string")]),
    [`${root}/watch/${base}`]: watch("watchlist", shared),
    [`${root}/watch/${base}/{name}`]: watch("watch", [...shared, path("name")]),
  };
}

interface Item {
  readonly gvk: Fields;
  readonly ref: string;
  readonly shared: readonly unknown[];
  readonly patches: readonly string[];
}

function itemPaths(verbs: readonly string[], { gvk, ref, shared, patches }: Item): Fields {
  const item: Fields = { parameters: [...shared, path("name")] };
  if (verbs.includes("get")) item["get"] = operation("get", gvk, ref, []);
  if (verbs.includes("update")) item["put"] = operation("put", gvk, ref, WRITE, ["*/*"]);
  if (verbs.includes("patch")) item["patch"] = operation("patch", gvk, ref, PATCH, patches);
  if (verbs.includes("delete")) item["delete"] = operation("delete", gvk, ref, DELETE);
  return item;
}

function operation(
  action: string,
  gvk: Fields,
  ref: string,
  parameters: readonly unknown[],
  body: readonly string[] = [],
): Fields {
  const schema = { $ref: ref };
  return {
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body.length === 0 ? {} : {
      requestBody: {
        content: Object.fromEntries(body.map((t) => [t, { schema }])),
        required: true,
      },
    }),
    responses: { "200": { description: "OK", content: { "application/json": { schema } } } },
    "x-kubernetes-action": action,
    "x-kubernetes-group-version-kind": gvk,
  };
}
