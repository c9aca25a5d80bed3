/**
 * The steps of a field's path, in the form that `managedFields` writes them: `f:name` for a field,
 * `k:{"name":"c1"}` for the element of a list that these fields tell apart, `v:"x"` for the value in a
 * set, `i:0` for an index. Equal steps are equal strings.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 *
 * @module
 */

import { isObject } from "../deep.ts";
import { sortedJson } from "../sorted_json.ts";

/** One step of a field's path. */
export type PathElement = string;

/** The way from the object to a field. */
export type FieldPath = readonly PathElement[];

/** The step to a field. */
export function fieldElement(name: string): PathElement {
  return `f:${name}`;
}

/** The step to a list's element with these key fields. */
export function keyElement(fields: Readonly<Record<string, unknown>>): PathElement {
  return `k:${sortedJson(fields)}`;
}

/** The step to a value in a set. */
export function valueElement(value: unknown): PathElement {
  return `v:${sortedJson(value)}`;
}

/** The path of fields one in the other. */
export function fieldPathOf(...names: readonly string[]): FieldPath {
  return names.map(fieldElement);
}

/** The name of the field that a step leads to; undefined for any other step. */
export function fieldName(element: PathElement): string | undefined {
  return element.startsWith("f:") ? element.slice(2) : undefined;
}

/**
 * The step that a key of `fieldsV1` stands for; undefined for one of a kind not known here.
 *
 * **Errors**: `SyntaxError` for a malformed key.
 */
export function parseElement(text: string): PathElement | undefined {
  if (text.length < 2 || text[1] !== ":") {
    throw new SyntaxError(
      `Cannot parse managed fields: ${JSON.stringify(text)} is no path element`,
    );
  }
  const rest = text.slice(2);
  switch (text[0]) {
    case "f":
      return text;
    case "v":
      return valueElement(content(text, rest));
    case "k": {
      const fields = content(text, rest);
      if (isObject(fields)) return keyElement(fields);
      throw new SyntaxError(`Cannot parse managed fields: ${JSON.stringify(text)} holds no object`);
    }
    case "i":
      if (/^-?[0-9]{1,15}$/.test(rest)) return `i:${Number(rest)}`;
      throw new SyntaxError(`Cannot parse managed fields: ${JSON.stringify(text)} is no index`);
    default:
      return undefined;
  }
}

/** Orders steps as the API server does: fields, keys, values, indices; numbers by their size. */
export function compareElements(a: PathElement, b: PathElement): number {
  const kinds = "fkvi";
  const kind = a[0] === b[0] ? 0 : kinds.indexOf(a.charAt(0)) - kinds.indexOf(b.charAt(0));
  if (kind !== 0) return kind;
  if (a[0] === "f") return a < b ? -1 : a > b ? 1 : 0;
  return compareValues(JSON.parse(a.slice(2)), JSON.parse(b.slice(2)));
}

function compareValues(a: unknown, b: unknown): number {
  const rank = (v: unknown) => ["number", "string", "boolean", "object"].indexOf(typeof v);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (isObject(a) && isObject(b)) return compareFields(a, b);
  const [x, y] = [a, b] as [string, string];
  return x < y ? -1 : x > y ? 1 : 0;
}

function compareFields(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const [left, right] = [Object.keys(a), Object.keys(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [l, r] = [left[i] as string, right[i] as string];
    const difference = compareValues(l, r) || compareValues(a[l], b[r]);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function content(text: string, rest: string): unknown {
  try {
    return JSON.parse(rest);
  } catch (cause) {
    const message = `Cannot parse managed fields: ${JSON.stringify(text)} holds no JSON`;
    throw new SyntaxError(message, { cause });
  }
}
