/**
 * The smallest patch from one state of an object to another.
 *
 * @module
 */

import { deepEqual, isObject } from "./deep.ts";
import { applyJsonPatch, createJsonPatch, type JsonPatchOperation } from "./json_patch.ts";
import { applyMergePatch, createMergePatch } from "./merge_patch.ts";
import { exists, locate, pointerText, pointerTokens, read } from "./patch/pointer.ts";

/** A patch and its format. */
export type SmallestPatch =
  | { readonly type: "merge"; readonly patch: Record<string, unknown> }
  | { readonly type: "json"; readonly patch: JsonPatchOperation[] };

/** How a patch is chosen. */
export interface SmallestPatchOptions {
  /**
   * The patch carries the resourceVersion it was made for. Without that, a JSON patch starts with a
   * test of every list that it changes in part, since it addresses list elements by their index.
   *
   * @default {false}
   */
  readonly guarded?: boolean;
}

/**
 * The patch, merge or JSON, that takes fewer bytes; undefined when nothing changes.
 *
 * @example
 * ```ts
 * import { smallestPatch } from "./smallest_patch.ts";
 *
 * smallestPatch({ spec: { replicas: 1 } }, { spec: { replicas: 2 } });
 * // { type: "merge", patch: { spec: { replicas: 2 } } }
 * ```
 */
export function smallestPatch(
  from: object,
  to: object,
  options: SmallestPatchOptions = {},
): SmallestPatch | undefined {
  if (deepEqual(from, to)) return undefined;
  const merge = createMergePatch(from, to);
  const changes = createJsonPatch(from, to);
  const json = options.guarded ? changes : withListTests(from, changes);
  // Merge patch cannot write null, JSON patch no key called `__proto__`; one of them always can.
  const merges = isObject(merge) && deepEqual(applyMergePatch(from, merge), to);
  const patches = deepEqual(tryPatch(from, json), to);
  if (merges && (!patches || length(merge) <= length(json))) return { type: "merge", patch: merge };
  return { type: "json", patch: json };
}

function withListTests(from: object, operations: JsonPatchOperation[]): JsonPatchOperation[] {
  const lists = new Map(operations.flatMap((o) => listAbove(from, pointerTokens(o.path) ?? [])));
  const tests = [...lists].map(([path, value]) => ({ op: "test" as const, path, value }));
  return [...tests, ...operations];
}

/** The outermost list that a path leads through, with its path. */
function listAbove(root: unknown, tokens: readonly string[]): [path: string, list: unknown][] {
  for (let length = 1; length < tokens.length; length++) {
    const prefix = tokens.slice(0, length);
    const place = locate(root, prefix, "positive");
    const value = place && exists(place) ? read(place) : undefined;
    if (Array.isArray(value)) return [[pointerText(prefix), value]];
  }
  return [];
}

function tryPatch(from: object, patch: JsonPatchOperation[]): unknown {
  try {
    return applyJsonPatch(from, patch);
  } catch {
    return undefined;
  }
}

function length(patch: unknown): number {
  return JSON.stringify(patch).length;
}
