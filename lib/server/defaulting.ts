/**
 * Defaults of an object on its way into the store.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { apiVersion, type Call, toStorage } from "./call.ts";
import { emptyLists, fillDefaults, fillStructures, fillZeros, zeroObject } from "./fill.ts";
import type { ResourceType } from "./resource_type.ts";
import type { Strategy } from "./strategy.ts";

/**
 * Fills in defaults in the version that a client speaks, turns the object into the stored version,
 * and completes it there, in place.
 */
export function defaultObject(call: Call, strategy: Strategy, object: AnyObject): void {
  const { type } = call;
  if (!type.custom) {
    fillStructures(object, apiVersion(call), type.kind);
    fillDefaults(object, apiVersion(call), type.kind);
  }
  toStorage(call, object);
  strategy.defaults(object);
  if (!type.custom) fillZeros(object, storedVersion(type), type.kind);
}

/** Completes what the server itself has set since, and makes null of empty lists, as storage does. */
export function completeObject({ type }: Call, object: AnyObject): void {
  if (type.custom) return;
  fillZeros(object, storedVersion(type), type.kind);
  emptyLists(object, storedVersion(type), type.kind);
}

/** Makes null of empty lists, as storage does. */
export function dropEmptyLists({ type }: Call, object: AnyObject): void {
  if (!type.custom) emptyLists(object, storedVersion(type), type.kind);
}

/** The status of a new object that nobody has set. */
export function zeroStatus({ type }: Call): unknown {
  return type.custom ? undefined : zeroObject(storedVersion(type), type.kind)?.["status"];
}

function storedVersion(type: ResourceType): string {
  return type.storageApiVersion ?? apiVersion({ type, version: type.storageVersion });
}
