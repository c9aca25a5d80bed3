/**
 * Values of expressions as JSON has them.
 *
 * @module
 */

import { formatTime } from "../../meta/time.ts";

interface Optional {
  hasValue(): boolean;
  value(): unknown;
}

/** The JSON value of what an expression gave; what is optional and absent is left out of objects. */
export function jsonValue(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return formatTime(value.getTime());
  if (value instanceof Uint8Array) return btoa(String.fromCharCode(...value));
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value instanceof Map) return jsonValue(Object.fromEntries(value));
  if (typeof value !== "object" || value === null) return value;
  if (isOptional(value)) return value.hasValue() ? jsonValue(value.value()) : undefined;
  const entries = Object.entries(value).map(([key, v]) => [key, jsonValue(v)] as const);
  return Object.fromEntries(entries.filter(([, v]) => v !== undefined));
}

function isOptional(value: object): value is Optional {
  return Object.prototype.toString.call(value) === "[object optional]";
}
