/**
 * JSON pointers into a document that belongs to the caller's own copy.
 *
 * Source: RFC 6901
 *
 * @module
 */

import { isObject } from "../deep.ts";

/**
 * Where a pointer ends: a key of an object, or an index of an array, which may be one past its end
 * or negative.
 */
export type Place =
  | { readonly in: "object"; readonly parent: Record<string, unknown>; readonly key: string }
  | { readonly in: "array"; readonly parent: unknown[]; readonly index: number };

/** The tokens of a pointer; undefined when the text is none. */
export function pointerTokens(text: string): string[] | undefined {
  if (text === "") return [];
  if (!text.startsWith("/")) return undefined;
  return text.slice(1).split("/").map((t) => t.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer with these tokens. */
export function pointerText(tokens: readonly (string | number)[]): string {
  return tokens
    .map((t) => `/${String(t).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/** Which array indices a pointer may have: those of the RFC, or also negative ones from the end. */
export type Indices = "positive" | "signed";

/** The place that tokens lead to; undefined when a step on the way is missing. */
export function locate(
  root: unknown,
  tokens: readonly string[],
  indices: Indices,
): Place | undefined {
  let at: unknown = root;
  for (const token of tokens.slice(0, -1)) {
    const place = step(at, token, indices);
    if (!place || !exists(place)) return undefined;
    at = read(place);
  }
  return step(at, tokens.at(-1) ?? "", indices);
}

/** Whether there is a value at a place. */
export function exists(place: Place): boolean {
  if (place.in === "object") return Object.hasOwn(place.parent, place.key);
  return place.index < place.parent.length && place.index >= -place.parent.length;
}

/** The value at a place that exists. */
export function read(place: Place): unknown {
  return place.in === "array" ? place.parent.at(place.index) : place.parent[place.key];
}

function step(at: unknown, token: string, indices: Indices): Place | undefined {
  if (Array.isArray(at)) {
    const index = arrayIndex(token, at.length, indices);
    return index === undefined ? undefined : { in: "array", parent: at, index };
  }
  return isObject(at) ? { in: "object", parent: at, key: token } : undefined;
}

/** An index up to one past the end, which "-" means too; negative when it counts from the end. */
function arrayIndex(token: string, length: number, indices: Indices): number | undefined {
  if (token === "-") return length;
  const pattern = indices === "signed" ? /^[-+]?[0-9]{1,15}$/ : /^(0|[1-9][0-9]{0,15})$/;
  if (!pattern.test(token)) return undefined;
  const index = Number(token);
  if (index <= length && index >= 0) return index;
  return index < 0 && index >= -length - 1 ? index : undefined;
}
