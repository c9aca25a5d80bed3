/**
 * Notes of a watch to changes of a store.
 *
 * @module
 */

import { deepEqual } from "../meta/deep.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Change } from "../watch/change.ts";
import type { WatchNote } from "../watch/state.ts";
import { isNewer } from "../watch/versions.ts";
import { keeper, type KeepOptions } from "./keep.ts";
import { type Entry, keyOf, type Store } from "./store.ts";

/** Writes what a watch tells into a store. */
export interface Writer<T extends KubeObject, E> {
  /** What is kept of an object. */
  readonly keep: (object: T) => E;
  /** Takes notes; gives the changes that they made, in order. */
  take(notes: readonly WatchNote<T>[]): Change<E>[];
  /** Whether a list has been read to its end. */
  readonly complete: boolean;
  /** The version that the store has come to. */
  readonly version: string | undefined;
  /** Events that said nothing new. */
  readonly stale: number;
}

/** A writer that keeps of each object what the options say. */
export function storeWriter<T extends KubeObject, E>(
  store: Store<E>,
  options: KeepOptions<T, E>,
): Writer<T, E> {
  return new StoreWriter(store, keeper(options));
}

class StoreWriter<T extends KubeObject, E> implements Writer<T, E> {
  readonly #store: Store<E>;
  readonly keep: (object: T) => E;
  /** The list under way, out of sight of readers until it is whole. */
  #aside: Map<string, Entry<E>> | undefined;
  /** Versions have gone back: equal ones may name different states. */
  #rollback = false;
  complete = false;
  version: string | undefined;
  stale = 0;

  constructor(store: Store<E>, keep: (object: T) => E) {
    this.#store = store;
    this.keep = keep;
  }

  take(notes: readonly WatchNote<T>[]): Change<E>[] {
    const changes: Change<E>[] = [];
    for (const note of notes) {
      switch (note.type) {
        case "INIT":
          this.#aside = new Map();
          this.#rollback = note.rollback ?? false;
          break;
        case "ITEM":
          this.#gather(note.object);
          break;
        case "READY":
          this.#swap(note.resourceVersion, changes);
          break;
        case "BOOKMARK":
          this.#advance(note.object.metadata.resourceVersion);
          break;
        case "DELETED":
          this.#remove(note.object, changes);
          break;
        default:
          this.#put(note.object, changes);
      }
    }
    return changes;
  }

  #gather(object: T): void {
    const aside = this.#aside as Map<string, Entry<E>>;
    const { uid, resourceVersion: version } = object.metadata;
    const key = keyOf(object.metadata);
    const twice = aside.get(key);
    if (twice && !isNewer(version, twice.version)) return;
    const known = this.#store.get(key);
    const same = !this.#rollback && known?.uid === uid && known.version === version;
    aside.set(key, same ? known : { key, uid, version, object: this.keep(object) });
  }

  #swap(version: string, changes: Change<E>[]): void {
    const aside = this.#aside as Map<string, Entry<E>>;
    this.#aside = undefined;
    for (const old of this.#store.entries()) {
      if (aside.get(old.key)?.uid !== old.uid) changes.push(missed(old));
    }
    for (const entry of aside.values()) {
      const old = this.#store.get(entry.key);
      if (old === entry) continue;
      if (old?.uid !== entry.uid) changes.push(added(entry, !this.complete));
      else if (this.#rollback && deepEqual(old.object, entry.object)) aside.set(entry.key, old);
      else changes.push(modified(old, entry));
    }
    this.#store.replace(aside);
    this.version = version;
    this.complete = true;
  }

  #put(object: T, changes: Change<E>[]): void {
    const { uid, resourceVersion: version } = object.metadata;
    const key = keyOf(object.metadata);
    const old = this.#store.get(key);
    // Versions only rise within one epoch: what is not newer is a repetition, or a server that lags.
    if (!isNewer(version, old?.version ?? this.version ?? "")) {
      this.stale++;
      return;
    }
    const entry = { key, uid, version, object: this.keep(object) };
    this.#store.set(entry);
    this.#advance(version);
    if (old && old.uid === uid) changes.push(modified(old, entry));
    else {
      // Deleted and made anew while nobody looked: two changes, not one.
      if (old) changes.push(missed(old));
      changes.push(added(entry, false));
    }
  }

  #remove(object: T, changes: Change<E>[]): void {
    const { uid, resourceVersion: version } = object.metadata;
    const key = keyOf(object.metadata);
    if (this.#aside) {
      // A list that comes on a stream takes back what it has listed.
      if (this.#aside.get(key)?.uid === uid) this.#aside.delete(key);
      return;
    }
    const old = this.#store.get(key);
    if (!old || old.uid !== uid || isNewer(old.version, version)) {
      this.stale++;
      return;
    }
    this.#store.delete(key);
    this.#advance(version);
    const last = this.keep(object);
    changes.push({ type: "DELETED", key, object: last, old: old.object, missed: false });
  }

  #advance(version: string): void {
    if (this.version === undefined || isNewer(version, this.version)) this.version = version;
  }
}

function added<E>({ key, object }: Entry<E>, initial: boolean): Change<E> {
  return { type: "ADDED", key, object, initial };
}

function modified<E>(old: Entry<E>, { key, object }: Entry<E>): Change<E> {
  return { type: "MODIFIED", key, object, old: old.object, resync: false };
}

function missed<E>({ key, object }: Entry<E>): Change<E> {
  return { type: "DELETED", key, object, old: object, missed: true };
}
