/**
 * A collection as pages, whatever its size.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import type { KubeList, KubeObject } from "../meta/object.ts";
import type { Batches } from "../stream/flow.ts";

/** Reads one page; `limit` undefined asks for everything at once. */
export type ReadPage<T> = (
  page: { readonly limit: number | undefined; readonly continue: string | undefined },
) => Promise<KubeList<T>>;

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
  #token: string | undefined;
  #ended = false;

  constructor(read: ReadPage<T>, limit: number) {
    this.#read = read;
    this.#limit = limit;
  }

  async next(): Promise<IteratorResult<readonly T[], undefined>> {
    if (this.#ended) return { done: true, value: undefined };
    try {
      const page = await this.#read({ limit: this.#limit, continue: this.#token });
      this.#token = page.metadata.continue || undefined;
      this.#ended = this.#token === undefined;
      // Only a list that goes on can be cut off.
      if (!this.#ended) { for (const item of page.items) this.#given.push(item.metadata.uid); }
      return { done: false, value: page.items };
    } catch (error) {
      this.#ended = true;
      if (this.#token === undefined || !(isApiError(error) && error.code === 410)) throw error;
      return { done: false, value: await this.#rest() };
    }
  }

  return(): Promise<void> {
    this.#ended = true;
    return Promise.resolve();
  }

  async #rest(): Promise<readonly T[]> {
    const { items } = await this.#read({ limit: undefined, continue: undefined });
    const given = new Set(this.#given);
    return items.filter((item) => !given.has(item.metadata.uid));
  }
}
