/**
 * Lists out of a store.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import { type LabelQuery, selector } from "../meta/selector.ts";
import type { Lister } from "../watch/informer.ts";
import type { Entry, Index, Store } from "./store.ts";

/** The objects of entries, or those of them with these labels. */
export function listOf<E>(entries: Iterable<Entry<E>>, where?: string | LabelQuery): E[] {
  const labels = where === undefined ? undefined : selector(where);
  const objects: E[] = [];
  for (const { object } of entries) {
    if (!labels || labels.matches(labelsOf(object))) objects.push(object);
  }
  return objects;
}

/** What a transform left without metadata has no labels. */
function labelsOf(object: unknown): Readonly<Record<string, string>> | undefined {
  return (object as Partial<KubeObject> | undefined)?.metadata?.labels;
}

/** The objects of one namespace, by name. */
export class NamespaceLister<E> implements Lister<E> {
  readonly #store: Store<E>;
  readonly #namespaces: Index<E>;
  readonly #namespace: string;

  constructor(store: Store<E>, namespaces: Index<E>, namespace: string) {
    this.#store = store;
    this.#namespaces = namespaces;
    this.#namespace = namespace;
  }

  get size(): number {
    return this.#namespaces.count(this.#namespace);
  }

  get(name: string): E | undefined {
    return this.#store.get(this.#key(name))?.object;
  }

  has(name: string): boolean {
    return this.#store.has(this.#key(name));
  }

  list(where?: string | LabelQuery): E[] {
    return listOf(this.#entries(), where);
  }

  *keys(): IterableIterator<string> {
    for (const { key } of this.#entries()) yield key.slice(key.indexOf("/") + 1);
  }

  #key(name: string): string {
    return this.#namespace === "" ? name : `${this.#namespace}/${name}`;
  }

  *#entries(): Iterable<Entry<E>> {
    for (const key of this.#namespaces.keys(this.#namespace)) {
      yield this.#store.get(key) as Entry<E>;
    }
  }
}
