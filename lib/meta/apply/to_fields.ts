/**
 * The fields that a value sets.
 *
 * @module
 */

import { isObject } from "../deep.ts";
import type { TypeSchema } from "../type_schema.ts";
import { atomOf, type ListAtom, type MapAtom, validElement } from "./atom.ts";
import { fieldElement, type FieldPath } from "./element.ts";
import { type FieldSet, type FieldSetBuilder, fieldSetBuilder } from "./field_set.ts";

/** The set of all leaves and list elements of a value that fits its type. */
export function fieldsOf(value: unknown, type: TypeSchema): FieldSet {
  const builder = fieldSetBuilder();
  collect(builder, value, type, []);
  return builder.build();
}

function collect(set: FieldSetBuilder, value: unknown, type: TypeSchema, path: FieldPath): void {
  const atom = atomOf(type, value);
  if (atom.kind === "scalar") set.add(path);
  else if (atom.kind === "list") collectList(set, value, atom, path);
  else collectMap(set, value, atom, path);
}

function collectList(set: FieldSetBuilder, value: unknown, list: ListAtom, path: FieldPath): void {
  if (list.relation === "atomic") {
    set.add(path);
    return;
  }
  if (!Array.isArray(value)) return;
  const elements = value.map((item) => validElement(list, item));
  value.forEach((item, i) => {
    const element = elements[i];
    if (element === undefined) return;
    set.add([...path, element]);
    // Elements with one key are owned as they are, not field by field.
    const unique = elements.indexOf(element) === elements.lastIndexOf(element);
    if (unique) collect(set, item, list.items, [...path, element]);
  });
}

function collectMap(set: FieldSetBuilder, value: unknown, map: MapAtom, path: FieldPath): void {
  if (map.atomic) {
    set.add(path);
    return;
  }
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    const inner = value[key];
    const type = map.typeOf(key);
    if (inner === undefined || !type) continue;
    const at = [...path, fieldElement(key)];
    collect(set, inner, type, at);
    const empty = inner === null || (isObject(inner) && Object.keys(inner).length === 0);
    if (empty || !map.declares(key)) set.add(at);
  }
}
