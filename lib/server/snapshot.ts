/**
 * The state of a cluster at a moment, and the way back to it.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { internalCall, read } from "./call.ts";
import type { Kernel } from "./kernel.ts";
import { recordKey } from "./record.ts";
import { FIRST_REVISION } from "./store.ts";

/** All objects of a moment; plain JSON, to be kept in a file if need be. */
export interface Snapshot {
  /** The objects' texts by resource and key. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Takes all objects as they are. */
export function takeSnapshot({ store }: Pick<Kernel, "store">): Snapshot {
  const resources: Record<string, Record<string, string>> = {};
  for (const [storageKey, collection] of store.collections()) {
    const texts: Record<string, string> = resources[storageKey] = {};
    for (const record of collection.range("", "")) {
      texts[recordKey(record.namespace, record.name)] = record.text;
    }
  }
  return { resources };
}

/**
 * All objects, in the versions in which they are stored, cluster-wide ones first; without those that
 * every server makes for itself, unless they have been changed.
 */
export function allObjects(kernel: Kernel): AnyObject[] {
  const ordered = kernel.catalog.types.toSorted((a, b) => +a.namespaced - +b.namespaced);
  const seen = new Set<string>();
  return ordered.flatMap((type) => {
    // Some resources are two views of one store.
    if (seen.has(type.storageKey)) return [];
    seen.add(type.storageKey);
    const call = internalCall(kernel, type, "", "");
    return kernel.store.of(type.storageKey).range("", "")
      .filter((record) => record.revision > FIRST_REVISION)
      .map((record) => read(call, record));
  });
}

/**
 * Brings the objects back, uids included, by writes of its own: what differs is changed, created
 * or removed, without finalizers, and watches see it happen.
 */
export function restoreSnapshot({ store }: Pick<Kernel, "store">, snapshot: Snapshot): void {
  for (const [storageKey, collection] of [...store.collections()]) {
    const wanted = snapshot.resources[storageKey] ?? {};
    for (const record of collection.range("", "")) {
      const key = recordKey(record.namespace, record.name);
      if (!Object.hasOwn(wanted, key)) store.remove(storageKey, JSON.parse(record.text));
    }
  }
  for (const [storageKey, texts] of Object.entries(snapshot.resources)) {
    for (const [key, text] of Object.entries(texts)) {
      if (store.of(storageKey).get(key)?.text === text) continue;
      const object: AnyObject = JSON.parse(text);
      store.put(storageKey, object);
    }
  }
}
