/**
 * A collection as pages, whatever its size.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import type { KubeList, KubeObject } from "../meta/object.ts";

/** Reads one page; `limit` undefined asks for everything at once. */
export type ReadPage<T> = (
  page: { readonly limit: number | undefined; readonly continue: string | undefined },
) => Promise<KubeList<T>>;

/**
 * Yields the items of each page.
 *
 * When the server forgets the token in the middle (410), the rest comes from one full list, without
 * the objects that were already given: nothing is lost and nothing comes twice.
 */
export async function* pagesOf<T extends KubeObject>(
  read: ReadPage<T>,
  limit: number,
): AsyncGenerator<readonly T[]> {
  const given = new Set<string>();
  let token: string | undefined;
  do {
    let page: KubeList<T>;
    try {
      page = await read({ limit, continue: token });
    } catch (error) {
      if (token === undefined || !(isApiError(error) && error.code === 410)) throw error;
      const { items } = await read({ limit: undefined, continue: undefined });
      yield items.filter((item) => !given.has(item.metadata.uid));
      return;
    }
    token = page.metadata.continue || undefined;
    // Only a list that goes on can be cut off.
    if (token !== undefined) { for (const item of page.items) given.add(item.metadata.uid); }
    yield page.items;
  } while (token !== undefined);
}
