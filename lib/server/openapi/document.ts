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
): Record<string, unknown> {
  const served = catalog.inVersion(group, version);
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, unknown> = {};
  for (const one of served) {
    Object.assign(paths, pathsOf(one));
    collect(one, schemas);
  }
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: "v1.36.3" },
    paths,
    components: { schemas },
  };
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
  if (type.custom) {
    const gvk = { group: type.group, version: version.version, kind: type.kind };
    const own = type.schema?.(version.version) ?? { type: "object" };
    const metadata = {
      $ref: "#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta",
    };
    const text = { type: "string" };
    schemas[schemaName(served)] = {
      ...own,
      properties: { apiVersion: text, kind: text, ...own.properties, metadata },
      "x-kubernetes-group-version-kind": [gvk],
    };
    addDefinition("meta.v1.ObjectMeta", schemas);
    return;
  }
  const apiVersion = type.group === "" ? version.version : `${type.group}/${version.version}`;
  for (const kind of [type.kind, type.listKind]) {
    const short = definitionOf(apiVersion, kind);
    if (short !== undefined) addDefinition(short, schemas);
  }
  for (const sub of version.subresources.values()) {
    const group = sub.kindGroup === "" ? sub.kindVersion : `${sub.kindGroup}/${sub.kindVersion}`;
    const short = definitionOf(group, sub.kind);
    if (short !== undefined) addDefinition(short, schemas);
  }
  for (const short of ["meta.v1.DeleteOptions", "meta.v1.Status", "meta.v1.Patch"]) {
    addDefinition(short, schemas);
  }
}

function addDefinition(short: string, schemas: Record<string, unknown>): void {
  const id = definitionId(short);
  if (id in schemas) return;
  const schema = schemaOf(short);
  if (!schema) return;
  schemas[id] = schema;
  schemas[id] = published(schema, (inner) => addDefinition(inner, schemas));
}

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
