/**
 * Sets of fields added to and taken from each other.
 *
 * @module
 */

import type { PathElement } from "./element.ts";
import { type FieldSet, isEmptySet, noFields, under } from "./field_set.ts";

/** All that is in one set or the other. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (b.members.size === 0 && b.children.size === 0) return a;
  const children = new Map(a.children);
  for (const [element, set] of b.children) {
    const own = children.get(element);
    children.set(element, own ? union(own, set) : set);
  }
  return { members: new Set([...a.members, ...b.members]), children };
}

/** All that is in both sets. */
export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  const members = new Set([...a.members].filter((e) => b.members.has(e)));
  return { members, children: mapChildren(a, (set, e) => intersection(set, under(b, e))) };
}

/** All that is in the first set but not in the second. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  if (b.members.size === 0 && b.children.size === 0) return a;
  const members = new Set([...a.members].filter((e) => !b.members.has(e)));
  return { members, children: mapChildren(a, (set, e) => difference(set, under(b, e))) };
}

/** As {@linkcode difference}, and a member of the second set takes all below it along. */
export function deepDifference(a: FieldSet, b: FieldSet): FieldSet {
  const members = new Set([...a.members].filter((e) => !b.members.has(e)));
  const children = mapChildren(
    a,
    (set, e) => b.members.has(e) ? noFields : deepDifference(set, under(b, e)),
  );
  return { members, children };
}

/** The members below which there are none. */
export function leaves(set: FieldSet): FieldSet {
  const members = new Set([...set.members].filter((e) => !set.children.has(e)));
  return { members, children: mapChildren(set, leaves) };
}

/** Whether two sets hold the same. */
export function equalSets(a: FieldSet, b: FieldSet): boolean {
  return isEmptySet(difference(a, b)) && isEmptySet(difference(b, a));
}

function mapChildren(
  set: FieldSet,
  change: (set: FieldSet, element: PathElement) => FieldSet,
): Map<PathElement, FieldSet> {
  const children = new Map<PathElement, FieldSet>();
  for (const [element, child] of set.children) {
    const changed = change(child, element);
    if (!isEmptySet(changed)) children.set(element, changed);
  }
  return children;
}
