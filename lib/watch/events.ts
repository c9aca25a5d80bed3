/**
 * Notes to events: what a user's loop sees, with each gap closed by the differences that a fresh
 * list shows.
 *
 * @module
 */

import type { Identified } from "../meta/kind.ts";
import type { KubeObject, ObjectMeta } from "../meta/object.ts";
import type { WatchNote } from "./state.ts";
import { isNewer } from "./versions.ts";

/**
 * An object that went while nobody looked: a fresh list no longer shows it. Only its identity is
 * left, for a watch keeps nothing else.
 */
export type Departed<T extends Identified> = T extends unknown ?
    & {
      readonly apiVersion: T["apiVersion"];
      readonly kind: T["kind"];
      readonly metadata: ObjectMeta;
    }
    & { readonly [Field in Exclude<keyof T, "apiVersion" | "kind" | "metadata">]?: undefined }
  : never;

/** One change, with the object as it is after it; for DELETED, as it was last, if that was seen. */
export type WatchEvent<T extends Identified = KubeObject> =
  | { readonly type: "ADDED" | "MODIFIED"; readonly object: T }
  | { readonly type: "DELETED"; readonly object: T | Departed<T> };

/** How far the watch has come: everything up to this version has been handed over. */
export interface Bookmark {
  readonly type: "BOOKMARK";
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly resourceVersion: string };
  };
}

/** Turns the notes of one watch into events. */
export interface EventTracker<T extends KubeObject> {
  events(notes: readonly WatchNote<T>[]): readonly (WatchEvent<T> | Bookmark)[];
}

/** How to report. */
export interface EventOptions {
  /** Hand bookmarks on as events. @default {false} */
  readonly bookmarks?: boolean | undefined;
}

/** What is kept of an object: a watch over many must not hold them all. */
interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly uid: string;
  readonly creationTimestamp: string;
  resourceVersion: string;
}

/** Creates a tracker for one watch. */
export function eventTracker<T extends KubeObject>(options: EventOptions = {}): EventTracker<T> {
  return new Tracker<T>(options.bookmarks ?? false);
}

type Event<T extends KubeObject> = WatchEvent<T> | Bookmark;

class Tracker<T extends KubeObject> implements EventTracker<T> {
  readonly #bookmarks: boolean;
  readonly #known = new Map<string, Identity>();
  /** The keys that the list under way has not shown yet; undefined between lists. */
  #unseen: Set<string> | undefined;
  /** The server's versions have gone back: an older one is news. */
  #rollback = false;
  /** False until a list has been read to its end: a watch from a given version knows nothing. */
  #complete = false;

  constructor(bookmarks: boolean) {
    this.#bookmarks = bookmarks;
  }

  events(notes: readonly WatchNote<T>[]): readonly Event<T>[] {
    const out: Event<T>[] = [];
    for (const note of notes) {
      switch (note.type) {
        case "INIT":
          this.#unseen = new Set(this.#known.keys());
          this.#rollback = note.rollback ?? false;
          break;
        case "ITEM":
          this.#put(note.object, out);
          break;
        case "READY":
          this.#finish(out);
          break;
        case "ADDED":
        case "MODIFIED":
          this.#put(note.object, out, note as WatchEvent<T>);
          break;
        case "DELETED":
          this.#remove(note.object, out, note as WatchEvent<T>);
          break;
        case "BOOKMARK":
          if (this.#bookmarks) out.push(note as Bookmark);
      }
    }
    return out;
  }

  #put(object: T, out: Event<T>[], asIs?: WatchEvent<T>): void {
    const { metadata } = object;
    const key = keyOf(metadata);
    this.#unseen?.delete(key);
    const old = this.#known.get(key);
    if (old !== undefined && old.uid === metadata.uid) {
      // A resumed stream repeats itself, a stale server lags: the newer state stays.
      if (!this.#rollback && !isNewer(metadata.resourceVersion, old.resourceVersion)) return;
      old.resourceVersion = metadata.resourceVersion;
      out.push(asIs?.type === "MODIFIED" ? asIs : { type: "MODIFIED", object });
      return;
    }
    this.#known.set(key, identityOf(object));
    // Deleted and made anew while nobody looked: two changes, not one.
    if (old) out.push({ type: "DELETED", object: departed<T>(old) });
    const fits = asIs !== undefined && (asIs.type === "ADDED" || (!old && !this.#complete));
    out.push(fits ? asIs : { type: "ADDED", object });
  }

  #remove({ metadata }: T, out: Event<T>[], asIs: WatchEvent<T>): void {
    const key = keyOf(metadata);
    const old = this.#known.get(key);
    if (old ? old.uid !== metadata.uid : this.#complete || this.#unseen) return;
    this.#known.delete(key);
    this.#unseen?.delete(key);
    out.push(asIs);
  }

  #finish(out: Event<T>[]): void {
    for (const key of this.#unseen ?? []) {
      const old = this.#known.get(key) as Identity;
      this.#known.delete(key);
      out.push({ type: "DELETED", object: departed<T>(old) });
    }
    this.#unseen = undefined;
    this.#rollback = false;
    this.#complete = true;
  }
}

function keyOf({ namespace, name }: ObjectMeta): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function identityOf({ apiVersion, kind, metadata }: KubeObject): Identity {
  const { name, namespace, uid, creationTimestamp, resourceVersion } = metadata;
  return { apiVersion, kind, name, namespace, uid, creationTimestamp, resourceVersion };
}

function departed<T extends KubeObject>(identity: Identity): Departed<T> {
  const { apiVersion, kind, namespace, ...rest } = identity;
  const metadata = namespace === undefined ? rest : { ...rest, namespace };
  return { apiVersion, kind, metadata } as Departed<T>;
}
