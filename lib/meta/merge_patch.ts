/**
 * JSON merge patch: apply, create from two states and from three.
 *
 * A merge patch cannot set a value to null (null deletes) and replaces lists as a whole.
 *
 * Source: RFC 7396
 *
 * @module
 */

import { deepCopy, deepEqual, getOwn, isObject, setOwn } from "./deep.ts";

/** How a merge patch is applied. */
export interface MergePatchOptions {
  /**
   * Deviate from the RFC as the API server does: objects within the patch's lists lose their null
   * fields.
   *
   * @default {false}
   */
  readonly lenient?: boolean;
}

/**
 * Applies a merge patch to a copy of a document and returns the copy.
 *
 * @example
 * ```ts
 * import { applyMergePatch } from "kubist/meta";
 *
 * applyMergePatch({ a: 1, b: 2 }, { b: null, c: 3 }); // { a: 1, c: 3 }
 * ```
 */
export function applyMergePatch(
  target: unknown,
  patch: unknown,
  options: MergePatchOptions = {},
): unknown {
  if (!isObject(patch)) return deepCopy(patch);
  const copy = options.lenient ? copyWithoutNulls : deepCopy;
  return mergeInto(isObject(target) ? deepCopy(target) : {}, patch, copy);
}

function mergeInto(
  target: Record<string, unknown>,
  patch: Record<string, unknown>,
  copy: (value: unknown) => unknown,
): Record<string, unknown> {
  for (const key of Object.keys(patch)) {
    const value = patch[key];
    if (value === undefined) continue;
    const old = getOwn(target, key);
    if (value === null) delete target[key];
    else if (isObject(value)) setOwn(target, key, mergeInto(isObject(old) ? old : {}, value, copy));
    // The API server takes a list that replaces an object as it is.
    else setOwn(target, key, isObject(old) ? deepCopy(value) : copy(value));
  }
  return target;
}

/** A copy whose objects have no null fields; nulls in lists stay. */
function copyWithoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyWithoutNulls);
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (value[key] !== null) setOwn(result, key, copyWithoutNulls(value[key]));
  }
  return result;
}

/**
 * The merge patch that turns `from` into `to`; `{}` when they are the same.
 *
 * Exact for objects that hold no null, as the API's objects do: a key that `to` sets to null is
 * deleted.
 *
 * @example
 * ```ts
 * import { createMergePatch } from "kubist/meta";
 *
 * createMergePatch({ a: 1, b: 2 }, { a: 1, c: 3 }); // { b: null, c: 3 }
 * ```
 */
export function createMergePatch(from: unknown, to: unknown): unknown {
  if (!isObject(from) || !isObject(to)) return deepCopy(to);
  const patch: Record<string, unknown> = {};
  for (const key of Object.keys(from)) {
    if (from[key] !== undefined && getOwn(to, key) === undefined) setOwn(patch, key, null);
  }
  for (const key of Object.keys(to)) {
    const value = to[key];
    const old = getOwn(from, key);
    if (value === undefined || (old !== undefined && deepEqual(old, value))) continue;
    const both = isObject(old) && isObject(value);
    setOwn(patch, key, both ? createMergePatch(old, value) : deepCopy(value));
  }
  return patch;
}

/**
 * The merge patch that brings `current` to what the caller wants: additions and changes come from
 * `current` → `modified`, deletions only from `original` → `modified`, so that what others added stays.
 *
 * @param original What the caller applied last time.
 * @param modified What the caller wants now.
 * @param current What the server has.
 */
export function createThreeWayMergePatch(
  original: unknown,
  modified: unknown,
  current: unknown,
): unknown {
  const changes = keep(createMergePatch(current, modified), (v) => v !== null);
  const deletions = keep(createMergePatch(original ?? {}, modified), (v) => v === null);
  return applyNullsToo(changes ?? {}, deletions ?? {});
}

/** The parts of a patch whose leaves pass a test; undefined when there are none. */
function keep(patch: unknown, wanted: (leaf: unknown) => boolean): unknown {
  if (!isObject(patch)) return wanted(patch) ? patch : undefined;
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(patch)) {
    const value = keep(patch[key], wanted);
    if (value !== undefined) setOwn(kept, key, value);
  }
  const empty = Object.keys(kept).length === 0;
  // An object that a patch adds empty is a change of its own.
  return empty && (Object.keys(patch).length > 0 || !wanted({})) ? undefined : kept;
}

/** Merges two patches: nulls of the second are kept instead of carried out. */
function applyNullsToo(into: unknown, patch: unknown): unknown {
  if (!isObject(into) || !isObject(patch)) return patch;
  const result: Record<string, unknown> = { ...into };
  for (const key of Object.keys(patch)) {
    const old = getOwn(result, key);
    setOwn(result, key, old === undefined ? patch[key] : applyNullsToo(old, patch[key]));
  }
  return result;
}
