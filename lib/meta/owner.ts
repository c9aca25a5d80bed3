/**
 * Owner references: who deletes whom.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
 *
 * @module
 */

import type { KubeObject, OwnerReference } from "./object.ts";

/** What can have owners, created or not. */
export interface Owned {
  /** Who owns it. */
  readonly metadata: {
    readonly namespace?: string;
    readonly ownerReferences?: readonly OwnerReference[];
  };
}

/** How an owner is referred to. */
export interface OwnerOptions {
  /** Make it the managing controller, of which an object has one at most. @default {true} */
  readonly controller?: boolean;
  /** Keep it from vanishing before its dependents when deleted in the foreground. @default {true} */
  readonly blockOwnerDeletion?: boolean;
}

/**
 * The reference to an owner; it must exist, since references go by uid.
 *
 * @example
 * ```ts
 * import { ownerReference } from "kubist/meta";
 *
 * const metadata = { name: "web", uid: "u1", resourceVersion: "1", creationTimestamp: "" };
 * ownerReference({ apiVersion: "example.com/v1", kind: "Website", metadata }).controller; // true
 * ```
 */
export function ownerReference(owner: KubeObject, options: OwnerOptions = {}): OwnerReference {
  const { name, uid } = owner.metadata;
  if (!uid) throw new TypeError(`Cannot refer to ${owner.kind} "${name}": it has no uid yet`);
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name,
    uid,
    controller: options.controller ?? true,
    blockOwnerDeletion: options.blockOwnerDeletion ?? true,
  };
}

/** The reference to the controller that manages an object; undefined when none does. */
export function controllerOf(object: Owned): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((r) => r.controller === true);
}

/** Whether an owner is the controller that manages an object. */
export function isControlledBy(object: Owned, owner: KubeObject): boolean {
  return controllerOf(object)?.uid === owner.metadata.uid;
}

/**
 * An object's owner references with one more, or with the one to the same owner replaced.
 *
 * **Errors**: `TypeError` when the owner lives in another namespace, or another controller manages the
 * object already.
 */
export function withOwner(
  object: Owned,
  owner: KubeObject,
  options: OwnerOptions = {},
): OwnerReference[] {
  const reference = ownerReference(owner, options);
  const { namespace } = owner.metadata;
  if (namespace && namespace !== object.metadata.namespace) {
    throw new TypeError(
      `Cannot make ${owner.kind} "${reference.name}" an owner: it lives in namespace "${namespace}", the object does not`,
    );
  }
  const others = withoutOwner(object, reference.uid);
  const rival = others.find((r) => r.controller === true);
  if (reference.controller && rival) {
    throw new TypeError(
      `Cannot make ${owner.kind} "${reference.name}" the controller: ${rival.kind} "${rival.name}" is`,
    );
  }
  return [...others, reference];
}

/** An object's owner references without the one to an owner. */
export function withoutOwner(object: Owned, uid: string): OwnerReference[] {
  return (object.metadata.ownerReferences ?? []).filter((r) => r.uid !== uid);
}
