/**
 * Who owns replicas that are written through a scale, whose owners are told in its own version.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 *
 * @module
 */

import {
  applyObject,
  entriesAfterScale,
  type FieldManagerOptions,
  fieldPathOf,
  type ReplicasPath,
  scaleEntries,
  trackUpdate,
} from "../meta/apply/mod.ts";
import type { AnyObject, ManagedFieldsEntry } from "../meta/object.ts";
import { anyValue } from "../meta/openapi_types.ts";
import { mergeTypeOf } from "./builtin_types.ts";
import { apiVersion, type Call } from "./call.ts";

const VERSION = "autoscaling/v1";

/** A scale with its owners, and the path of the replicas in each version of its parent. */
export interface OwnedScale {
  readonly scale: AnyObject;
  readonly replicas: ReplicasPath;
}

/** The scale of an object with the owners of its replicas; `pathOf` says where a version has them. */
export function ownedScale(
  call: Call,
  parent: AnyObject,
  scale: AnyObject,
  pathOf: (version: string) => string | undefined,
): OwnedScale {
  const { group } = call.type;
  const prefix = group === "" ? "" : `${group}/`;
  const replicas = (apiVersion: string) => {
    const served = call.type.versions.find((v) => prefix + v.version === apiVersion);
    if (!served) return undefined;
    const path = pathOf(served.version);
    return path === undefined ? null : fieldPathOf(...path.split(".").slice(1));
  };
  const managedFields = scaleEntries(parent.metadata.managedFields, replicas);
  if (!managedFields) return { scale, replicas };
  return { scale: { ...scale, metadata: { ...scale.metadata, managedFields } }, replicas };
}

/** Settles the owners of a parent whose scale was replaced. */
export function trackScale(call: Call, parent: AnyObject, live: OwnedScale, next: AnyObject): void {
  const { managedFields: _, ...metadata } = next.metadata;
  const tracked = trackUpdate(live.scale, { ...next, metadata }, optionsOf(call)) as AnyObject;
  giveOwners(call, parent, live.replicas, tracked.metadata.managedFields);
}

/**
 * The scale after an apply; the owners of its parent are settled.
 *
 * **Errors**: those of an apply.
 */
export function applyToScale(
  call: Call,
  parent: AnyObject,
  live: OwnedScale,
  config: AnyObject,
  force: boolean,
): AnyObject {
  const scale = applyObject(live.scale, config, { ...optionsOf(call), force }).object as AnyObject;
  giveOwners(call, parent, live.replicas, scale.metadata.managedFields);
  return scale;
}

function giveOwners(
  call: Call,
  parent: AnyObject,
  replicas: ReplicasPath,
  scaled: readonly ManagedFieldsEntry[] | undefined,
): void {
  const { metadata } = parent;
  const owners = entriesAfterScale(metadata.managedFields, scaled, apiVersion(call), replicas);
  if (owners) metadata.managedFields = owners;
  else delete metadata.managedFields;
}

function optionsOf(call: Call): FieldManagerOptions {
  return {
    manager: call.fieldManager,
    type: mergeTypeOf(VERSION, "Scale") ?? anyValue,
    apiVersion: VERSION,
    now: call.kernel.timestamp(),
    subresource: "scale",
  };
}
