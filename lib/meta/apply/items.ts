/**
 * Removes fields from a value, or keeps only them.
 *
 * @module
 */

import { isObject, setOwn } from "../deep.ts";
import type { TypeSchema } from "../type_schema.ts";
import { atomOf, type ListAtom, type MapAtom, validElement } from "./atom.ts";
import { fieldElement } from "./element.ts";
import { type FieldSet, isEmptySet, under } from "./field_set.ts";

/** A value without some of its fields; what becomes empty is null. */
export function removeFields(value: unknown, fields: FieldSet, type: TypeSchema): unknown {
  return walk(value, fields, type, false);
}

/** A value with nothing but some of its fields; what becomes empty is null. */
export function extractFields(value: unknown, fields: FieldSet, type: TypeSchema): unknown {
  return walk(value, fields, type, true);
}

function walk(value: unknown, fields: FieldSet, type: TypeSchema, extract: boolean): unknown {
  const atom = atomOf(type, value);
  if (atom.kind === "scalar") return value;
  if (atom.kind === "list") {
    if (!Array.isArray(value)) return null;
    const whole = value.length === 0 || atom.relation === "atomic";
    if (whole) return extract ? value : null;
    return walkList(value, fields, atom, extract);
  }
  if (!isObject(value)) return null;
  if (Object.keys(value).length === 0 || atom.atomic) return extract ? value : null;
  return walkMap(value, fields, atom, extract);
}

function walkList(
  value: readonly unknown[],
  fields: FieldSet,
  list: ListAtom,
  extract: boolean,
): unknown[] | null {
  const kept: unknown[] = [];
  for (const item of value) {
    const element = validElement(list, item) ?? "";
    const named = fields.members.has(element);
    const inner = under(fields, element);
    const touched = !isEmptySet(inner);
    if (extract ? !named && !touched : named) continue;
    kept.push(touched ? walk(item, inner, list.items, extract) : item);
  }
  return kept.length > 0 ? kept : null;
}

function walkMap(
  value: Record<string, unknown>,
  fields: FieldSet,
  map: MapAtom,
  extract: boolean,
): Record<string, unknown> | null {
  const kept: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item === undefined) continue;
    const element = fieldElement(key);
    const type = map.typeOf(key) ?? { kind: "any" };
    const inner = under(fields, element);
    if (fields.members.has(element)) {
      // The reference implementation hands on the outer set here; only what is atomic or a leaf stays.
      if (extract) setOwn(kept, key, walk(item, fields, type, true));
    } else if (!isEmptySet(inner)) setOwn(kept, key, walk(item, inner, type, extract));
    else if (!extract) setOwn(kept, key, item);
  }
  return Object.keys(kept).length > 0 ? kept : null;
}
