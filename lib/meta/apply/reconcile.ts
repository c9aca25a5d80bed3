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
  visit(set, type, [], whole);
  const atomic = whole.build();
  return isEmptySet(atomic) ? set : union(deepDifference(set, atomic), atomic);
}

/** Looks below fields only: a field with nothing below it is owned as a whole already. */
function visit(set: FieldSet, type: TypeSchema, path: FieldPath, whole: FieldSetBuilder): void {
  if (type.kind === "scalar" || (type.kind === "any" && !type.atomic)) return;
  const atomic = type.kind === "list" ? type.relation === "atomic" : type.atomic ?? false;
  if (atomic) {
    if (type.kind === "list" || !isEmptySet(set)) whole.add(path);
    return;
  }
  for (const [element, child] of set.children) {
    const inner = typeAt(type, element);
    if (inner) visit(child, inner, [...path, element], whole);
  }
}

function typeAt(type: TypeSchema, element: PathElement): TypeSchema | undefined {
  if (type.kind === "list") return type.items;
  if (type.kind !== "map") return undefined;
  const name = fieldName(element);
  return (name === undefined ? undefined : type.field(name)?.type) ?? type.values;
}
