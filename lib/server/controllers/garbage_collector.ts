/**
 * The garbage collector: dependents follow their owners.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Change } from "../collection.ts";
import type { Kernel } from "../kernel.ts";
import { recordKey, type StoredRecord } from "../record.ts";
import { change, find, type Place, remove } from "./access.ts";
import { createOwnerGraph, type OwnerGraph } from "./owner_graph.ts";
import { workQueue } from "./work_queue.ts";

const FOREGROUND = "foregroundDeletion";
const ORPHAN = "orphan";

/** Starts the collector; the returned function stops it. */
export function startGarbageCollector(kernel: Kernel): () => void {
  const graph = createOwnerGraph();
  const queue = workQueue((uid) => attend(kernel, graph, uid));

  function onChange(storageKey: string, c: Change): void {
    if (c.before && c.before.uid !== c.after?.uid) {
      const { owners = [] } = graph.forget(c.before.uid) ?? {};
      for (const uid of graph.dependents(c.before.uid)) queue.add(uid);
      // An owner that waits for its dependents may go now.
      for (const owner of owners) if (graph.node(owner)) queue.add(owner);
    }
    if (!c.after) return;
    const { owners } = graph.track(storageKey, c.after);
    if (owners.length > 0 || hasFinalizer(c.after)) queue.add(c.after.uid);
  }

  const unlisten = kernel.store.listenAll(onChange);
  return () => {
    unlisten();
    queue.stop();
  };
}

function attend(kernel: Kernel, graph: OwnerGraph, uid: string): void {
  const place = placeOf(kernel, graph, uid);
  const object = place && find(kernel, place);
  if (!place || object?.metadata.uid !== uid) return;
  if (object.metadata.deletionTimestamp === undefined) {
    attendDependent(kernel, graph, place, object);
  } else attendOwner(kernel, graph, place, object);
}

/** An owner that is being deleted waits until its dependents are orphaned or gone. */
function attendOwner(kernel: Kernel, graph: OwnerGraph, place: Place, owner: AnyObject): void {
  const finalizers = owner.metadata.finalizers ?? [];
  const { uid } = owner.metadata;
  const children = graph.dependents(uid);
  if (finalizers.includes(ORPHAN)) {
    for (const child of children) dropOwner(kernel, graph, child, uid);
    dropFinalizer(kernel, place, ORPHAN);
  } else if (finalizers.includes(FOREGROUND)) {
    const blocking = children.filter((child) => deleteChild(kernel, graph, child, uid));
    if (blocking.length === 0) dropFinalizer(kernel, place, FOREGROUND);
  }
}

/** Deletes a dependent; true when its owner has to wait for it. */
function deleteChild(kernel: Kernel, graph: OwnerGraph, uid: string, owner: string): boolean {
  const place = placeOf(kernel, graph, uid);
  const child = place && find(kernel, place);
  if (!place || !child) return false;
  const references = child.metadata.ownerReferences ?? [];
  if (references.some((r) => r.uid !== owner && graph.isLive(child, r))) return false;
  if (child.metadata.deletionTimestamp === undefined) {
    const deep = graph.dependents(uid).length > 0;
    remove(kernel, place, { propagationPolicy: deep ? "Foreground" : "Background" });
  }
  const blocks = references.find((r) => r.uid === owner)?.blockOwnerDeletion === true;
  return blocks && graph.node(uid) !== undefined;
}

/** A dependent goes with its last owner, and forgets those that are gone. */
function attendDependent(kernel: Kernel, graph: OwnerGraph, place: Place, object: AnyObject): void {
  const references = object.metadata.ownerReferences ?? [];
  const live = references.filter((r) => graph.isLive(object, r));
  if (live.length === references.length) return;
  const { uid } = object.metadata;
  if (live.length === 0) {
    return remove(kernel, place, { propagationPolicy: "Background", preconditions: { uid } });
  }
  for (const gone of references.filter((r) => !live.includes(r))) {
    dropOwner(kernel, graph, uid, gone.uid);
  }
}

function dropOwner(kernel: Kernel, graph: OwnerGraph, uid: string, owner: string): void {
  const place = placeOf(kernel, graph, uid);
  if (!place) return;
  change(kernel, place, (o) => {
    const left = (o.metadata.ownerReferences ?? []).filter((r) => r.uid !== owner);
    if (left.length > 0) o.metadata.ownerReferences = left;
    else delete o.metadata.ownerReferences;
  });
}

function dropFinalizer(kernel: Kernel, place: Place, finalizer: string): void {
  change(kernel, place, (o) => {
    const left = (o.metadata.finalizers ?? []).filter((f) => f !== finalizer);
    if (left.length > 0) o.metadata.finalizers = left;
    else delete o.metadata.finalizers;
  });
}

function hasFinalizer(record: StoredRecord): boolean {
  return record.text.includes(`"${FOREGROUND}"`) || record.text.includes(`"${ORPHAN}"`);
}

function placeOf(kernel: Kernel, graph: OwnerGraph, uid: string): Place | undefined {
  const node = graph.node(uid);
  if (!node) return undefined;
  const { storageKey, namespace, name } = node;
  const type = kernel.catalog.types.find((t) => t.storageKey === storageKey);
  const there = kernel.store.of(storageKey).get(recordKey(namespace, name)) !== undefined;
  return type && there ? { type, namespace, name } : undefined;
}
