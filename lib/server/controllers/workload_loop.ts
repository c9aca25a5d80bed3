/**
 * What workload controllers have in common: objects of one kind, and the pods that they own.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { CancelTimer } from "../../stream/clock.ts";
import { selector } from "../../meta/selector.ts";
import type { Change } from "../collection.ts";
import type { Kernel } from "../kernel.ts";
import { recordKey, type StoredRecord } from "../record.ts";
import type { ResourceType } from "../resource_type.ts";
import { selectorText } from "../selector_text.ts";
import { change, find, findAll } from "./access.ts";
import { workQueue } from "./work_queue.ts";

/**
 * Runs `reconcile` for every object of a resource that changes, or whose dependents of another
 * resource change; for all objects of a namespace when one of the resources that they look at
 * changes there. The returned function stops it.
 */
export function workloadLoop(
  kernel: Kernel,
  type: ResourceType,
  dependents: readonly string[],
  reconcile: (object: AnyObject, later: (ms: number) => void) => void,
  lookedAt: readonly string[] = [],
): () => void {
  const timers = new Map<string, CancelTimer>();
  const queue = workQueue((key) => {
    const slash = key.indexOf("/");
    const object = find(kernel, {
      type,
      namespace: key.slice(0, slash),
      name: key.slice(slash + 1),
    });
    timers.get(key)?.();
    timers.delete(key);
    if (!object || object.metadata.deletionTimestamp !== undefined) return;
    reconcile(object, (ms) => void timers.set(key, kernel.clock.after(ms, () => queue.add(key))));
  });

  function onDependent(record: StoredRecord): void {
    const owner = controllerOf(record, type.kind);
    if (owner !== undefined) queue.add(recordKey(record.namespace, owner));
    // A stray may match a selector, and a node concerns everybody.
    else onNeighbour(record);
  }

  function onNeighbour({ namespace }: StoredRecord): void {
    const scope = namespace === "" ? "" : `${namespace}/`;
    for (const o of kernel.store.of(type.storageKey).range(scope, "")) {
      queue.add(recordKey(o.namespace, o.name));
    }
  }

  const unlisten = kernel.store.listenAll((storageKey: string, c: Change) => {
    if (storageKey === type.storageKey) queue.add(c.key);
    const record = c.after ?? c.last;
    if (record && dependents.includes(storageKey)) onDependent(record);
    if (record && lookedAt.includes(storageKey)) onNeighbour(record);
  });
  return () => {
    unlisten();
    queue.stop();
    for (const cancel of timers.values()) cancel();
  };
}

function controllerOf(record: StoredRecord, kind: string): string | undefined {
  if (!record.text.includes('"ownerReferences"')) return undefined;
  const { metadata } = JSON.parse(record.text) as AnyObject;
  return metadata.ownerReferences?.find((r) => r.controller === true && r.kind === kind)?.name;
}

/** The reference with which an object controls another. */
export function controllerReference(owner: AnyObject): Record<string, unknown> {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** The objects of a resource that an object controls; strays that match its selector are adopted. */
export function owned(kernel: Kernel, type: ResourceType, owner: AnyObject): AnyObject[] {
  const text = selectorText(owner["spec"]?.selector);
  const chosen = selector(text);
  const namespace = owner.metadata.namespace ?? "";
  const found: AnyObject[] = [];
  for (const object of findAll(kernel, type, namespace)) {
    const controller = object.metadata.ownerReferences?.find((r) => r.controller === true);
    if (controller?.uid === owner.metadata.uid) found.push(object);
    else if (
      !controller && text !== "" && chosen.matches(object.metadata.labels) &&
      object.metadata.deletionTimestamp === undefined
    ) {
      const place = { type, namespace, name: object.metadata.name };
      const adopted = change(kernel, place, (o) => {
        o.metadata.ownerReferences = [
          ...o.metadata.ownerReferences ?? [],
          controllerReference(owner) as unknown as NonNullable<
            typeof o.metadata.ownerReferences
          >[number],
        ];
      });
      if (adopted) found.push(adopted);
    }
  }
  return found;
}

/** Pods that still count. */
export function isActive(pod: AnyObject): boolean {
  return pod.metadata.deletionTimestamp === undefined &&
    !["Succeeded", "Failed"].includes(pod["status"]?.phase);
}
