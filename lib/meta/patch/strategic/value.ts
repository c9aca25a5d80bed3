/**
 * JSON values in strategic merge patches, and the errors, in the server's words.
 *
 * @module
 */

import { deepCopy, getOwn, isObject, setOwn } from "../../deep.ts";
import { goText } from "../../go_text.ts";
import { PatchError, type PatchProblem } from "../error.ts";

/** A JSON object. */
export type Json = Record<string, unknown>;

/** The error of a strategic merge patch. */
export function strategicError(problem: PatchProblem, state: string): PatchError {
  return new PatchError(`Cannot apply strategic merge patch: ${state}`, { problem });
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
