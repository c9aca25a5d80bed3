/**
 * `fieldsV1`: sets of fields as `managedFields` holds them.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 *
 * @module
 */

import { getOwn, isObject, setOwn } from "../deep.ts";
import { compareElements, parseElement, type PathElement } from "./element.ts";
import { type FieldSet, isEmptySet, noFields } from "./field_set.ts";

const MAX_DEPTH = 1000;

/**
 * Reads `fieldsV1`; keys of a kind not known here are left out, as the API server does.
 *
 * **Errors**: `SyntaxError` for a malformed key.
 */
export function parseFieldsV1(fields: Readonly<Record<string, unknown>> | undefined): FieldSet {
  return fields ? read(fields, 0) : noFields;
}

/** Writes `fieldsV1`, keys in the API server's order. */
export function formatFieldsV1(set: FieldSet): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  write(set, result);
  return result;
}

function write(set: FieldSet, result: Record<string, unknown>): void {
  const elements = [...set.members];
  for (const element of set.children.keys()) {
    if (!set.members.has(element)) elements.push(element);
  }
  for (const element of elements.sort(compareElements)) {
    const child = set.children.get(element);
    const inner: Record<string, unknown> = {};
    if (child && !isEmptySet(child)) {
      if (set.members.has(element)) inner["."] = {};
      write(child, inner);
    }
    setOwn(result, element, inner);
  }
}

function read(fields: Readonly<Record<string, unknown>>, depth: number): FieldSet {
  if (depth > MAX_DEPTH) {
    throw new SyntaxError(`Cannot parse managed fields: deeper than ${MAX_DEPTH} levels`);
  }
  const members = new Set<PathElement>();
  const children = new Map<PathElement, FieldSet>();
  for (const key of Object.keys(fields)) {
    const element = key === "." ? undefined : parseElement(key);
    if (element === undefined) continue;
    const value = getOwn(fields, key);
    const inner = isObject(value) ? value : {};
    const set = read(inner, depth + 1);
    const empty = set.members.size === 0 && set.children.size === 0;
    if (empty || Object.hasOwn(inner, ".")) members.add(element);
    if (!empty) children.set(element, set);
  }
  return { members, children };
}
