/**
 * Ownership of `replicas` across the scale subresource, whose field stands elsewhere than the object's
 * own.
 *
 * @module
 */

import type { ManagedFieldsEntry } from "../object.ts";
import { type FieldPath, fieldPathOf } from "./element.ts";
import { fieldSet, hasPath, isEmptySet } from "./field_set.ts";
import { difference } from "./set_algebra.ts";
import { formatManagers, type Manager, parseManagers } from "./managers.ts";

/** Where versions of a kind keep `replicas`; null for one without scale, undefined for one not served. */
export type ReplicasPath = (apiVersion: string) => FieldPath | null | undefined;

const scaleVersion = "autoscaling/v1";
const scaleReplicas = fieldPathOf("spec", "replicas");

/** The entries of an object as its scale subresource shows them: those that own `replicas`. */
export function scaleEntries(
  entries: readonly ManagedFieldsEntry[] | undefined,
  replicas: ReplicasPath,
): ManagedFieldsEntry[] | undefined {
  const managers = new Map<string, Manager>();
  for (const [key, manager] of parseManagers(entries)) {
    const path = replicas(manager.apiVersion);
    if (!path || !hasPath(manager.fields, path)) continue;
    managers.set(key, { ...manager, apiVersion: scaleVersion, fields: fieldSet(scaleReplicas) });
  }
  return formatManagers(managers);
}

/**
 * The entries of an object after a write through its scale subresource.
 *
 * @param scaled The entries of the scale after the write.
 * @param apiVersion The version of the object that the write went through.
 */
export function entriesAfterScale(
  entries: readonly ManagedFieldsEntry[] | undefined,
  scaled: readonly ManagedFieldsEntry[] | undefined,
  apiVersion: string,
  replicas: ReplicasPath,
): ManagedFieldsEntry[] | undefined {
  const parents = parseManagers(entries);
  const scales = new Map(parseManagers(scaled));
  const managers = new Map<string, Manager>();
  for (const [key, manager] of parents) {
    const path = replicas(manager.apiVersion);
    if (path === undefined) continue;
    const owns = path !== null && hasPath(manager.fields, path);
    if (!owns || scales.delete(key)) {
      managers.set(key, manager);
      continue;
    }
    const fields = difference(manager.fields, fieldSet(path));
    if (!isEmptySet(fields)) managers.set(key, { ...manager, fields });
  }
  const own = replicas(apiVersion);
  for (const [key, manager] of scales) {
    if (!own || !hasPath(manager.fields, scaleReplicas)) continue;
    // As the API server does: a time is only known where the object had the entry before.
    const { time } = parents.get(key) ?? { time: undefined };
    managers.set(key, { ...manager, apiVersion, time, fields: fieldSet(own) });
  }
  return formatManagers(managers);
}
