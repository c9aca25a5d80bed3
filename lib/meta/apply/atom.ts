/**
 * What a value is to its type: a scalar, a list or a map.
 *
 * @module
 */

import { getOwn, isObject } from "../deep.ts";
import type { MapSchema, TypeSchema } from "../type_schema.ts";
import { keyElement, type PathElement, valueElement } from "./element.ts";

/** A scalar, a list or a map. */
export type Atom =
  | { readonly kind: "scalar"; readonly of: "string" | "number" | "boolean" | "any" }
  | ListAtom
  | MapAtom;

/** A list, with what of its type matters here. */
export interface ListAtom {
  readonly kind: "list";
  readonly items: TypeSchema;
  readonly relation: "atomic" | "set" | "map";
  readonly keys: readonly string[];
}

/** A map, with what of its type matters here. */
export interface MapAtom {
  readonly kind: "map";
  readonly atomic: boolean;
  /** Whether a field is declared by name. */
  readonly declares: (name: string) => boolean;
  /** The type of a field; undefined when there may be none of that name. */
  readonly typeOf: (name: string) => TypeSchema | undefined;
}

/**
 * What a value of a type is. A type of any value takes the value's own kind; null and absent values
 * of it count as maps.
 */
export function atomOf(type: TypeSchema, value: unknown): Atom {
  switch (type.kind) {
    case "scalar":
      return type;
    case "list":
      return type;
    case "map":
      return mapAtom(type);
    default: {
      if (Array.isArray(value)) return anyList;
      if (value !== null && value !== undefined && !isObject(value)) return anyScalar;
      const atomic = type.atomic ?? false;
      return { kind: "map", atomic, declares: () => false, typeOf: () => type };
    }
  }
}

const anyList: Atom = {
  kind: "list",
  items: { kind: "any", atomic: true },
  relation: "atomic",
  keys: [],
};
const anyScalar: Atom = { kind: "scalar", of: "any" };
const mapAtoms = new WeakMap<MapSchema, MapAtom>();

function mapAtom(type: MapSchema): MapAtom {
  const known = mapAtoms.get(type);
  if (known) return known;
  const atom: MapAtom = {
    kind: "map",
    atomic: type.atomic ?? false,
    declares: (name) => type.field(name) !== undefined,
    typeOf: (name) => type.field(name)?.type ?? type.values,
  };
  mapAtoms.set(type, atom);
  return atom;
}

/** The step to a list's element, or why it has none. */
export function itemElement(
  list: ListAtom,
  item: unknown,
): PathElement | { readonly problem: string } {
  return list.keys.length > 0 || list.relation === "map"
    ? keyedElement(list, item)
    : setElement(item);
}

/** The step to an element that is known to have one. */
export function validElement(list: ListAtom, item: unknown): PathElement | undefined {
  const element = itemElement(list, item);
  return typeof element === "string" ? element : undefined;
}

function keyedElement(list: ListAtom, item: unknown): PathElement | { readonly problem: string } {
  if (item === null || item === undefined) {
    return { problem: "associative list with keys may not have a null element" };
  }
  if (!isObject(item)) {
    return { problem: "associative list with keys may not have non-map elements" };
  }
  const fields: Record<string, unknown> = {};
  for (const key of list.keys) {
    const value = getOwn(item, key) ?? defaultOf(list, key);
    if (value !== undefined) fields[key] = value;
  }
  if (Object.keys(fields).length > 0) return keyElement(fields);
  const keys = `[${list.keys.map((k) => JSON.stringify(k)).join(" ")}]`;
  const state = `associative list with keys has an element that omits all key fields ${keys}`;
  return { problem: `${state} (and doesn't have default values for any key fields)` };
}

function defaultOf(list: ListAtom, key: string): unknown {
  return list.items.kind === "map" ? list.items.field(key)?.default : undefined;
}

function setElement(item: unknown): PathElement | { readonly problem: string } {
  if (isObject(item)) {
    return { problem: "associative list without keys has an element that's a map type" };
  }
  if (Array.isArray(item)) {
    return { problem: "not supported: associative list with lists as elements" };
  }
  if (item === null || item === undefined) {
    return { problem: "associative list without keys has an element that's an explicit null" };
  }
  return valueElement(item);
}
