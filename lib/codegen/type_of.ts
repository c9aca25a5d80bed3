/**
 * The type of a schema.
 *
 * @module
 */

import type { Schema } from "../meta/schema.ts";
import { knownType, scalars } from "./known.ts";
import type { EnumValue, TypeExpr } from "./model.ts";
import { refId, unwrap } from "./schema.ts";

/** Where a schema stands: the id and the name that an object there would get, and how deep it is. */
export interface Place {
  readonly id: string;
  readonly wish: string;
  readonly depth: number;
}

/** What reading a type may ask for. */
export interface TypeContext {
  /** Whether a definition exists. */
  readonly exists: (id: string) => boolean;
  /** Called for each object inside the schema: it becomes a type of its own. */
  readonly nested: (id: string, name: string, schema: Schema, depth: number) => void;
}

const deepest = 100;
const unknown: TypeExpr = { is: "plain", text: "unknown" };

/**
 * The type of a schema.
 *
 * **Errors**: `RangeError` for one that is nested too deep.
 */
export function typeOf(wrapped: unknown, place: Place, context: TypeContext): TypeExpr {
  if (place.depth > deepest) {
    throw new RangeError(`Cannot generate a type for ${place.wish}: nested deeper than ${deepest}`);
  }
  const schema = unwrap(wrapped);
  if (schema.$ref !== undefined) return reference(refId(schema.$ref), context);
  if (isIntOrString(schema)) return scalars.intOrString;
  if (schema.enum !== undefined) return enumOf(schema.enum);
  switch (schema.type) {
    case "string":
      return formatted(schema.format);
    case "integer":
    case "number":
      return { is: "plain", text: "number" };
    case "boolean":
      return { is: "plain", text: "boolean" };
    case "array":
      return { is: "list", item: typeOf(schema.items, within(place, "[]"), context) };
    case "object":
      return objectType(schema, place, context);
    default:
      return schema.properties ? objectType(schema, place, context) : unknown;
  }
}

/** Whether an object keeps fields that its schema does not name. */
export function isOpen(schema: Schema): boolean {
  return schema["x-kubernetes-preserve-unknown-fields"] === true ||
    (schema.additionalProperties !== undefined && schema.additionalProperties !== false);
}

function within(place: Place, step: string): Place {
  return { ...place, id: place.id + step, depth: place.depth + 1 };
}

function reference(id: string, context: TypeContext): TypeExpr {
  return knownType(id) ?? (context.exists(id) ? { is: "ref", id } : unknown);
}

function objectType(schema: Schema, place: Place, context: TypeContext): TypeExpr {
  const embedded = schema["x-kubernetes-embedded-resource"] === true;
  if (schema.properties !== undefined || embedded) {
    const whole = embedded ? withTypeMeta(schema) : schema;
    context.nested(place.id, place.wish, whole, place.depth + 1);
    return { is: "ref", id: place.id };
  }
  const values = schema.additionalProperties;
  if (typeof values !== "object") return { is: "map", value: unknown };
  return { is: "map", value: typeOf(values, within(place, "{}"), context) };
}

/** An object inside another one: its type must be said, its metadata is as in a template. */
function withTypeMeta(schema: Schema): Schema {
  const metadata = { $ref: "#/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta" };
  const string: Schema = { type: "string" };
  return {
    ...schema,
    required: [...new Set(["apiVersion", "kind", ...schema.required ?? []])],
    properties: { ...schema.properties, apiVersion: string, kind: string, metadata },
  };
}

function isIntOrString(schema: Schema): boolean {
  return schema["x-kubernetes-int-or-string"] === true || schema.format === "int-or-string";
}

function formatted(format: string | undefined): TypeExpr {
  switch (format) {
    case "date-time":
      return scalars.time;
    case "duration":
      return scalars.duration;
    case "byte":
      return scalars.base64;
    default:
      return { is: "plain", text: "string" };
  }
}

/** A closed set: the server refuses other values. */
function enumOf(values: readonly unknown[]): TypeExpr {
  const plain = values.filter((v): v is EnumValue => v === null || typeof v !== "object");
  return plain.length === values.length && plain.length > 0
    ? { is: "enum", values: plain, open: false }
    : unknown;
}
