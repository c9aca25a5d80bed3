/**
 * `$setElementOrder`: merges a list and then orders it.
 *
 * @module
 */

import { deepEqual, getOwn, setOwn } from "../../deep.ts";
import type { TypeSchema } from "../../type_schema.ts";
import { listOf, PATCH, withoutDirectives } from "./directives.ts";
import { fieldOf, itemsOf } from "./field.ts";
import { goText } from "../../go_text.ts";
import { type Json, listAt, mergeValue, strategicError } from "./value.ts";
import { mergeList } from "./lists.ts";
import type { Into } from "./merge.ts";
import { deletes, elementType, interleave, partition } from "./order.ts";

/** Merges and orders the lists of a patch that have an order, and takes both out of the patch. */
export function mergeOrdered(target: Json, patch: Json, type: TypeSchema, into: Into): void {
  for (const directive of Object.keys(patch)) {
    const key = listOf(directive, "$setElementOrder");
    if (key === undefined) continue;
    const order = listAt(patch, directive) ?? [];
    if (into === "patch") moveDirective(target, directive, order);
    delete patch[directive];
    const merged = mergeOne(target, patch, key, order, type, into);
    if (merged) setOwn(target, key, merged);
    delete patch[key];
  }
}

function moveDirective(target: Json, directive: string, order: readonly unknown[]): void {
  const own = getOwn(target, directive);
  if (own !== undefined && !deepEqual(own, order)) {
    throw strategicError("order", "invalid patch format of setElementOrder list");
  }
  setOwn(target, directive, order);
}

function mergeOne(
  target: Json,
  patch: Json,
  key: string,
  order: readonly unknown[],
  type: TypeSchema,
  into: Into,
): unknown[] | undefined {
  const field = fieldOf(type, key);
  const old = listAt(target, key);
  const given = listAt(patch, key);
  const mergeKey = field.patch?.mergeKey;
  checkOrder(given ?? [], order, mergeKey);
  if (!given && !old) return undefined;
  const merged = !given
    ? old
    : !old
    ? withoutDirectives(given)
    : field.patch?.merge
    ? mergeList(old, given, itemsOf(field.type), mergeKey, into)
    : given;
  return orderList(merged as unknown[], old ?? [], given ?? [], order, mergeKey);
}

function orderList(
  merged: unknown[],
  old: readonly unknown[],
  given: readonly unknown[],
  order: readonly unknown[],
  mergeKey: string | undefined,
): unknown[] {
  elementType(old, given);
  const [named, others] = partition(merged, order, mergeKey);
  const merges = mergeKey !== undefined && old.length > 0;
  const before = merges ? mergedInPlace(old, given, mergeKey) : old;
  return interleave(named, others, order, before, mergeKey);
}

/**
 * The old list as the reference implementation leaves it: it deletes and adds in place, within the
 * old length, before it asks for the old order. This decides where new elements stand among those
 * that the patch does not name.
 */
function mergedInPlace(
  old: readonly unknown[],
  given: readonly unknown[],
  mergeKey: string,
): unknown[] {
  const memory = [...old];
  let length = memory.length;
  const find = (key: unknown) =>
    memory.slice(0, length).findIndex((v) => mergeValue(v, mergeKey) === key);
  for (const element of given.filter(deletes)) {
    const key = mergeValue(element, mergeKey);
    for (let at = find(key); at >= 0; at = find(key)) memory.copyWithin(at, at + 1, length--);
  }
  for (const element of given) {
    const plain = !Object.hasOwn(Object(element), PATCH);
    if (!plain || find(mergeValue(element, mergeKey)) >= 0) continue;
    if (length < memory.length) memory[length++] = element;
  }
  return memory;
}

/** The elements of the patch must stand in the order that it asks for. */
function checkOrder(
  patch: readonly unknown[],
  order: readonly unknown[],
  mergeKey: string | undefined,
): void {
  if (patch.length === 0 || order.length === 0) return;
  const key = (v: unknown) => mergeKey === undefined ? v : mergeValue(v, mergeKey);
  const rest = patch.filter((v) => !deletes(v));
  let next = 0;
  for (let at = 0; next < rest.length && at < order.length;) {
    if (Object.hasOwn(Object(rest[next]), PATCH)) next++;
    else if (key(rest[next]) === key(order[at++])) next++;
  }
  if (next >= rest.length) return;
  const state = `The order in patch list: ${goText(patch)} doesn't match $setElementOrder list: ${
    goText(order)
  }`;
  throw strategicError("order", state);
}
