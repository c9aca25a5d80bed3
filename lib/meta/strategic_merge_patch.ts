/**
 * Strategic merge patch: apply, create from two states and from three. It merges lists by element and
 * therefore needs to know the types; custom resources do not have it.
 *
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 *
 * @module
 */

import { deepCopy } from "./deep.ts";
import { diffMaps } from "./patch/strategic/diff.ts";
import { type Json, ownCopy } from "./patch/strategic/value.ts";
import { mergeMap } from "./patch/strategic/merge.ts";
import type { TypeSchema } from "./type_schema.ts";

/**
 * Applies a strategic merge patch to a copy of an object and returns the copy.
 *
 * **Errors**: {@linkcode PatchError} for a patch that does not fit its type.
 *
 * @example
 * ```ts
 * import { applyStrategicMergePatch, type TypeSchema } from "./apply/mod.ts";
 *
 * const text: TypeSchema = { kind: "scalar", of: "string" };
 * const container: TypeSchema = { kind: "map", field: () => ({ type: text }) };
 * const containers: TypeSchema = { kind: "list", items: container, relation: "map", keys: ["name"] };
 * const patch = { merge: true, mergeKey: "name" };
 * const pod: TypeSchema = { kind: "map", field: () => ({ type: containers, patch }) };
 * applyStrategicMergePatch(
 *   { containers: [{ name: "a", image: "1" }, { name: "b", image: "1" }] },
 *   { containers: [{ name: "a", image: "2" }] },
 *   pod,
 * ); // a has image 2, b is untouched
 * ```
 */
export function applyStrategicMergePatch(
  target: unknown,
  patch: unknown,
  type: TypeSchema,
): unknown {
  return mergeMap(ownCopy(target), ownCopy(patch), type, "object");
}

/** The strategic merge patch that turns `from` into `to`; `{}` when they are the same. */
export function createStrategicMergePatch(
  from: unknown,
  to: unknown,
  type: TypeSchema,
): Record<string, unknown> {
  return deepCopy(diffMaps(from as Json, to as Json, type, { changes: true, deletions: true }));
}

/**
 * The strategic merge patch that brings `current` to what the caller wants: additions and changes come
 * from `current` → `modified`, deletions only from `original` → `modified`, so that what others added
 * stays.
 *
 * @param original What the caller applied last time.
 * @param modified What the caller wants now.
 * @param current What the server has.
 */
export function createThreeWayStrategicMergePatch(
  original: unknown,
  modified: unknown,
  current: unknown,
  type: TypeSchema,
): Record<string, unknown> {
  const wanted = modified as Json;
  const delta = diffMaps(current as Json, wanted, type, { changes: true, deletions: false });
  const deletions = diffMaps(ownCopy(original), wanted, type, { changes: false, deletions: true });
  return deepCopy(mergeMap(ownCopy(deletions), ownCopy(delta), type, "patch"));
}
