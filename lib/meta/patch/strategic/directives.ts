/**
 * The words of strategic merge patches, and the errors in the server's words.
 *
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 *
 * @module
 */

import { deepCopy, getOwn, isObject, setOwn } from "../../deep.ts";
import type { FieldSchema, TypeSchema } from "../../type_schema.ts";
import { PatchError, type PatchProblem } from "../error.ts";

/** A JSON object. */
export type Json = Record<string, unknown>;

/** In an object: what to do with it. */
export const PATCH = "$patch";
/** In an object: the fields that stay. */
export const RETAIN = "$retainKeys";

/** The two directives that stand beside a list. */
export type ListDirective = "$setElementOrder" | "$deleteFromPrimitiveList";

/** The field that a directive beside a list is about; undefined for any other key. */
export function listOf(key: string, directive: ListDirective): string | undefined {
  if (!key.startsWith(directive)) return undefined;
  if (key.startsWith(`${directive}/`)) return key.slice(directive.length + 1);
  const what = directive === "$setElementOrder" ? "setElementOrder list" : "primitive list";
  throw strategicError("format", `invalid patch format of ${what}`);
}

/** The error of a strategic merge patch. */
export function strategicError(problem: PatchProblem, state: string): PatchError {
  return new PatchError(`Cannot apply strategic merge patch: ${state}`, { problem });
}

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

/** The value of an element's merge key. */
export function mergeValue(element: unknown, mergeKey: string): unknown {
  if (!isObject(element)) {
    throw strategicError("format", `expected a map, but received a ${typeOf(element)}`);
  }
  if (Object.hasOwn(element, mergeKey)) return element[mergeKey];
  const state = `map: ${goText(element)} does not contain declared merge key: ${mergeKey}`;
  throw strategicError("key", state);
}

/** What a patch puts where nothing was: itself without directives; undefined when it is one. */
export function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutDirectives).filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, PATCH)) return undefined;
  const result: Json = {};
  for (const key of Object.keys(value)) {
    const kept = withoutDirectives(value[key]);
    if (kept !== undefined) setOwn(result, key, kept);
  }
  return result;
}

/** A copy whose objects have no null fields. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const result: Json = {};
  for (const key of Object.keys(value)) {
    if (value[key] !== null) setOwn(result, key, withoutNulls(value[key]));
  }
  return result;
}

/** The JSON type of a value. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "list";
  return typeof value === "object" ? "map" : typeof value;
}

/** A value as the server's messages print it. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort();
    return `map[${keys.map((k) => `${k}:${goText(value[k])}`).join(" ")}]`;
  }
  return value === null || value === undefined ? "<nil>" : String(value);
}

/** Own value of a key that must be a list. */
export function listAt(object: Json, key: string): unknown[] | undefined {
  const value = getOwn(object, key);
  if (value === undefined || Array.isArray(value)) return value;
  throw strategicError("format", `expected a list, but received a ${typeOf(value)}`);
}

/** A copy of an object that may be changed. */
export function ownCopy(value: unknown): Json {
  return isObject(value) ? deepCopy(value) : {};
}
