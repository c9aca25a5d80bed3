/**
 * The store: entries by key, and the indexes over them.
 *
 * @module
 */

import type { ObjectMeta } from "../meta/object.ts";
import type { IndexFunction } from "../watch/informer.ts";

/** An object in the store, with what identifies this state of it. */
export interface Entry<E> {
  readonly key: string;
  readonly uid: string;
  readonly version: string;
  /** What the store keeps of the object. */
  readonly object: E;
}

/** The key of an object: "namespace/name", or the name alone in cluster scope. */
export function keyOf({ namespace, name }: Pick<ObjectMeta, "namespace" | "name">): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The namespace of a key; "" in cluster scope. */
export function namespaceOf(key: string): string {
  const slash = key.indexOf("/");
  return slash === -1 ? "" : key.slice(0, slash);
}

/** Entries and indexes that change together. */
export class Store<E> {
  #entries: Map<string, Entry<E>> = new Map();
  readonly #indexes = new Set<Index<E>>();

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Entry<E> | undefined {
    return this.#entries.get(key);
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys();
  }

  entries(): IterableIterator<Entry<E>> {
    return this.#entries.values();
  }

  set(entry: Entry<E>): void {
    const old = this.#entries.get(entry.key);
    this.#entries.set(entry.key, entry);
    for (const index of this.#indexes) index.move(entry.key, old, entry);
  }

  delete(key: string): void {
    const old = this.#entries.get(key);
    if (!old) return;
    this.#entries.delete(key);
    for (const index of this.#indexes) index.move(key, old, undefined);
  }

  /** Puts other entries in place of all: readers see the old ones or the new ones. */
  replace(entries: Map<string, Entry<E>>): void {
    this.#entries = entries;
    for (const index of this.#indexes) index.fill(entries.values());
  }

  /** An index over what is there and what will come. */
  index(values: (entry: Entry<E>) => readonly string[]): Index<E> {
    const index = new Index(values);
    index.fill(this.#entries.values());
    this.#indexes.add(index);
    return index;
  }

  dropIndex(index: Index<E>): void {
    this.#indexes.delete(index);
  }
}

/** An index function of objects as one of entries. */
export function ofObjects<E>(values: IndexFunction<E>): (entry: Entry<E>) => readonly string[] {
  return ({ object }) => values(object);
}

/** Keys by the values that a function gives for their objects. */
export class Index<E> {
  readonly #valuesOf: (entry: Entry<E>) => readonly string[];
  #keys = new Map<string, Set<string>>();

  constructor(valuesOf: (entry: Entry<E>) => readonly string[]) {
    this.#valuesOf = valuesOf;
  }

  keys(value: string): Iterable<string> {
    return this.#keys.get(value) ?? [];
  }

  count(value: string): number {
    return this.#keys.get(value)?.size ?? 0;
  }

  values(): string[] {
    return [...this.#keys.keys()];
  }

  fill(entries: Iterable<Entry<E>>): void {
    this.#keys = new Map();
    for (const entry of entries) this.move(entry.key, undefined, entry);
  }

  move(key: string, old: Entry<E> | undefined, entry: Entry<E> | undefined): void {
    for (const value of old ? this.#valuesOf(old) : []) {
      const keys = this.#keys.get(value);
      if (keys?.delete(key) && keys.size === 0) this.#keys.delete(value);
    }
    for (const value of entry ? this.#valuesOf(entry) : []) {
      const keys = this.#keys.get(value);
      if (keys) keys.add(key);
      else this.#keys.set(value, new Set([key]));
    }
  }
}
