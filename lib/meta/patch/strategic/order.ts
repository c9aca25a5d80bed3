/**
 * The order of merged lists: what the patch names keeps the patch's order, the rest keeps its own, and
 * both interleave as they did before.
 *
 * @module
 */

import { isObject } from "../../deep.ts";
import { goText } from "../../go_text.ts";
import { PATCH } from "./directives.ts";
import { mergeValue, strategicError, typeOf } from "./value.ts";

type List = readonly unknown[];

const MIXED = "list element types are not identical";

/** What all elements of some lists are; lists of lists and mixed lists are refused. */
export function elementType(...lists: List[]): string {
  const types = new Set(lists.flat().map(typeOf));
  const [type] = types;
  if (type === "list") throw strategicError("format", "lists of lists are not supported");
  if (types.size > 1) {
    throw strategicError("format", `${MIXED}: ${goText(lists)}`);
  }
  if (type === undefined) throw strategicError("format", "no elements in any of the given slices");
  return type;
}

/** Splits a list into the elements that another list names, and the rest. */
export function partition(
  list: List,
  by: List,
  mergeKey: string | undefined,
): [named: unknown[], others: unknown[]] {
  const names = new Set(by.map((v) => keyOf(v, mergeKey)));
  const isNamed = (v: unknown) => names.has(mergeKey === undefined ? v : mergeValue(v, mergeKey));
  return [list.filter(isNamed), list.filter((v) => !isNamed(v))];
}

/** Puts named and other elements into one list; each kind in the order of a reference list. */
export function interleave(
  named: List,
  others: List,
  namedOrder: List,
  otherOrder: List,
  mergeKey: string | undefined,
): unknown[] {
  const left = sortLike(others, otherOrder, mergeKey);
  const right = sortLike(named, namedOrder, mergeKey);
  const place = (v: unknown) => indexOf(otherOrder, v, mergeKey);
  const merged: unknown[] = [];
  while (left.length > 0 && right.length > 0) {
    const l = place(left[0]);
    const r = place(right[0]);
    merged.push(l >= 0 && r >= 0 && l < r ? left.shift() : right.shift());
  }
  return [...merged, ...left, ...right];
}

/** Sorts a list by the order of another; elements that are to be deleted come last. */
export function sortLike(list: List, order: List, mergeKey: string | undefined): unknown[] {
  if (mergeKey === undefined) return insertionSort([...list], order, mergeKey);
  for (const v of [...list, ...order]) mergeValue(v, mergeKey);
  const kept = list.filter((v) => !deletes(v));
  return [...insertionSort(kept, order, mergeKey), ...list.filter(deletes)];
}

/** Whether an element stands for a deletion. */
export function deletes(element: unknown): boolean {
  return isObject(element) && element[PATCH] === "delete";
}

/** The comparison is no order where elements are missing, so the algorithm is part of the result. */
function insertionSort(list: unknown[], order: List, mergeKey: string | undefined): unknown[] {
  const places = new Map(list.map((v) => [v, indexOf(order, v, mergeKey)]));
  const less = (a: unknown, b: unknown) => {
    const i = places.get(a) ?? -1;
    const j = places.get(b) ?? -1;
    return i >= 0 && j >= 0 ? i < j : true;
  };
  for (let i = 1; i < list.length; i++) {
    for (let j = i; j > 0 && less(list[j], list[j - 1]); j--) {
      [list[j], list[j - 1]] = [list[j - 1], list[j]];
    }
  }
  return list;
}

function indexOf(list: List, element: unknown, mergeKey: string | undefined): number {
  const key = keyOf(element, mergeKey);
  return list.findIndex((v) => keyOf(v, mergeKey) === key);
}

function keyOf(element: unknown, mergeKey: string | undefined): unknown {
  if (mergeKey === undefined) return element;
  return isObject(element) ? element[mergeKey] : undefined;
}
