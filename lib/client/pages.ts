/**
 * A collection as pages, whatever its size.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Batches } from "../stream/flow.ts";
import type { PageItems } from "../wire/page_items.ts";

/** Reads one page; `limit` undefined asks for everything at once. */
export type ReadPage<T> = (
  page: { readonly limit: number | undefined; readonly continue: string | undefined },
) => Promise<PageItems<T>>;

/**
 * The items of each page.
 *
 * When the server forgets the token in the middle (410), the rest comes from one full list, without
 * the objects that were already given: nothing is lost and nothing comes twice.
 */
export function pagesOf<T extends KubeObject>(read: ReadPage<T>, limit: number): Batches<T> {
  return new Pages(read, limit);
}

/** Holds no page while it reads the next one: what lives is copied by every garbage collection. */
class Pages<T extends KubeObject> implements Batches<T> {
  readonly #read: ReadPage<T>;
  readonly #limit: number;
  readonly #given: string[] = [];
  #page: PageItems<T> | undefined;
  #token: string | undefined;
  #ended = false;
  #failure: unknown;

  constructor(read: ReadPage<T>, limit: number) {
    this.#read = read;
    this.#limit = limit;
  }

  async next(): Promise<IteratorResult<readonly T[], undefined>> {
    while (true) {
      const value = this.more();
      if (value !== undefined) return { done: false, value };
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#ended) return { done: true, value: undefined };
      await this.#turn();
    }
  }

  more(): readonly T[] | undefined {
    try {
      const items = this.#page?.more();
      if (items === undefined) this.#page = undefined;
      // Only a list that goes on can be cut off.
      else if (!this.#ended) { for (const item of items) this.#given.push(item.metadata.uid); }
      return items;
    } catch (error) {
      // What precedes broken items is handed over; `next` tells of them.
      this.#failure = error;
      this.#page = undefined;
      this.#ended = true;
      return undefined;
    }
  }

  return(): Promise<void> {
    this.#ended = true;
    this.#page = undefined;
    return Promise.resolve();
  }

  async #turn(): Promise<void> {
    try {
      const page = await this.#read({ limit: this.#limit, continue: this.#token });
      this.#token = page.metadata.continue || undefined;
      this.#ended = this.#token === undefined;
      this.#page = page;
    } catch (error) {
      this.#ended = true;
      if (this.#token === undefined || !(isApiError(error) && error.code === 410)) throw error;
      this.#page = await this.#rest();
    }
  }

  /** All that has not been given. */
  async #rest(): Promise<PageItems<T>> {
    const { metadata, more } = await this.#read({ limit: undefined, continue: undefined });
    const given = new Set(this.#given);
    return { metadata, more: () => more()?.filter((item) => !given.has(item.metadata.uid)) };
  }
}
