/**
 * Making an object be there as it should, whether it is there or not.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import { deepCopy, deepEqual } from "../meta/deep.ts";
import type { ObjectMetaDraft } from "../meta/draft.ts";
import type { KubeObject } from "../meta/object.ts";
import type { CallOptions, GetOptions } from "../wire/read_options.ts";
import type { WriteOptions } from "../wire/write_options.ts";

/** A view of one place: `k.configMaps("web")`. */
export interface Writable<T extends KubeObject, W> {
  /** Reads an object, or undefined when there is none. */
  find(name: string, options?: GetOptions): Promise<T | undefined>;
  /** Creates an object. */
  create(object: W, options?: WriteOptions): Promise<T>;
  /** Replaces an object. */
  update(object: W, options?: WriteOptions): Promise<T>;
}

/** What it took to make an object so. */
export interface Made<T> {
  /** The object as it is now. */
  readonly object: T;
  /** What was done. */
  readonly action: "created" | "updated" | "unchanged";
}

const mostTries = 5;

/** An object as it is written; the name need not be said twice. */
type Nameless<W> =
  | W
  | Omit<W, "metadata"> & { readonly metadata?: ObjectMetaDraft | undefined };

/** **Errors**: `TypeError` for what is no object. */
function named<W>(object: Nameless<W>, name: string): W {
  if (typeof object !== "object" || object === null) {
    const state = "the function gives none; let it give what should be there";
    throw new TypeError(`Cannot create or update an object "${name}": ${state}`);
  }
  const { metadata } = object as { readonly metadata?: object };
  return { ...object, metadata: { name, ...metadata } } as W;
}

/**
 * Reads an object, lets a function say how it should be, and creates or updates it if it is not so.
 * When others were quicker it reads again, five times at most.
 *
 * Server-side apply does the same in one request, and leaves the fields of others alone: use `apply` of
 * the view wherever you can say all that you want of an object at once.
 *
 * @param change Gets a copy of the object, or undefined when there is none; gives what should be.
 *
 * **Wire**: GET, then POST, PUT or nothing. **Errors**: Conflict or AlreadyExists after the last try.
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 * import { createOrUpdate } from "kubist/controller";
 *
 * await using cluster = await startCluster();
 * const maps = cluster.client().configMaps("default");
 * const { action } = await createOrUpdate(maps, "cfg", (old) => ({
 *   ...old,
 *   data: { ...old?.data, a: "1" },
 * }));
 * console.log(action); // created
 * ```
 */
export async function createOrUpdate<T extends KubeObject, W>(
  view: Writable<T, W>,
  name: string,
  change: (object: T | undefined) => Nameless<NoInfer<W>> | Promise<Nameless<NoInfer<W>>>,
  options: CallOptions = {},
): Promise<Made<T>> {
  for (let tries = 1;; tries++) {
    try {
      const found = await view.find(name, options);
      const wanted = named(await change(found && deepCopy(found)), name);
      if (!found) return { object: await view.create(wanted, options), action: "created" };
      if (deepEqual(found, wanted)) return { object: found, action: "unchanged" };
      const object = await view.update(wanted, options);
      const same = object.metadata.resourceVersion === found.metadata.resourceVersion;
      return { object, action: same ? "unchanged" : "updated" };
    } catch (error) {
      const lost = isApiError(error, "Conflict") || isApiError(error, "AlreadyExists");
      if (!lost || tries === mostTries) throw error;
    }
  }
}
