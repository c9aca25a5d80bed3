/**
 * What changed from one value to another, field by field.
 *
 * @module
 */

import { deepEqual, getOwn, isObject } from "../deep.ts";
import type { TypeSchema } from "../type_schema.ts";
import { type Atom, atomOf, type ListAtom, type MapAtom, validElement } from "./atom.ts";
import { fieldElement, type FieldPath, type PathElement } from "./element.ts";
import { type FieldSet, type FieldSetBuilder, fieldSetBuilder } from "./field_set.ts";
import { union } from "./set_algebra.ts";

/** The fields that differ, each in one of the sets. */
export interface Comparison {
  /** What only the second has. */
  readonly added: FieldSet;
  /** What both have, with other values. */
  readonly modified: FieldSet;
  /** What only the first has. */
  readonly removed: FieldSet;
}

/** Compares two values of one type; `undefined` stands for an absent side. */
export function compareTyped(from: unknown, to: unknown, type: TypeSchema): Comparison {
  const run = {
    added: fieldSetBuilder(),
    modified: fieldSetBuilder(),
    removed: fieldSetBuilder(),
  };
  compare(run, from, to, type, []);
  return {
    added: run.added.build(),
    modified: run.modified.build(),
    removed: run.removed.build(),
  };
}

/** Everything that is new or another. */
export function changedFields(comparison: Comparison): FieldSet {
  return union(comparison.modified, comparison.added);
}

interface Run {
  readonly added: FieldSetBuilder;
  readonly modified: FieldSetBuilder;
  readonly removed: FieldSetBuilder;
}

function compare(run: Run, from: unknown, to: unknown, type: TypeSchema, path: FieldPath): void {
  const before = atomOf(type, from);
  const after = atomOf(type, to);
  let leaf = false;
  if (to === undefined) leaf = compareAs(run, before, from, to, path);
  else {
    if (from !== undefined && before.kind !== after.kind) compareAs(run, before, from, to, path);
    leaf = compareAs(run, after, from, to, path);
  }
  if (leaf) return;
  if (from === undefined) run.added.add(path);
  else if (to === undefined) run.removed.add(path);
}

/** Whether the value is owned as a whole. */
function compareAs(run: Run, atom: Atom, from: unknown, to: unknown, path: FieldPath): boolean {
  if (atom.kind === "scalar") return compareLeaf(run, from, to, path);
  if (atom.kind === "list") {
    const left = Array.isArray(from) ? from : [];
    const right = Array.isArray(to) ? to : [];
    const empty = left.length === 0 && right.length === 0;
    if (atom.relation === "atomic" || empty) return compareLeaf(run, from, to, path);
    compareLists(run, atom, left, right, path);
    return false;
  }
  const left = isObject(from) ? from : {};
  const right = isObject(to) ? to : {};
  const empty = Object.keys(left).length === 0 && Object.keys(right).length === 0;
  if (atom.atomic || empty) return compareLeaf(run, from, to, path);
  compareMaps(run, atom, left, right, path);
  return false;
}

function compareLeaf(run: Run, from: unknown, to: unknown, path: FieldPath): true {
  if (from === undefined) run.added.add(path);
  else if (to === undefined) run.removed.add(path);
  else if (!deepEqual(from, to)) run.modified.add(path);
  return true;
}

function compareMaps(
  run: Run,
  map: MapAtom,
  from: Record<string, unknown>,
  to: Record<string, unknown>,
  path: FieldPath,
): void {
  for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const left = getOwn(from, key);
    const right = getOwn(to, key);
    // What is the same, as most of an object is after a write, costs less to tell than to walk.
    if (deepEqual(left, right)) continue;
    compare(run, left, right, map.typeOf(key) ?? { kind: "any" }, [...path, fieldElement(key)]);
  }
}

function compareLists(
  run: Run,
  list: ListAtom,
  from: readonly unknown[],
  to: readonly unknown[],
  path: FieldPath,
): void {
  const left = group(list, from);
  const right = group(list, to);
  for (const element of new Set([...left.keys(), ...right.keys()])) {
    const before = left.get(element) ?? [];
    const after = right.get(element) ?? [];
    const at = [...path, element];
    // Repeated elements are owned as they are: a marker stands for all of one key.
    if (before.length <= 1 && after.length <= 1) {
      compare(run, before[0], after[0], list.items, at);
    } else if (before.length >= 2 && after.length >= 2) {
      if (!deepEqual(before, after)) run.modified.add(at);
    } else if (before.length >= 2) {
      if (after.length > 0) compare(run, undefined, after[0], list.items, at);
      run.removed.add(at);
    } else {
      if (before.length > 0) compare(run, before[0], undefined, list.items, at);
      run.added.add(at);
    }
  }
}

function group(list: ListAtom, items: readonly unknown[]): Map<PathElement, unknown[]> {
  const groups = new Map<PathElement, unknown[]>();
  for (const item of items) {
    const element = validElement(list, item);
    if (element === undefined) continue;
    const own = groups.get(element);
    if (own) own.push(item);
    else groups.set(element, [item]);
  }
  return groups;
}
