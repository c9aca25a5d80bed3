/**
 * Only the changes of what one looks at.
 *
 * @module
 */

import { deepEqual } from "../meta/deep.ts";
import type { ObjectMeta } from "../meta/object.ts";

/** An event of a watch, or a change of an informer. */
export interface Told {
  /** What has happened. */
  readonly type: string;
  /** The object after it. */
  readonly object: unknown;
  /** The object before it, where that is known. */
  readonly old?: unknown;
}

/** The whole objects among those that are told of. */
export type ObjectOf<E extends Told> = Extract<
  E,
  { readonly type: "ADDED" | "MODIFIED" }
>["object"];

/**
 * A filter of events: lets a MODIFIED through only if it changed what `select` gives of the object. What
 * comes and what goes passes.
 *
 * It keeps what was selected of each object that a watch shows, so each loop needs one of its own. The
 * changes of an informer bring the state before, and nothing is kept.
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 * import { changed } from "kubist/watch";
 *
 * await using cluster = await startCluster();
 * const maps = cluster.client().configMaps("default");
 * await maps.create({ metadata: { name: "a" }, data: { size: "1" } });
 * for await (const { object } of maps.watch().filter(changed((map) => map.data?.size))) {
 *   if (object.metadata.name !== "a") continue;
 *   console.log(object.data?.size); // 1, then 2
 *   if (object.data?.size === "2") break;
 *   await maps.patch("a", { metadata: { labels: { seen: "yes" } } });
 *   await maps.patch("a", { data: { size: "2" } });
 * }
 * ```
 */
export function changed<E extends Told>(
  select: (object: ObjectOf<E>) => unknown,
): (event: E) => boolean {
  const last = new Map<string, unknown>();
  return ({ type, object, old }) => {
    if (type === "MODIFIED" && old !== undefined) {
      return !deepEqual(select(object as ObjectOf<E>), select(old as ObjectOf<E>));
    }
    const { uid } = (object as { readonly metadata: ObjectMeta }).metadata;
    if (type === "DELETED") last.delete(uid);
    if (type !== "ADDED" && type !== "MODIFIED") return true;
    const now = select(object as ObjectOf<E>);
    const passes = type === "ADDED" || !last.has(uid) || !deepEqual(now, last.get(uid));
    last.set(uid, now);
    return passes;
  };
}
