/**
 * Cleaning up before an object goes, by a finalizer.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { Patch } from "../client/verbs.ts";
import type { PatchOptions } from "../wire/write_options.ts";
import type { Reconcile, ReconcileContext } from "./reconcile.ts";

/** Where the finalizer is written: `k.of(Website, namespace)`. */
export interface Patchable<T extends KubeObject> {
  /** Changes an object. */
  patch(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
}

/** What to do with an object that has a finalizer. */
export interface FinalizedOptions<T extends KubeObject> {
  /** The view of a namespace, or of the cluster: `(namespace) => k.of(Website, namespace)`. */
  readonly view: (namespace: string | undefined) => Patchable<T>;
  /** Makes the world as the object says; the finalizer is there by then. */
  readonly apply: Reconcile<T>;
  /**
   * Undoes what nothing else undoes; called until it does not throw, and again if its success could not
   * be noted. What has an owner reference to the object goes without it.
   */
  readonly cleanup: Reconcile<T>;
}

/**
 * A reconcile function that calls `apply` for objects that live, and `cleanup` for those that are being
 * deleted, which go only when it has succeeded. Others may change the object at the same time: a
 * finalizer is never lost, nor one of somebody else dropped.
 *
 * **Wire**: PATCH of `metadata.finalizers`, of exactly the version that was read.
 *
 * @param finalizer A qualified name: "example.com/website".
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 * import { controller, finalized } from "kubist/controller";
 *
 * await using cluster = await startCluster();
 * const k = cluster.client();
 * await k.configMaps("default").create({ metadata: { name: "a", labels: { mine: "yes" } } });
 * await using c = controller(k.configMaps("*").where("mine")).run(finalized("example.com/demo", {
 *   view: (namespace) => k.configMaps(namespace),
 *   apply: ({ key }) => console.log("made", key),
 *   cleanup: ({ key }) => console.log("cleaned up", key),
 * }));
 * await c.idle();
 * await k.configMaps("default").delete("a");
 * await c.objects.waitUntil("default/a", (map) => map === undefined);
 * ```
 */
export function finalized<T extends KubeObject>(
  finalizer: string,
  options: FinalizedOptions<T>,
): Reconcile<T> {
  const { view, apply, cleanup } = options;
  const write = ({ object, signal }: ReconcileContext<T>, finalizers: readonly string[]) => {
    const { name, namespace, resourceVersion } = object.metadata;
    return view(namespace).patch(name, { metadata: { resourceVersion, finalizers } }, { signal });
  };
  return async (context) => {
    const { finalizers = [], deletionTimestamp } = context.object.metadata;
    const has = finalizers.includes(finalizer);
    if (deletionTimestamp === undefined) {
      const object = has ? context.object : await write(context, [...finalizers, finalizer]);
      await apply({ ...context, object });
    } else if (has) {
      await cleanup(context);
      await write(context, finalizers.filter((one) => one !== finalizer));
    }
  };
}
