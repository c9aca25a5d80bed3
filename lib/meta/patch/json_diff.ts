/**
 * Creates JSON patches.
 *
 * @module
 */

import { deepCopy, deepEqual, isObject } from "../deep.ts";
import type { JsonPatchOperation } from "../json_patch.ts";
import { sortedJson } from "../sorted_json.ts";
import { pointerText } from "./pointer.ts";

type Path = readonly (string | number)[];

/** Beyond this many cells the alignment of two lists is not searched for, but taken by position. */
const MAX_CELLS = 250_000;

/**
 * A JSON patch that turns `from` into `to`; elements that a list keeps are not written again.
 *
 * @example
 * ```ts
 * import { createJsonPatch } from "kubist/meta";
 *
 * createJsonPatch({ a: 1, b: 2 }, { a: 1 }); // [{ op: "remove", path: "/b" }]
 * ```
 */
export function createJsonPatch(from: unknown, to: unknown): JsonPatchOperation[] {
  const patch: JsonPatchOperation[] = [];
  diff(patch, [], from, to);
  return patch;
}

function diff(patch: JsonPatchOperation[], path: Path, from: unknown, to: unknown): void {
  if (deepEqual(from, to)) return;
  if (Array.isArray(from) && Array.isArray(to)) diffArrays(patch, path, from, to);
  // `__proto__` is refused in paths, so an object that gains or changes it is replaced as a whole.
  else if (isObject(from) && isObject(to) && !has(from, "__proto__") && !has(to, "__proto__")) {
    diffObjects(patch, path, from, to);
  } else patch.push({ op: "replace", path: pointerText(path), value: deepCopy(to) });
}

function diffObjects(
  patch: JsonPatchOperation[],
  path: Path,
  from: Record<string, unknown>,
  to: Record<string, unknown>,
): void {
  for (const key of Object.keys(from)) {
    if (has(from, key) && !has(to, key)) {
      patch.push({ op: "remove", path: pointerText([...path, key]) });
    }
  }
  for (const key of Object.keys(to)) {
    if (!has(to, key)) continue;
    const at = [...path, key];
    if (has(from, key)) diff(patch, at, from[key], to[key]);
    else patch.push({ op: "add", path: pointerText(at), value: deepCopy(to[key]) });
  }
}

function has(object: Record<string, unknown>, key: string): boolean {
  return Object.hasOwn(object, key) && object[key] !== undefined;
}

function diffArrays(
  patch: JsonPatchOperation[],
  path: Path,
  from: readonly unknown[],
  to: readonly unknown[],
): void {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && deepEqual(from[start], to[start])) start++;
  let tail = 0;
  while (tail < shorter - start && deepEqual(from.at(-1 - tail), to.at(-1 - tail))) tail++;
  const a = from.slice(start, from.length - tail);
  const b = to.slice(start, to.length - tail);
  let i = 0;
  let j = 0;
  for (const [keepA, keepB] of [...common(a, b), [a.length, b.length] as const]) {
    diffGap(patch, path, start + j, a.slice(i, keepA), b.slice(j, keepB));
    i = keepA + 1;
    j = keepB + 1;
  }
}

/** Turns a run of elements at an index into another: paired ones change in place. */
function diffGap(
  patch: JsonPatchOperation[],
  path: Path,
  at: number,
  a: readonly unknown[],
  b: readonly unknown[],
): void {
  const paired = Math.min(a.length, b.length);
  for (let k = 0; k < paired; k++) diff(patch, [...path, at + k], a[k], b[k]);
  for (let k = a.length; k > paired; k--) {
    patch.push({ op: "remove", path: pointerText([...path, at + k - 1]) });
  }
  for (let k = paired; k < b.length; k++) {
    patch.push({ op: "add", path: pointerText([...path, at + k]), value: deepCopy(b[k]) });
  }
}

/** The index pairs of a longest common subsequence; none when searching would take too long. */
function common(a: readonly unknown[], b: readonly unknown[]): (readonly [number, number])[] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > MAX_CELLS) return [];
  const keysA = a.map((v) => sortedJson(v));
  const keysB = b.map((v) => sortedJson(v));
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const cell = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = keysA[i] === keysB[j]
        ? cell(i + 1, j + 1) + 1
        : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (keysA[i] === keysB[j]) pairs.push([i++, j++]);
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
