/**
 * The garbage collector: dependents follow their owners.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 *
 * @module
 */

import type { AnyObject, OwnerReference } from "../../meta/object.ts";
import type { Change } from "../collection.ts";
import type { Kernel } from "../kernel.ts";
import { recordKey, type StoredRecord } from "../record.ts";
import { change, find, type Place, remove } from "./access.ts";
import { workQueue } from "./work_queue.ts";

const FOREGROUND = "foregroundDeletion";
const ORPHAN = "orphan";

interface Node {
  readonly storageKey: string;
  readonly namespace: string;
  readonly name: string;
  readonly owners: readonly string[];
}

/** Starts the collector; the returned function stops it. */
export function startGarbageCollector(kernel: Kernel): () => void {
  const nodes = new Map<string, Node>();
  const dependents = new Map<string, Set<string>>();
  const queue = workQueue((uid) => attend(uid));

  function track(storageKey: string, record: StoredRecord): void {
    const owners = ownersIn(record);
    forget(record.uid);
    nodes.set(record.uid, { storageKey, namespace: record.namespace, name: record.name, owners });
    for (const owner of owners) {
      const set = dependents.get(owner) ?? new Set();
      dependents.set(owner, set.add(record.uid));
    }
    if (owners.length > 0 || hasFinalizer(record)) queue.add(record.uid);
  }

  function forget(uid: string): void {
    for (const owner of nodes.get(uid)?.owners ?? []) {
      const set = dependents.get(owner);
      set?.delete(uid);
      if (set?.size === 0) dependents.delete(owner);
    }
    nodes.delete(uid);
  }

  function onChange(storageKey: string, c: Change): void {
    if (c.before && c.before.uid !== c.after?.uid) {
      const { owners = [] } = nodes.get(c.before.uid) ?? {};
      forget(c.before.uid);
      for (const uid of dependents.get(c.before.uid) ?? []) queue.add(uid);
      // An owner that waits for its dependents may go now.
      for (const owner of owners) if (nodes.has(owner)) queue.add(owner);
    }
    if (c.after) track(storageKey, c.after);
  }

  function attend(uid: string): void {
    const node = nodes.get(uid);
    const place = node && placeOf(kernel, node);
    const object = place && find(kernel, place);
    if (!place || !object || object.metadata.uid !== uid) return;
    if (object.metadata.deletionTimestamp !== undefined) attendOwner(place, object);
    attendDependent(place, object);
  }

  function attendOwner(place: Place, owner: AnyObject): void {
    const finalizers = owner.metadata.finalizers ?? [];
    const children = [...dependents.get(owner.metadata.uid) ?? []];
    if (finalizers.includes(ORPHAN)) {
      for (const uid of children) dropOwner(uid, owner.metadata.uid);
      dropFinalizer(place, ORPHAN);
    } else if (finalizers.includes(FOREGROUND)) {
      if (!children.some((uid) => deleteChild(uid, owner.metadata.uid))) {
        dropFinalizer(place, FOREGROUND);
      }
    }
  }

  /** Deletes a dependent; true when its owner has to wait for it. */
  function deleteChild(uid: string, owner: string): boolean {
    const node = nodes.get(uid);
    const place = node && placeOf(kernel, node);
    const child = place && find(kernel, place);
    if (!place || !child) return false;
    const reference = child.metadata.ownerReferences?.find((r) => r.uid === owner);
    const others = (child.metadata.ownerReferences ?? []).some((r) =>
      r.uid !== owner && isLive(child, r)
    );
    if (!others && child.metadata.deletionTimestamp === undefined) {
      const deep = (dependents.get(uid)?.size ?? 0) > 0;
      remove(kernel, place, { propagationPolicy: deep ? "Foreground" : "Background" });
    }
    return reference?.blockOwnerDeletion === true && !others && nodes.has(uid);
  }

  function attendDependent(place: Place, object: AnyObject): void {
    const references = object.metadata.ownerReferences ?? [];
    if (references.length === 0 || object.metadata.deletionTimestamp !== undefined) return;
    const live = references.filter((r) => isLive(object, r));
    if (live.length === references.length) return;
    if (live.length === 0) {
      remove(kernel, place, {
        propagationPolicy: "Background",
        preconditions: { uid: object.metadata.uid },
      });
      return;
    }
    for (const gone of references.filter((r) => !live.includes(r))) {
      dropOwner(object.metadata.uid, gone.uid);
    }
  }

  function isLive(dependent: AnyObject, reference: OwnerReference): boolean {
    const owner = nodes.get(reference.uid);
    if (!owner || owner.name !== reference.name) return false;
    return owner.namespace === "" || owner.namespace === (dependent.metadata.namespace ?? "");
  }

  function dropOwner(uid: string, owner: string): void {
    const node = nodes.get(uid);
    const place = node && placeOf(kernel, node);
    if (!place) return;
    change(kernel, place, (o) => {
      const left = (o.metadata.ownerReferences ?? []).filter((r) => r.uid !== owner);
      if (left.length > 0) o.metadata.ownerReferences = left;
      else delete o.metadata.ownerReferences;
    });
  }

  function dropFinalizer(place: Place, finalizer: string): void {
    change(kernel, place, (o) => {
      const left = (o.metadata.finalizers ?? []).filter((f) => f !== finalizer);
      if (left.length > 0) o.metadata.finalizers = left;
      else delete o.metadata.finalizers;
    });
  }

  const unlisten = kernel.store.listenAll(onChange);
  return () => {
    unlisten();
    queue.stop();
  };
}

/** Most objects have no owner: their text is not parsed. */
function ownersIn(record: StoredRecord): string[] {
  if (!record.text.includes('"ownerReferences"')) return [];
  const { metadata } = JSON.parse(record.text);
  return (metadata.ownerReferences ?? []).map((r: OwnerReference) => r.uid);
}

function hasFinalizer(record: StoredRecord): boolean {
  return record.text.includes(`"${FOREGROUND}"`) || record.text.includes(`"${ORPHAN}"`);
}

function placeOf(kernel: Kernel, node: Node): Place | undefined {
  const type = kernel.catalog.types.find((t) => t.storageKey === node.storageKey);
  return type && kernel.store.of(node.storageKey).get(recordKey(node.namespace, node.name)) &&
    { type, namespace: node.namespace, name: node.name };
}
