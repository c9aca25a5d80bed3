/**
 * Notes to events: what a user's loop sees, with each gap closed by the differences that a fresh
 * list shows.
 *
 * @module
 */

import type { Identified } from "../meta/kind.ts";
import { hash } from "../meta/hash.ts";
import type { KubeObject, ObjectMeta } from "../meta/object.ts";
import type { WatchNote } from "./state.ts";
import { isNewer, keepVersion, type KeptVersion } from "./versions.ts";

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
  /** Tells it from the others. */
  readonly type: "BOOKMARK";
  /** Nothing but a version. */
  readonly object: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: { readonly resourceVersion: string };
  };
}

/** Turns the notes of one watch into events. */
export interface EventTracker<T extends KubeObject> {
  /** The events that notes stand for. */
  events(notes: readonly WatchNote<T>[]): readonly (WatchEvent<T> | Bookmark)[];
}

/** How to report. */
export interface EventOptions {
  /** Hand bookmarks on as events. @default {false} */
  readonly bookmarks?: boolean | undefined;
}

/**
 * What is kept of an object: a watch over many must not hold them all, and what it holds costs more
 * than what it does, for garbage collections copy it.
 */
interface Identity {
  readonly uid: string;
  readonly creationTimestamp: string;
  version: KeptVersion;
  /** The last list that has shown it. */
  list: number;
}

/** What is known of one namespace, by name. */
type Neighbours = Map<string, Identity>;

/** Creates a tracker for one watch. */
export function eventTracker<T extends KubeObject>(options: EventOptions = {}): EventTracker<T> {
  return new Tracker<T>(options.bookmarks ?? false);
}

type Event<T extends KubeObject> = WatchEvent<T> | Bookmark;

class Tracker<T extends KubeObject> implements EventTracker<T> {
  readonly #bookmarks: boolean;
  readonly #known = new Map<string | undefined, Neighbours>();
  /** The type of all objects, once there is one. */
  #type: Identified | undefined;
  /** How many lists have begun. */
  #list = 0;
  #listing = false;
  /** What was told since the server's versions have gone back, until a list is whole. */
  #rollback: Map<Identity, string> | undefined;
  /** The version that the stream has come to. */
  #version: KeptVersion | undefined;
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
          this.#list++;
          this.#listing = true;
          this.#rollback = note.rollback ? this.#rollback ?? new Map() : undefined;
          break;
        case "ITEM":
          this.#put(note.object, out);
          break;
        case "READY":
          this.#finish(out);
          this.#version = keepVersion(note.resourceVersion);
          break;
        case "ADDED":
        case "MODIFIED":
          this.#put(note.object, out, note as WatchEvent<T>);
          break;
        case "DELETED":
          this.#remove(note.object, out, note as WatchEvent<T>);
          break;
        case "BOOKMARK":
          this.#advance(keepVersion(note.object.metadata.resourceVersion));
          if (this.#bookmarks) out.push(note as Bookmark);
      }
    }
    return out;
  }

  #put(object: T, out: Event<T>[], asIs?: WatchEvent<T>): void {
    const { metadata } = object;
    const { uid, name } = metadata;
    const version = keepVersion(metadata.resourceVersion);
    const neighbours = this.#neighbours(metadata);
    const old = neighbours.get(name);
    if (old !== undefined && old.uid === uid) {
      const news = this.#isNews(object, version, old);
      old.list = this.#list;
      if (!news) return;
      old.version = version;
      if (asIs !== undefined) this.#advance(version);
      out.push(asIs?.type === "MODIFIED" ? asIs : { type: "MODIFIED", object });
      return;
    }
    // What is not known but not new either was deleted since: a stream that repeats itself.
    if (asIs !== undefined && !this.#advance(version)) return;
    const { creationTimestamp } = metadata;
    const identity = { uid, creationTimestamp, version, list: this.#list };
    neighbours.set(name, identity);
    this.#rollback?.set(identity, digest(object));
    this.#type ??= { apiVersion: object.apiVersion, kind: object.kind };
    // Deleted and made anew while nobody looked: two changes, not one.
    if (old) out.push(this.#departure(metadata, old));
    const fits = asIs !== undefined && (asIs.type === "ADDED" || (!old && !this.#complete));
    out.push(fits ? asIs : { type: "ADDED", object });
  }

  /** A resumed stream repeats itself, a stale server lags: the newer state stays, within an epoch. */
  #isNews(object: T, version: KeptVersion, old: Identity): boolean {
    if (this.#rollback === undefined) return isNewer(version, old.version);
    // Versions of before say nothing. The list may break and begin anew: what it has shown is told once.
    const state = digest(object);
    const isTold = this.#rollback.get(old) === state;
    this.#rollback.set(old, state);
    return !isTold;
  }

  #remove({ metadata }: T, out: Event<T>[], asIs: WatchEvent<T>): void {
    const neighbours = this.#neighbours(metadata);
    const old = neighbours.get(metadata.name);
    if (old ? old.uid !== metadata.uid : this.#complete || this.#listing) return;
    neighbours.delete(metadata.name);
    this.#advance(keepVersion(metadata.resourceVersion));
    out.push(asIs);
  }

  /** Whether a version is new to the stream, which then has come to it. */
  #advance(version: KeptVersion): boolean {
    if (this.#version !== undefined && !isNewer(version, this.#version)) return false;
    this.#version = version;
    return true;
  }

  #finish(out: Event<T>[]): void {
    for (const [namespace, neighbours] of this.#known) {
      for (const [name, identity] of neighbours) {
        if (identity.list === this.#list) continue;
        neighbours.delete(name);
        out.push(this.#departure({ namespace, name }, identity));
      }
    }
    this.#listing = false;
    this.#rollback = undefined;
    this.#complete = true;
  }

  #neighbours({ namespace }: ObjectMeta): Neighbours {
    let neighbours = this.#known.get(namespace);
    if (neighbours === undefined) this.#known.set(namespace, neighbours = new Map());
    return neighbours;
  }

  #departure({ namespace, name }: Place, identity: Identity): WatchEvent<T> {
    const { apiVersion, kind } = this.#type as Identified;
    const { uid, creationTimestamp, version } = identity;
    const own = { name, uid, creationTimestamp, resourceVersion: String(version) };
    const metadata = namespace === undefined ? own : { ...own, namespace };
    return { type: "DELETED", object: { apiVersion, kind, metadata } as Departed<T> };
  }
}

/** Tells states of one object apart whose versions are equal, as after two restores. */
function digest(object: KubeObject): string {
  const text = JSON.stringify(object);
  return `${text.length} ${hash(text)}`;
}

interface Place {
  readonly namespace?: string | undefined;
  readonly name: string;
}
