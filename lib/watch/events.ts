/**
 * Notes to events: what a user's loop sees, with each gap closed by the differences that a fresh
 * list shows.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import { compareResourceVersions } from "../meta/resource_version.ts";
import type { WatchNote } from "./machine.ts";

/** One change, with the object as it is after it (for DELETED: as it was last). */
export interface WatchEvent<T extends KubeObject = KubeObject> {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  readonly object: T;
}

/** Turns the notes of one watch into events; keeps the last state of every object to do so. */
export interface EventTracker<T extends KubeObject> {
  events(notes: readonly WatchNote<T>[]): readonly WatchEvent<T>[];
}

/** How to report. */
export interface EventOptions {
  /** Hand bookmarks on as events. @default {false} */
  readonly bookmarks?: boolean | undefined;
}

/** Creates a tracker for one watch. */
export function eventTracker<T extends KubeObject>(options: EventOptions = {}): EventTracker<T> {
  const known = new Map<string, T>();
  /** The keys that the list under way has not shown yet; undefined between lists. */
  let unseen: Set<string> | undefined;
  /** False until a list has been read to its end: a watch from a given version knows nothing. */
  let complete = false;
  const out: WatchEvent<T>[] = [];

  const put = (object: T, asIs?: WatchEvent<T>) => {
    const key = keyOf(object);
    const old = known.get(key);
    known.set(key, object);
    if (!old) {
      const fits = asIs !== undefined && (asIs.type === "ADDED" || !complete);
      return out.push(fits ? asIs : { type: "ADDED", object });
    }
    if (old.metadata.uid !== object.metadata.uid) {
      // Deleted and made anew while nobody looked: two changes, not one.
      return out.push({ type: "DELETED", object: old }, { type: "ADDED", object });
    }
    if (isNewer(object, old)) {
      return out.push(asIs?.type === "MODIFIED" ? asIs : { type: "MODIFIED", object });
    }
    // Seen before (a resumed stream repeats itself, a stale server lags): the newer state stays.
    known.set(key, old);
  };

  const remove = (object: T, asIs: WatchEvent<T>) => {
    const key = keyOf(object);
    const old = known.get(key);
    if (old ? old.metadata.uid !== object.metadata.uid : complete) return;
    known.delete(key);
    out.push(asIs);
  };

  const finish = () => {
    for (const key of unseen ?? []) {
      const object = known.get(key) as T;
      known.delete(key);
      out.push({ type: "DELETED", object });
    }
    unseen = undefined;
    complete = true;
  };

  return {
    events(notes) {
      for (const note of notes) {
        switch (note.type) {
          case "INIT":
            unseen = new Set(known.keys());
            break;
          case "ITEM":
            unseen?.delete(keyOf(note.object));
            put(note.object);
            break;
          case "READY":
            finish();
            break;
          case "ADDED":
          case "MODIFIED":
            put(note.object, note as WatchEvent<T>);
            break;
          case "DELETED":
            remove(note.object, note as WatchEvent<T>);
            break;
          case "BOOKMARK":
            if (options.bookmarks) out.push(note as WatchEvent<T>);
        }
      }
      return out.splice(0);
    },
  };
}

function keyOf(object: KubeObject): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function isNewer(object: KubeObject, old: KubeObject): boolean {
  const a = object.metadata.resourceVersion;
  const b = old.metadata.resourceVersion;
  if (a === b) return false;
  try {
    return compareResourceVersions(a, b) > 0;
  } catch {
    return true; // a server of another make: its versions can only be told apart
  }
}
