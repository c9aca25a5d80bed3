/**
 * Merges a strategic merge patch into an object, or into another patch.
 *
 * @module
 */

import { deepEqual, getOwn, isObject, setOwn } from "../../deep.ts";
import type { TypeSchema } from "../../type_schema.ts";
import { listOf, PATCH, RETAIN, withoutDirectives } from "./directives.ts";
import { fieldOf, itemsOf } from "./field.ts";
import { goText } from "../../go_text.ts";
import { type Json, strategicError, typeOf, withoutNulls } from "./value.ts";
import { deleteScalars, mergeList } from "./lists.ts";
import { mergeOrdered } from "./set_order.ts";

/** What the patch is merged into: an object, where directives act, or a patch, where they stay. */
export type Into = "object" | "patch";

/** Merges a patch into a target, which is changed; the patch is not. */
export function mergeMap(target: Json, given: Json, type: TypeSchema, into: Into): Json {
  if (Object.hasOwn(given, PATCH)) return mergeDirective(given);
  const patch: Json = { ...given };
  retainKeys(target, patch, into);
  mergeOrdered(target, patch, type, into);
  for (const key of Object.keys(patch)) {
    const list = listOf(key, "$deleteFromPrimitiveList");
    if (list === undefined) continue;
    if (into === "patch") setOwn(target, key, patch[key]);
    else deleteFrom(target, list, patch[key], type);
    delete patch[key];
  }
  for (const key of Object.keys(patch)) mergeField(target, key, patch[key], type, into);
  return target;
}

function mergeDirective(patch: Json): Json {
  const { [PATCH]: directive, ...rest } = patch;
  if (directive === "replace") return rest;
  if (directive === "delete") return {};
  throw unknownDirective(directive, patch);
}

/** The error for a `$patch` with a value that is none. */
export function unknownDirective(directive: unknown, patch: Json): Error {
  const state = `unknown patch type: ${goText(directive)} in map: ${goText(patch)}`;
  return strategicError("directive", state);
}

function mergeField(target: Json, key: string, value: unknown, type: TypeSchema, into: Into): void {
  if (value === undefined) return;
  if (value === null) {
    delete target[key];
    if (into === "patch") setOwn(target, key, null);
    return;
  }
  const old = getOwn(target, key);
  if (old === undefined || typeOf(old) !== typeOf(value) || typeof value !== "object") {
    const made = withoutDirectives(into === "object" ? withoutNulls(value) : value);
    if (made === undefined) delete target[key];
    else setOwn(target, key, made);
    return;
  }
  const field = fieldOf(type, key);
  const strategy = field.patch;
  if (isObject(old)) {
    const merged = strategy?.replace ? value : mergeMap(old, value as Json, field.type, into);
    setOwn(target, key, merged);
  } else {
    const list = strategy?.merge
      ? mergeList(
        old as unknown[],
        value as unknown[],
        itemsOf(field.type),
        strategy.mergeKey,
        into,
      )
      : value;
    setOwn(target, key, list);
  }
}

function deleteFrom(target: Json, key: string, values: unknown, type: TypeSchema): void {
  const old = getOwn(target, key);
  if (values === null) delete target[key];
  if (!Array.isArray(old) || !Array.isArray(values)) return;
  fieldOf(type, key);
  setOwn(target, key, deleteScalars(old, values));
}

/** Removes the fields of an object that a patch does not name. */
function retainKeys(target: Json, patch: Json, into: Into): void {
  if (!Object.hasOwn(patch, RETAIN)) return;
  const keys = patch[RETAIN];
  delete patch[RETAIN];
  if (into === "patch") {
    const own = getOwn(target, RETAIN);
    if (own !== undefined && !deepEqual(own, keys)) {
      throw strategicError("retain", `${goText(own)} and ${goText(keys)} are not deep equal`);
    }
    setOwn(target, RETAIN, keys);
    return;
  }
  const named = Array.isArray(keys) ? new Set(keys) : undefined;
  const stray = Object.keys(patch).some((key) =>
    patch[key] !== null && !/^\$(deleteFromPrimitiveList|setElementOrder)/.test(key) &&
    !named?.has(key)
  );
  if (!named || stray) throw strategicError("retain", "invalid patch format of retainKeys");
  for (const key of Object.keys(target)) if (!named.has(key)) delete target[key];
}
