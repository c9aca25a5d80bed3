/**
 * Types from OpenAPI schemas, version 2 and 3, and from custom resource definitions.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 *
 * @module
 */

import { getOwn } from "./deep.ts";
import type { Schema } from "./schema.ts";
import type {
  FieldSchema,
  ListSchema,
  MapSchema,
  PatchStrategy,
  TypeSchema,
} from "./type_schema.ts";

/** Any value: objects are maps, lists are atomic. What a resource without a schema is merged by. */
export const anyValue: TypeSchema = { kind: "any" };

const atomicValue: TypeSchema = { kind: "any", atomic: true };

/** Where types come from. */
export interface OpenApiSource {
  /** The schema of a definition, by the last part of its `$ref`. */
  readonly schema: (definition: string) => Schema | undefined;
  /**
   * The default of a field where its schema holds none, as documents of version 2 do not. Wanted are
   * those of fields that list elements are told apart by.
   */
  readonly defaultOf?: (definition: string, field: string) => unknown;
}

interface Reader extends OpenApiSource {
  /** Types by the name of their definition; made when first asked for, since they may be recursive. */
  readonly types: Map<string, TypeSchema>;
  /** Unknown fields are kept, as `x-kubernetes-preserve-unknown-fields` asks for all that is below. */
  readonly preserve: boolean;
}

/**
 * The types of a document: a function from the name of a definition to its type, undefined for a name
 * that the document lacks. Types are made when first asked for.
 *
 * @example
 * ```ts
 * import { openApiTypes } from "./apply/mod.ts";
 *
 * const definitions = { Cat: { type: "object", properties: { name: { type: "string" } } } };
 * const typeOf = openApiTypes({ schema: (name) => name === "Cat" ? definitions.Cat : undefined });
 * typeOf("Cat")?.kind; // "map"
 * ```
 */
export function openApiTypes(
  source: OpenApiSource,
): (definition: string) => TypeSchema | undefined {
  const reader: Reader = { ...source, types: new Map(), preserve: false };
  return (definition) => named(reader, definition);
}

/** The type of one schema without references, such as `openAPIV3Schema` of a CRD's version. */
export function openApiType(schema: Schema): TypeSchema {
  return typeOf({ schema: () => undefined, types: new Map(), preserve: false }, schema, "");
}

function named(reader: Reader, name: string): TypeSchema | undefined {
  const known = reader.types.get(name);
  if (known) return known;
  const schema = reader.schema(name);
  if (!schema) return undefined;
  const type = special(name) ?? typeOf(reader, schema, name);
  reader.types.set(name, type);
  return type;
}

/** What the API server hard-codes. */
function special(name: string): TypeSchema | undefined {
  if (name === "io.k8s.apimachinery.pkg.api.resource.Quantity") {
    return { kind: "scalar", of: "any" };
  }
  return name === "io.k8s.apimachinery.pkg.runtime.RawExtension" ? atomicValue : undefined;
}

/** The type behind a reference, or written in place. */
function refer(reader: Reader, schema: Schema): TypeSchema {
  const inner = schema.allOf?.length === 1 ? schema.allOf[0] : schema;
  const ref = schema.$ref ?? inner?.$ref;
  if (ref === undefined) return typeOf(reader, schema, "");
  const type = named(reader, ref.slice(ref.lastIndexOf("/") + 1)) ?? anyValue;
  const relation = schema["x-kubernetes-map-type"];
  if (relation === undefined || type.kind !== "map") return type;
  return {
    kind: "map",
    ...(type.name === undefined ? {} : { name: type.name }),
    atomic: relation === "atomic",
    field: (name) => type.field(name),
    get values() {
      return type.values;
    },
  };
}

function typeOf(given: Reader, schema: Schema, name: string): TypeSchema {
  const keeps = schema["x-kubernetes-preserve-unknown-fields"] === true;
  const reader = keeps && !given.preserve ? { ...given, types: new Map(), preserve: true } : given;
  switch (schema.type) {
    case "object":
      return objectType(reader, schema, name);
    case "array":
      return listType(reader, schema);
    case "integer":
    case "number":
      return { kind: "scalar", of: "number" };
    case "boolean":
      return { kind: "scalar", of: "boolean" };
    case "string": {
      const plain = !schema.format || schema.format === "byte";
      return { kind: "scalar", of: plain ? "string" : "any" };
    }
    default:
      return schema.properties === undefined ? anyValue : objectType(reader, schema, name);
  }
}

function objectType(reader: Reader, schema: Schema, name: string): MapSchema {
  const properties = schema.properties ?? {};
  const fields = new Map<string, FieldSchema>();
  const shortName = name.slice(name.lastIndexOf(".") + 1);
  return {
    kind: "map",
    ...(shortName === "" ? {} : { name: shortName }),
    atomic: schema["x-kubernetes-map-type"] === "atomic",
    field: (key) => {
      const known = fields.get(key);
      const property = getOwn(properties, key) as Schema | undefined;
      if (known || !property) return known;
      const made = fieldSchema(reader, property, property.default ?? reader.defaultOf?.(name, key));
      fields.set(key, made);
      return made;
    },
    get values() {
      return valuesType(reader, schema, Object.keys(properties).length === 0);
    },
  };
}

function valuesType(reader: Reader, schema: Schema, fieldless: boolean): TypeSchema | undefined {
  const extra = schema.additionalProperties;
  if (typeof extra === "object") return refer(reader, extra);
  if (extra === undefined) return reader.preserve || fieldless ? anyValue : undefined;
  return extra ? anyValue : undefined;
}

function fieldSchema(reader: Reader, schema: Schema, value: unknown): FieldSchema {
  const patch = patchStrategy(schema);
  let type: TypeSchema | undefined;
  return {
    // Made when first asked for: types may hold themselves.
    get type() {
      return type ??= refer(reader, schema);
    },
    ...(value === undefined ? {} : { default: value }),
    ...(patch ? { patch } : {}),
  };
}

function patchStrategy(schema: Schema): PatchStrategy | undefined {
  const words = schema["x-kubernetes-patch-strategy"]?.split(",");
  if (!words) return undefined;
  const mergeKey = schema["x-kubernetes-patch-merge-key"];
  return {
    merge: words.includes("merge"),
    replace: words.includes("replace"),
    retainKeys: words.includes("retainKeys"),
    ...(mergeKey === undefined ? {} : { mergeKey }),
  };
}

function listType(reader: Reader, schema: Schema): ListSchema {
  let items: TypeSchema | undefined;
  return {
    kind: "list",
    get items() {
      return items ??= schema.items ? refer(reader, schema.items) : atomicValue;
    },
    ...relationOf(schema),
  };
}

function relationOf(schema: Schema): Pick<ListSchema, "relation" | "keys"> {
  const type = schema["x-kubernetes-list-type"];
  if (type === "set") return { relation: "set", keys: [] };
  if (type === "map") {
    return { relation: "map", keys: schema["x-kubernetes-list-map-keys"] ?? [] };
  }
  const strategy = type === undefined ? patchStrategy(schema) : undefined;
  if (!strategy?.merge) return { relation: "atomic", keys: [] };
  return strategy.mergeKey === undefined
    ? { relation: "set", keys: [] }
    : { relation: "map", keys: [strategy.mergeKey] };
}
