/**
 * Merges an applied configuration into the live object: nothing is removed, the configuration wins.
 *
 * @module
 */

import { getOwn, isObject, setOwn } from "../deep.ts";
import type { TypeSchema } from "../type_schema.ts";
import { type Atom, atomOf, type ListAtom, type MapAtom, validElement } from "./atom.ts";
import type { PathElement } from "./element.ts";

/** The merged value; `undefined` stands for an absent side. The result shares parts with both. */
export function mergeTyped(live: unknown, config: unknown, type: TypeSchema): unknown {
  if (config === undefined) return mergeAs(atomOf(type, live), live, config);
  return mergeAs(atomOf(type, config), live, config);
}

function mergeAs(atom: Atom, live: unknown, config: unknown): unknown {
  if (atom.kind === "map" && !atom.atomic) {
    const left = isObject(live) ? live : {};
    const right = isObject(config) ? config : {};
    if (!isEmpty(left) || !isEmpty(right)) return mergeMaps(atom, left, right);
  }
  if (atom.kind === "list" && atom.relation !== "atomic") {
    const left = Array.isArray(live) ? live : [];
    const right = Array.isArray(config) ? config : [];
    if (left.length > 0 || right.length > 0) return mergeLists(atom, left, right);
  }
  return config === undefined ? live : config;
}

function isEmpty(object: object): boolean {
  return Object.keys(object).length === 0;
}

function mergeMaps(
  map: MapAtom,
  live: Record<string, unknown>,
  config: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(live), ...Object.keys(config)])) {
    const type = map.typeOf(key) ?? { kind: "any" };
    const value = mergeTyped(getOwn(live, key), getOwn(config, key), type);
    if (value !== undefined) setOwn(merged, key, value);
  }
  return isEmpty(merged) ? undefined : merged;
}

/** Elements by their key; those of a repeated key cannot be merged and count as null. */
interface Index {
  readonly elements: readonly PathElement[];
  readonly values: ReadonlyMap<PathElement, unknown>;
}

function index(list: ListAtom, items: readonly unknown[]): Index {
  const elements: PathElement[] = [];
  const values = new Map<PathElement, unknown>();
  for (const item of items) {
    const element = validElement(list, item);
    if (element === undefined) continue;
    values.set(element, values.has(element) ? null : item);
    elements.push(element);
  }
  return { elements, values };
}

/**
 * Shared elements stand in the order of the configuration, the live ones between them where they
 * stood.
 */
function mergeLists(
  list: ListAtom,
  live: readonly unknown[],
  config: readonly unknown[],
): unknown[] | undefined {
  const left = index(list, live);
  const right = index(list, config);
  const out: unknown[] = [];
  const taken = new Set<PathElement>();
  const shared = right.elements.filter((e) => left.values.has(e));
  const take = (element: PathElement, own: unknown) => {
    const value = mergeTyped(own, right.values.get(element), list.items);
    if (value !== undefined) out.push(value);
  };
  let l = 0;
  let r = 0;
  while (l < left.elements.length || r < right.elements.length) {
    const mine = left.elements[l];
    const theirs = right.elements[r];
    if (mine !== undefined && theirs !== undefined) {
      if (mine === theirs) {
        taken.add(mine);
        take(mine, left.values.get(mine));
        l++;
        r++;
        shared.shift();
        continue;
      }
      if (right.values.has(mine) && shared.length > 0 && shared[0] !== mine) {
        l++;
        continue;
      }
    }
    if (mine !== undefined) {
      if (!right.values.has(mine)) {
        take(mine, live[l]);
        l++;
        continue;
      }
      if (taken.has(mine)) l++;
    }
    if (theirs !== undefined) {
      taken.add(theirs);
      take(theirs, left.values.get(theirs));
      r++;
      if (shared[0] === theirs) shared.shift();
    }
  }
  return out.length > 0 ? out : undefined;
}
