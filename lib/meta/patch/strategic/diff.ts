/**
 * Creates strategic merge patches.
 *
 * @module
 */

import { deepEqual, getOwn, isObject, setOwn } from "../../deep.ts";
import type { TypeSchema } from "../../type_schema.ts";
import { PATCH, RETAIN } from "./directives.ts";
import { fieldOf, itemsOf } from "./field.ts";
import { goText } from "../../go_text.ts";
import { type Json, mergeValue, typeOf } from "./value.ts";
import { elementType, sortLike } from "./order.ts";

/** Which differences a patch takes up. */
export interface DiffOptions {
  readonly changes: boolean;
  readonly deletions: boolean;
  /** Name the fields that stay. */
  readonly retainKeys?: boolean;
}

/** The patch that turns an object into another. */
export function diffMaps(from: Json, to: Json, type: TypeSchema, options: DiffOptions): Json {
  const patch: Json = {};
  for (const key of Object.keys(to)) {
    if (to[key] !== undefined) diffField(patch, key, getOwn(from, key), to[key], type, options);
  }
  const gone = Object.keys(from).filter((k) =>
    from[k] !== undefined && getOwn(to, k) === undefined
  );
  if (options.deletions) { for (const key of gone) setOwn(patch, key, null); }
  const named = Object.keys(to).filter((k) => to[k] !== null && to[k] !== undefined);
  const changed = Object.keys(patch).length > 0 || gone.some((k) => from[k] !== null);
  if (options.retainKeys && named.length > 0 && changed) patch[RETAIN] = named.sort();
  return patch;
}

function diffField(
  patch: Json,
  key: string,
  from: unknown,
  to: unknown,
  type: TypeSchema,
  options: DiffOptions,
): void {
  if (from === undefined || typeOf(from) !== typeOf(to) || typeof to !== "object" || to === null) {
    if (options.changes && (from === undefined || !deepEqual(from, to))) setOwn(patch, key, to);
    return;
  }
  if (deepEqual(from, to) && !knows(type, key)) return;
  const { type: valueType, patch: strategy } = fieldOf(type, key);
  const retainKeys = strategy?.retainKeys ?? false;
  if (isObject(to)) {
    if (strategy?.replace) {
      if (options.changes && !deepEqual(from, to)) setOwn(patch, key, to);
      return;
    }
    const inner = diffMaps(from as Json, to, valueType, { ...options, retainKeys });
    if (Object.keys(inner).length > 0) setOwn(patch, key, inner);
  } else if (strategy?.merge) {
    const lists = { from: from as unknown[], to: to as unknown[] };
    diffLists(patch, key, lists, itemsOf(valueType), strategy.mergeKey, { ...options, retainKeys });
  } else if (options.changes && !deepEqual(from, to)) setOwn(patch, key, to);
}

function knows(type: TypeSchema, key: string): boolean {
  return type.kind === "map" && type.field(key) !== undefined;
}

function diffLists(
  patch: Json,
  key: string,
  { from, to }: { readonly from: unknown[]; readonly to: unknown[] },
  items: TypeSchema,
  mergeKey: string | undefined,
  options: DiffOptions,
): void {
  if (from.length === 0) {
    if (to.length > 0 && options.changes) setOwn(patch, key, to);
    return;
  }
  if (elementType(from, to) !== "map" || mergeKey === undefined) {
    diffScalars(patch, key, from, to, options);
    return;
  }
  const { changed, deleted } = diffElements(from as Json[], to as Json[], items, mergeKey, options);
  const elements = [...sortLike(changed, to, mergeKey), ...deleted];
  const keys = (list: unknown[]) => list.map((v) => mergeValue(v, mergeKey));
  const reordered = options.changes && !deepEqual(keys(from), keys(to));
  if (elements.length > 0) setOwn(patch, key, elements);
  if (elements.length > 0 || reordered) {
    const order = keys(to).map((value) => ({ [mergeKey]: value }));
    if (order.length > 0) patch[`$setElementOrder/${key}`] = order;
  }
}

function diffScalars(
  patch: Json,
  key: string,
  from: readonly unknown[],
  to: readonly unknown[],
  options: DiffOptions,
): void {
  const added = options.changes ? to.filter((v) => !from.includes(v)) : [];
  const deleted = options.deletions ? from.filter((v) => !to.includes(v)) : [];
  if (added.length > 0) setOwn(patch, key, added);
  if (deleted.length > 0) patch[`$deleteFromPrimitiveList/${key}`] = [...new Set(deleted)];
  const ordered = deleted.length > 0 || (options.changes && !deepEqual(from, to));
  if (ordered && to.length > 0) patch[`$setElementOrder/${key}`] = to;
}

function diffElements(
  from: readonly Json[],
  to: readonly Json[],
  items: TypeSchema,
  mergeKey: string,
  options: DiffOptions,
): { readonly changed: Json[]; readonly deleted: Json[] } {
  const old = sortByKey(from, mergeKey);
  const wanted = sortByKey(to, mergeKey);
  const changed: Json[] = [];
  const deleted: Json[] = [];
  // A merge key may occur twice: two ports with one number. Equals are paired as they come.
  for (let i = 0, j = 0; i < old.length || j < wanted.length;) {
    const before = old[i];
    const after = wanted[j];
    if (before && (!after || before.text < after.text)) {
      if (options.deletions) deleted.push({ [mergeKey]: before.key, [PATCH]: "delete" });
      i++;
    } else if (after && (!before || after.text < before.text)) {
      if (options.changes) changed.push(after.element);
      j++;
    } else if (before && after) {
      const inner = diffMaps(before.element, after.element, items, options);
      if (Object.keys(inner).length > 0) changed.push({ ...inner, [mergeKey]: after.key });
      i++;
      j++;
    }
  }
  return { changed, deleted };
}

interface Keyed {
  readonly element: Json;
  readonly key: unknown;
  readonly text: string;
}

/** Sorted by the text of the key; equals in reverse, as in the reference implementation. */
function sortByKey(list: readonly Json[], mergeKey: string): Keyed[] {
  const keyed = list.map((element) => {
    const key = mergeValue(element, mergeKey);
    return { element, key, text: goText(key) };
  });
  return keyed.reverse().sort((a, b) => a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}
