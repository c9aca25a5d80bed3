/**
 * What types say of the fields that a strategic merge patch touches.
 *
 * @module
 */

import type { FieldSchema, TypeSchema } from "../../type_schema.ts";
import { strategicError } from "./value.ts";

/** The schema of an object's field. */
export function fieldOf(type: TypeSchema, name: string): FieldSchema {
  const field = type.kind === "map" ? type.field(name) : undefined;
  if (field) return field;
  const free = type.kind === "map" && type.values !== undefined;
  const state = free
    ? "merging an object in json but data type is not struct, instead is: map"
    : `unable to find api field in struct ${
      type.kind === "map" ? type.name ?? "Object" : "RawExtension"
    } for the json field ${JSON.stringify(name)}`;
  throw strategicError("format", state);
}

/** The type of a list's elements. */
export function itemsOf(type: TypeSchema): TypeSchema {
  return type.kind === "list" ? type.items : type;
}
