/**
 * JSON values as CEL has them: whole numbers, times, durations and bytes by the schema of their field.
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";
import type { Schema } from "../../meta/schema.ts";
import { celName } from "./names.ts";

/** Makes a duration of its text. */
export type ToDuration = (text: string) => unknown;

/** The value of a field in CEL. */
export function celValue(value: unknown, schema: Schema, toDuration: ToDuration): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => celValue(item, schema.items ?? {}, toDuration));
  }
  if (isObject(value)) return celMap(value, schema, toDuration);
  if (typeof value === "number") return celNumber(value, schema);
  return typeof value === "string" ? celText(value, schema, toDuration) : value;
}

function celMap(
  value: Record<string, unknown>,
  schema: Schema,
  toDuration: ToDuration,
): Record<string, unknown> {
  const { properties = {}, additionalProperties: extra } = schema;
  const map: Record<string, unknown> = Object.create(null);
  for (const [key, inner] of Object.entries(value)) {
    const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const name = field ? celName(key) : key;
    const of = field ?? (typeof extra === "object" ? extra : {});
    if (name !== undefined) map[name] = celValue(inner, of, toDuration);
  }
  return map;
}

function celNumber(value: number, schema: Schema): unknown {
  const whole = schema.type !== "number" && Number.isInteger(value);
  return whole ? BigInt(value) : value;
}

function celText(text: string, { format }: Schema, toDuration: ToDuration): unknown {
  switch (format) {
    case "date":
    case "date-time":
    case "datetime":
      return new Date(text);
    case "duration":
      return toDuration(text);
    case "byte":
      return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    default:
      return text;
  }
}
