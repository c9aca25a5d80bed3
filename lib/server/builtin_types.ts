/**
 * The schemas and merge types of the built-in kinds.
 *
 * @module
 */

import { defaults } from "../generated/server/defaults.ts";
import { schemas } from "../generated/server/schemas.ts";
import { openApiTypes } from "../meta/openapi_types.ts";
import type { Schema } from "../meta/schema.ts";
import { definitionId, readSchema, shortDefinition } from "../meta/schema_text.ts";
import type { TypeSchema } from "../meta/type_schema.ts";
import { jsonFields } from "./protobuf/messages.ts";

let byKind: Map<string, string> | undefined;
let typeByName: ((definition: string) => TypeSchema | undefined) | undefined;
const parsed = new Map<string, Schema | undefined>();
const references = new WeakMap<Schema, string | undefined>();

/** The short name of the definition of a kind: "core.v1.Pod" of "v1" and "Pod". */
export function definitionOf(apiVersion: string, kind: string): string | undefined {
  byKind ??= indexKinds();
  const full = apiVersion.includes("/") ? apiVersion : `/${apiVersion}`;
  return byKind.get(`${full}/${kind}`);
}

/** A definition by its short name. */
export function schemaOf(short: string): Schema | undefined {
  if (!parsed.has(short)) parsed.set(short, readSchema(schemas, short));
  return parsed.get(short);
}

/** The short name of the definition behind a reference. */
export function referenced(schema: Schema): string | undefined {
  if (!references.has(schema)) references.set(schema, readReference(schema));
  return references.get(schema);
}

function readReference(schema: Schema): string | undefined {
  const ref = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
  return ref === undefined ? undefined : shortDefinition(ref.slice(ref.lastIndexOf("/") + 1));
}

/** How objects of a built-in kind are merged. */
export function mergeTypeOf(apiVersion: string, kind: string): TypeSchema | undefined {
  typeByName ??= openApiTypes({
    schema: (id) => schemaOf(shortDefinition(id)),
    defaultOf: (id, field) => {
      const short = shortDefinition(id);
      return defaults[short]?.[field] ?? alwaysZero(short, field);
    },
  });
  const short = definitionOf(apiVersion, kind);
  return short === undefined ? undefined : typeByName(definitionId(short));
}

/** The zero of a text or number that is always written: items of a list without it have it as their key. */
function alwaysZero(short: string, name: string): unknown {
  const field = jsonFields(short)?.get(name);
  if (!field?.always || field.list || field.map) return undefined;
  if (field.type === "s") return "";
  return field.type === "i" || field.type === "l" ? 0 : undefined;
}

function indexKinds(): Map<string, string> {
  const index = new Map<string, string>();
  for (const [short, text] of Object.entries(schemas)) {
    for (const word of text.split(" ")) {
      if (!word.startsWith("%")) break;
      if (word.startsWith("%gvk=")) index.set(word.slice(5), short);
    }
  }
  return index;
}
