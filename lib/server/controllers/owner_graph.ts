/**
 * Who owns whom: all objects by uid, and the dependents of each owner.
 *
 * @module
 */

import type { AnyObject, OwnerReference } from "../../meta/object.ts";
import type { StoredRecord } from "../record.ts";

/** An object as the garbage collector knows it. */
export interface OwnerNode {
  readonly storageKey: string;
  readonly namespace: string;
  readonly name: string;
  /** The uids of its owners. */
  readonly owners: readonly string[];
}

/** The graph of owners. */
export interface OwnerGraph {
  node(uid: string): OwnerNode | undefined;
  dependents(uid: string): readonly string[];
  /** Notes the present state of an object. */
  track(storageKey: string, record: StoredRecord): OwnerNode;
  /** Takes an object out; its dependents keep pointing at it. */
  forget(uid: string): OwnerNode | undefined;
  /** Whether a reference leads to an object that may own the dependent. */
  isLive(dependent: AnyObject, reference: OwnerReference): boolean;
}

/** Creates an empty graph. */
export function createOwnerGraph(): OwnerGraph {
  const nodes = new Map<string, OwnerNode>();
  const dependents = new Map<string, Set<string>>();

  function forget(uid: string): OwnerNode | undefined {
    const node = nodes.get(uid);
    for (const owner of node?.owners ?? []) {
      const set = dependents.get(owner);
      set?.delete(uid);
      if (set?.size === 0) dependents.delete(owner);
    }
    nodes.delete(uid);
    return node;
  }

  return {
    node: (uid) => nodes.get(uid),
    dependents: (uid) => [...dependents.get(uid) ?? []],
    forget,
    track(storageKey, record) {
      forget(record.uid);
      const { namespace, name, uid, owners } = record;
      const node = { storageKey, namespace, name, owners };
      nodes.set(uid, node);
      for (const owner of node.owners) {
        const set = dependents.get(owner) ?? new Set();
        dependents.set(owner, set.add(uid));
      }
      return node;
    },
    isLive(dependent, reference) {
      const owner = nodes.get(reference.uid);
      if (!owner || owner.name !== reference.name) return false;
      return owner.namespace === "" || owner.namespace === (dependent.metadata.namespace ?? "");
    },
  };
}
