/**
 * The words of strategic merge patches.
 *
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 *
 * @module
 */

import { isObject, setOwn } from "../../deep.ts";
import { type Json, strategicError } from "./value.ts";

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
