/**
 * Merges lists by element.
 *
 * @module
 */

import type { TypeSchema } from "../../type_schema.ts";
import { PATCH } from "./directives.ts";
import { type Json, mergeValue, strategicError } from "./value.ts";
import { type Into, mergeMap, unknownDirective } from "./merge.ts";
import { elementType, interleave, partition } from "./order.ts";

/** Merges the elements of a patch into a list; those that are new come first. */
export function mergeList(
  target: unknown[],
  patch: unknown[],
  items: TypeSchema,
  mergeKey: string | undefined,
  into: Into,
): unknown[] {
  if (target.length === 0 && patch.length === 0) return target;
  if (elementType(target, patch) !== "map") {
    const [named, others] = partition(unique([...target, ...patch]), patch, undefined);
    return interleave(named, others, patch, target, undefined);
  }
  if (mergeKey === undefined) {
    throw strategicError("key", "cannot merge lists without merge key");
  }
  const [kept, plain] = actOnDirectives(target, patch as Json[], mergeKey);
  const merged = mergeElements(kept, plain, items, mergeKey, into);
  const [named, others] = partition(merged, plain, mergeKey);
  return interleave(named, others, plain, kept, mergeKey);
}

/** A list without some scalars. */
export function deleteScalars(list: readonly unknown[], values: readonly unknown[]): unknown[] {
  const gone = new Set(values);
  return list.filter((v) => !gone.has(v));
}

function mergeElements(
  target: readonly unknown[],
  patch: readonly Json[],
  items: TypeSchema,
  mergeKey: string,
  into: Into,
): unknown[] {
  const merged = [...target];
  for (const element of patch) {
    const key = mergeValue(element, mergeKey);
    const at = merged.findIndex((v) => (v as Json)[mergeKey] === key);
    if (at < 0) merged.push(element);
    else merged[at] = mergeMap(merged[at] as Json, element, items, into);
  }
  return merged;
}

/** Carries out the elements that are directives: the list as they leave it, and the other elements. */
function actOnDirectives(
  target: readonly unknown[],
  patch: readonly Json[],
  mergeKey: string,
): [target: unknown[], plain: Json[]] {
  let kept = [...target];
  let replaces = false;
  const plain: Json[] = [];
  for (const element of patch) {
    if (!Object.hasOwn(element, PATCH)) plain.push(element);
    else if (element[PATCH] === "delete") {
      const key = mergeValue(element, mergeKey);
      kept = kept.filter((v) => (v as Json)[mergeKey] !== key);
    } else if (element[PATCH] === "replace") replaces = true;
    else if (element[PATCH] === "merge") {
      throw strategicError("directive", "merging lists cannot yet be specified in the patch");
    } else throw unknownDirective(element[PATCH], element);
  }
  return replaces ? [plain, []] : [kept, plain];
}

/** As the reference implementation does: a repeated value gives its place to the last one. */
function unique(values: unknown[]): unknown[] {
  let last = values.length - 1;
  for (let i = 0; i < last; i++) {
    for (let j = i + 1; j <= last; j++) {
      if (values[i] !== values[j]) continue;
      values[j] = values[last];
      last--;
      j--;
    }
  }
  return values.slice(0, last + 1);
}
