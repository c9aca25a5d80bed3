/**
 * Finding one's way in the schemas of an OpenAPI document.
 *
 * @module
 */

import type { Kind } from "../../meta/kind.ts";
import { didYouMean } from "../../meta/nearest.ts";
import type { Schema } from "../../meta/schema.ts";
import type { Schemas } from "./openapi.ts";

/** The schema of a Kind; undefined when the document has none. */
export function schemaOf(
  schemas: Schemas,
  { group, version, kind }: Pick<Kind, "group" | "version" | "kind">,
): Schema | undefined {
  return Object.values(schemas).find((schema) =>
    schema["x-kubernetes-group-version-kind"]?.some((gvk) =>
      gvk.kind === kind && gvk.version === version && (gvk.group ?? "") === group
    )
  );
}

/**
 * The schema of a field; lists and maps are passed through.
 *
 * **Errors**: `TypeError` with a near name.
 */
export function fieldOf(schemas: Schemas, schema: Schema, name: string, at: string): Schema {
  const { properties = {} } = insideOf(schemas, schema);
  const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (field) return field;
  const hint = didYouMean(name, Object.keys(properties));
  throw new TypeError(`Cannot explain ${at}.${name}: ${at} has no such field${hint}`);
}

/** The object behind references, lists and maps. */
export function insideOf(schemas: Schemas, schema: Schema): Schema {
  const found = resolved(schemas, schema);
  const { items, properties, additionalProperties } = found;
  if (items) return insideOf(schemas, items);
  if (typeof additionalProperties === "object" && !properties) {
    return insideOf(schemas, additionalProperties);
  }
  return found;
}

/** "[]Container", "map[string]string", "IntOrString". */
export function typeName(schemas: Schemas, schema: Schema): string {
  const found = resolved(schemas, schema);
  const { items, properties, additionalProperties, type } = found;
  if (found["x-kubernetes-int-or-string"] || found.format === "int-or-string") return "IntOrString";
  if (items) return `[]${typeName(schemas, items)}`;
  if (typeof additionalProperties === "object" && !properties) {
    return `map[string]${typeName(schemas, additionalProperties)}`;
  }
  const name = refOf(schema)?.split(".").at(-1);
  if (properties || type === "object") return name ?? "Object";
  return type ?? name ?? "any";
}

/** What a schema says in words; its own words before those of what it refers to. */
export function descriptionOf(schemas: Schemas, schema: Schema): string {
  return schema.description ?? schema.allOf?.[0]?.description ??
    resolved(schemas, schema).description ?? "";
}

function resolved(schemas: Schemas, schema: Schema): Schema {
  const name = refOf(schema);
  const found = name === undefined ? undefined : schemas[name];
  return found ? resolved(schemas, found) : schema;
}

function refOf({ $ref, allOf }: Schema): string | undefined {
  const ref = $ref ?? (allOf?.length === 1 ? allOf[0]?.$ref : undefined);
  return ref?.slice(ref.lastIndexOf("/") + 1);
}
