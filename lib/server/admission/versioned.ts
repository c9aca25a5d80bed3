/**
 * Objects on their way into the store as those see them who are asked about them in a version.
 *
 * @module
 */

import { deepCopy } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import { defaultObject } from "../defaulting.ts";
import { pathsOf, scaleOf, setAt } from "../scale_object.ts";
import { strategyOf } from "../strategies.ts";
import { type Admission, isSent } from "./plugin.ts";

/** A copy in a version of the resource; of a write of its scale that is seen alone. */
export function shown(call: Call, object: AnyObject, version: string): AnyObject {
  const { type } = call;
  const copy = deepCopy(object);
  if (isSent(call)) return copy;
  type.convert?.(copy, version);
  if (call.subresource === "scale") return scaleOf({ ...call, version }, copy);
  const apiVersion = type.group === "" ? version : `${type.group}/${version}`;
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = copy;
  return { kind: type.kind, apiVersion, ...rest };
}

/** Puts a state in one version in the place of the object that is on its way into the store. */
export function takeOver(
  { call, object, unnamed }: Admission,
  next: AnyObject,
  version: string,
): void {
  if (call.subresource === "scale") {
    return setAt(object, pathsOf(call).specReplicasPath, next["spec"]?.replicas ?? 0);
  }
  if (isSent(call)) return replace(object, next);
  const { uid, creationTimestamp, name } = object.metadata;
  defaultObject({ ...call, version }, strategyOf(call.type), next);
  next.metadata = { ...next.metadata };
  if (next.metadata.uid === undefined) Object.assign(next.metadata, { uid, creationTimestamp });
  if (unnamed && !next.metadata.name) next.metadata.name = name;
  replace(object, next);
}

/** Puts the fields of one object in the place of those of another of the same kind. */
function replace(object: AnyObject, next: AnyObject): void {
  const { kind, apiVersion } = object;
  for (const field of Object.keys(object)) delete object[field];
  Object.assign(object, next, { kind, apiVersion });
}
