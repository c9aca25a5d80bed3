/**
 * From client-side to server-side apply: what the old manager updated becomes what the new one applied,
 * so that the next apply can remove fields.
 *
 * @module
 */

import { deepCopy, deepEqual } from "../deep.ts";
import type { JsonPatchOperation } from "../json_patch.ts";
import type { KubeObject, ManagedFieldsEntry } from "../object.ts";
import { union } from "./set_algebra.ts";
import { formatFieldsV1, parseFieldsV1 } from "./fields_v1.ts";

/** Whose fields go to whom. */
export interface UpgradeOptions {
  /** The managers of client-side apply. @default {["kubectl-client-side-apply", "kubectl-last-applied"]} */
  readonly from?: readonly string[];
  /** The manager of server-side apply. */
  readonly to: string;
  /** The subresource that they write through. @default {""} none */
  readonly subresource?: string;
}

/** The entries of an object with the old managers' fields handed to the new one. */
export function upgradeManagedFields(
  entries: readonly ManagedFieldsEntry[],
  options: UpgradeOptions,
): ManagedFieldsEntry[] {
  const { from = ["kubectl-client-side-apply", "kubectl-last-applied"], to } = options;
  const subresource = options.subresource ?? "";
  return from.reduce(
    (current, name) => upgradeOne(current, name, to, subresource),
    deepCopy([...entries]),
  );
}

/**
 * The JSON patch that does so on the server; undefined when there is nothing to do. It fails with a
 * conflict when the object has changed in between.
 *
 * **Wire**: `PATCH` with `application/json-patch+json`.
 */
export function upgradePatch(
  object: KubeObject,
  options: UpgradeOptions,
): JsonPatchOperation[] | undefined {
  const entries = object.metadata.managedFields ?? [];
  const upgraded = upgradeManagedFields(entries, options);
  if (deepEqual(entries, upgraded)) return undefined;
  return [
    { op: "replace", path: "/metadata/managedFields", value: upgraded },
    // Replaced rather than tested, so that a change in between is a conflict and no bad request.
    {
      op: "replace",
      path: "/metadata/resourceVersion",
      value: object.metadata.resourceVersion,
    },
  ];
}

function upgradeOne(
  entries: ManagedFieldsEntry[],
  from: string,
  to: string,
  subresource: string,
): ManagedFieldsEntry[] {
  const is = (entry: ManagedFieldsEntry, name: string, operation: string) =>
    entry.manager === name && entry.operation === operation &&
    (entry.subresource ?? "") === subresource;
  const applied = entries.find((e) => is(e, to, "Apply"));
  const target = applied ?? entries.find((e) => is(e, from, "Update"));
  if (!target) return entries;
  const old = entries.find((e) => is(e, from, "Update") && e.apiVersion === target.apiVersion);
  const own = parseFieldsV1(target.fieldsV1);
  const fields = old ? union(own, parseFieldsV1(old.fieldsV1)) : own;
  const upgraded = { ...target, manager: to, operation: "Apply", fieldsV1: formatFieldsV1(fields) };
  return entries.map((e) => e === target ? upgraded : e).filter((e) => !is(e, from, "Update"));
}
