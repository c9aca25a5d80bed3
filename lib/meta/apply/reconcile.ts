/**
 * Follows changes of types: what was owned field by field and is atomic now is owned as a whole.
 *
 * @module
 */

import type { TypeSchema } from "../type_schema.ts";
import { fieldName, type FieldPath, type PathElement } from "./element.ts";
import { type FieldSet, type FieldSetBuilder, fieldSetBuilder, isEmptySet } from "./field_set.ts";
import { deepDifference, union } from "./set_algebra.ts";

/** The set as its type wants it now; the same one when nothing has changed. */
export function reconcile(set: FieldSet, type: TypeSchema): FieldSet {
  const whole = fieldSetBuilder();
  visit(set, type, [], false, whole);
  const atomic = whole.build();
  return isEmptySet(atomic) ? set : union(deepDifference(set, atomic), atomic);
}

function visit(
  set: FieldSet | undefined,
  type: TypeSchema,
  path: FieldPath,
  leaf: boolean,
  whole: FieldSetBuilder,
): void {
  if (type.kind === "scalar" || (type.kind === "any" && !type.atomic)) return;
  const atomic = type.kind === "list" ? type.relation === "atomic" : type.atomic ?? false;
  if (!leaf && atomic) {
    if (type.kind === "list" || (set && !isEmptySet(set))) whole.add(path);
    return;
  }
  for (const element of set ? new Set([...set.members, ...set.children.keys()]) : []) {
    const inner = typeAt(type, element);
    if (!inner) continue;
    const child = set?.children.get(element);
    const isLeaf = (set?.members.has(element) ?? false) && !child;
    visit(child, inner, [...path, element], isLeaf, whole);
  }
}

function typeAt(type: TypeSchema, element: PathElement): TypeSchema | undefined {
  if (type.kind === "list") return type.items;
  if (type.kind !== "map") return undefined;
  const name = fieldName(element);
  return (name === undefined ? undefined : type.field(name)?.type) ?? type.values;
}
