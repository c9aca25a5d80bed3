/**
 * OpenAPI v3 documents, one for each group and version, made from the schema tables.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 *
 * @module
 */

import type { Schema } from "../../meta/schema.ts";
import { definitionId } from "../../meta/schema_text.ts";
import { definitionOf, referenced, schemaOf } from "../builtin_types.ts";
import type { Catalog, Served } from "../catalog.ts";
import { customSchemas } from "./custom_schemas.ts";
import { resourceListPath } from "./discovery_documents.ts";
import { withFacts } from "./facts.ts";
import { builtInDocument, customDocument, type Fields } from "./frame.ts";
import { pathsOf } from "./paths.ts";

/** The key of a group and version in the index: "api/v1", "apis/apps/v1". */
export function documentKey(group: string, version: string): string {
  return group === "" ? `api/${version}` : `apis/${group}/${version}`;
}

/** The document of a group and version. */
export function openApiDocument(
  catalog: Catalog,
  group: string,
  version: string,
): Fields {
  const served = catalog.inVersion(group, version);
  const isCustom = served.every((one) => one.type.custom);
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, unknown> = isCustom ? {} : { ...resourceListPath(group, version) };
  for (const one of served) {
    Object.assign(paths, pathsOf(one));
    collect(one, schemas);
  }
  for (const name of ["DeleteOptions", "WatchEvent"]) {
    const id = definitionId(`meta.v1.${name}`);
    if (id in schemas && !isCustom) schemas[id] = ofGroup(schemas[id] as Schema, group, version);
  }
  return isCustom ? customDocument(paths, schemas) : builtInDocument(paths, schemas);
}

/** The schemas of definitions, and of those that they refer to. */
export function definitions(...shorts: readonly string[]): Record<string, unknown> {
  const schemas: Record<string, unknown> = {};
  for (const short of shorts) addDefinition(short, schemas);
  return schemas;
}

/** What every group has a kind for, without those of other groups. */
function ofGroup(schema: Schema, group: string, version: string): Schema {
  const kinds = schema["x-kubernetes-group-version-kind"] ?? [];
  const own = kinds.filter((k) =>
    k.group === "" ? k.version === "v1" : k.group === group && k.version === version
  );
  return { ...schema, "x-kubernetes-group-version-kind": own };
}

/** The name of the schema of a resource's objects. */
export function schemaName({ type, version }: Served): string {
  const apiVersion = type.group === "" ? version.version : `${type.group}/${version.version}`;
  const short = type.custom ? undefined : definitionOf(apiVersion, type.kind);
  if (short !== undefined) return definitionId(short);
  return `${type.group.split(".").reverse().join(".")}.${version.version}.${type.kind}`;
}

function collect(served: Served, schemas: Record<string, unknown>): void {
  const { type, version } = served;
  const apiVersion = type.group === "" ? version.version : `${type.group}/${version.version}`;
  if (type.custom) Object.assign(schemas, customSchemas(served, schemaName(served)));
  else for (const kind of [type.kind, type.listKind]) addKind(apiVersion, kind, schemas);
  for (const sub of version.subresources.values()) {
    const group = sub.kindGroup === "" ? sub.kindVersion : `${sub.kindGroup}/${sub.kindVersion}`;
    addKind(group, sub.kind, schemas);
  }
  for (const short of besideObjects(served)) addDefinition(short, schemas);
}

/** What is sent and answered besides objects. */
function besideObjects({ type, version: { verbs } }: Served): string[] {
  const deletes = verbs.includes("delete") || verbs.includes("deletecollection");
  const watches = verbs.includes("watch") && !type.custom;
  const names = [
    ...(type.custom ? ["ObjectMeta", "ListMeta"] : ["APIResourceList"]),
    ...(deletes ? ["DeleteOptions", "Status"] : []),
    ...(verbs.includes("patch") ? ["Patch"] : []),
    ...(watches ? ["WatchEvent"] : []),
  ];
  return names.map((name) => `meta.v1.${name}`);
}

function addKind(apiVersion: string, kind: string, schemas: Record<string, unknown>): void {
  const short = definitionOf(apiVersion, kind);
  if (short !== undefined) addDefinition(short, schemas);
}

function addDefinition(short: string, schemas: Record<string, unknown>): void {
  const id = definitionId(short);
  if (id in schemas) return;
  const schema = schemaOf(short);
  if (!schema) return;
  schemas[id] = schema;
  schemas[id] = openTypes[short] ??
    published(withFacts(short, schema), (inner) => addDefinition(inner, schemas));
}

/** What may be of two types. */
const openTypes: Readonly<Record<string, unknown>> = {
  "~api.resource.Quantity": { oneOf: [{ type: "string" }, { type: "number" }] },
  "~util.intstr.IntOrString": {
    format: "int-or-string",
    oneOf: [{ type: "integer" }, { type: "string" }],
  },
};

/** The schema with references as version 3 writes them. */
function published(schema: Schema, visit: (short: string) => void): Record<string, unknown> {
  const short = referenced(schema);
  if (short !== undefined) {
    visit(short);
    const { $ref: _ref, allOf: _all, ...rest } = schema;
    const ref = { $ref: `#/components/schemas/${definitionId(short)}` };
    return Object.keys(rest).length === 0 ? ref : { ...rest, allOf: [ref] };
  }
  const result: Record<string, unknown> = { ...schema };
  if (schema.properties) {
    result["properties"] = Object.fromEntries(
      Object.entries(schema.properties).map(([name, s]) => [name, published(s, visit)]),
    );
  }
  if (schema.items) result["items"] = published(schema.items, visit);
  if (typeof schema.additionalProperties === "object") {
    result["additionalProperties"] = published(schema.additionalProperties, visit);
  }
  return result;
}
