/**
 * References from one object to another.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-reference/
 *
 * @module
 */

import type { KubeObject } from "./object.ts";

/** Which object is meant, as events and bindings say it. */
export interface ObjectReference {
  /** The group and version. */
  readonly apiVersion: string;
  /** The kind. */
  readonly kind: string;
  /** The name. */
  readonly name: string;
  /** Absent for cluster-scoped objects. */
  readonly namespace?: string;
  /** The uid. */
  readonly uid: string;
  /** The version that is meant. */
  readonly resourceVersion: string;
  /** The part that is meant: "spec.containers{web}". */
  readonly fieldPath?: string;
}

/**
 * A reference to a stored object.
 *
 * @example
 * ```ts
 * import { objectReference } from "kubist/scheme";
 *
 * const metadata = { name: "a", uid: "u", resourceVersion: "1", creationTimestamp: "" };
 * console.log(objectReference({ apiVersion: "v1", kind: "Node", metadata }).name); // a
 * ```
 */
export function objectReference(object: KubeObject, fieldPath?: string): ObjectReference {
  const { apiVersion, kind, metadata: { name, namespace, uid, resourceVersion } } = object;
  return {
    apiVersion,
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    uid,
    resourceVersion,
    ...(fieldPath === undefined ? {} : { fieldPath }),
  };
}

/** Whether two references mean the same object: by identity, not by version. */
export function isSameObject(
  a: Pick<ObjectReference, "uid">,
  b: Pick<ObjectReference, "uid">,
): boolean {
  return a.uid !== "" && a.uid === b.uid;
}
