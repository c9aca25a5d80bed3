/**
 * The store: one revision counter for all resources, their collections, and who listens to changes.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { type Change, type Collection, collection } from "./collection.ts";
import { encodeRecord, recordKey, type StoredRecord } from "./record.ts";

/** Is told of every change of one resource, in order, right after it is committed. */
export type ChangeListener = (change: Change) => void;

/** An object as an earlier store held it. */
export interface LoadedObject {
  readonly storageKey: string;
  readonly revision: number;
  readonly text: string;
}

/** A versioned store of objects. Every write is synchronous, so no two can interleave. */
export interface Store {
  /** The revision of the latest write. */
  readonly revision: number;
  /** The collection under a storage key; empty at first use. */
  of(storageKey: string): Collection;
  /** Writes an object; its resourceVersion becomes the new revision. */
  put(storageKey: string, object: AnyObject): StoredRecord;
  /** Removes an object; answers its last state under the revision of the deletion. */
  remove(storageKey: string, last: AnyObject): StoredRecord;
  /** Writes what an earlier store held: each object under its own revision, oldest first. */
  load(rows: Iterable<LoadedObject>, revision: number): void;
  /** The collections that are in use, by storage key. */
  collections(): Iterable<readonly [storageKey: string, collection: Collection]>;
  /** Forgets the changes up to a revision. @default {the current one} */
  compact(revision?: number): void;
  /** Listens to one resource until the returned function is called. */
  listen(storageKey: string, listener: ChangeListener): () => void;
  /** Listens to all resources. */
  listenAll(listener: (storageKey: string, change: Change) => void): () => void;
}

/** So many changes keep their encoded events, for watches that come back after a short while. */
const YOUNG = 100;

/** What a store holds from the start. */
export interface InitialObjects {
  /** The storage keys under which there is something. */
  readonly keys: readonly string[];
  /** The objects under a key; asked for once, when it is first used. */
  of(storageKey: string): readonly AnyObject[];
}

/** The revision of what is there from the start. */
export const FIRST_REVISION = 1;

/** Creates a store. */
export function createStore(
  historyLimit: number,
  initial: InitialObjects = { keys: [], of: () => [] },
): Store {
  const collections = new Map<string, Collection>();
  const listeners = new Map<string, Set<ChangeListener>>();
  const everywhere = new Set<(storageKey: string, change: Change) => void>();
  const young: Change[] = [];
  let revision = FIRST_REVISION;
  let compacted = 0;

  function of(storageKey: string): Collection {
    let found = collections.get(storageKey);
    if (!found) {
      found = collection(historyLimit);
      for (const object of initial.of(storageKey)) {
        found.apply(beginning(object), object);
      }
      found.compact(Math.max(compacted, FIRST_REVISION));
      collections.set(storageKey, found);
    }
    return found;
  }

  function commit(
    storageKey: string,
    object: AnyObject,
    { gone = false, at = revision + 1 } = {},
  ): StoredRecord {
    revision = at;
    const key = recordKey(object.metadata.namespace ?? "", object.metadata.name);
    const target = of(storageKey);
    const before = target.get(key);
    const record = encodeRecord(object, revision, before);
    const change: Change = {
      revision,
      key,
      before,
      after: gone ? undefined : record,
      last: gone ? record : undefined,
      encoded: new Map(),
    };
    target.apply(change, object);
    // The journal hears of a change before the watches do, which ask it whether to wait.
    for (const listener of [...everywhere]) listener(storageKey, change);
    for (const listener of [...(listeners.get(storageKey) ?? [])]) listener(change);
    young.push(change);
    if (young.length > YOUNG) (young.shift() as Change).encoded = undefined;
    return record;
  }

  return {
    get revision() {
      return revision;
    },
    of,
    put: (storageKey, object) => commit(storageKey, object),
    remove: (storageKey, last) => commit(storageKey, last, { gone: true }),
    load(rows, latest) {
      for (const { storageKey, revision: at, text } of rows) {
        commit(storageKey, JSON.parse(text), { at });
      }
      revision = Math.max(revision, latest);
      this.compact();
    },
    collections() {
      for (const key of initial.keys) of(key);
      return collections.entries();
    },
    compact(upTo = revision) {
      compacted = Math.max(compacted, Math.min(upTo, revision));
      for (const c of collections.values()) c.compact(compacted);
    },
    listen(storageKey, listener) {
      const set = listeners.get(storageKey) ?? new Set();
      listeners.set(storageKey, set.add(listener));
      return () => void set.delete(listener);
    },
    listenAll(listener) {
      everywhere.add(listener);
      return () => void everywhere.delete(listener);
    },
  };
}

/** The change that brings an object which is there from the start. */
function beginning(object: AnyObject): Change {
  const record = encodeRecord(object, FIRST_REVISION);
  const key = recordKey(record.namespace, record.name);
  return {
    revision: FIRST_REVISION,
    key,
    before: undefined,
    after: record,
    last: undefined,
    encoded: undefined,
  };
}
