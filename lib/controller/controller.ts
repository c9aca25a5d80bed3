/**
 * A controller: makes the world as objects say, and keeps it so.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/controller/
 *
 * @module
 */

import type { AnyObject, KubeObject } from "../meta/object.ts";
import type { Reconcile, RunningController, RunOptions } from "./reconcile.ts";
import { ControllerRun } from "./run.ts";
import { controllerKeys, type Declared, declared, mappedKeys, ownKey } from "./declared.ts";
import type { Followable, KeysOf, Source, SourceOptions } from "./source.ts";

/** A controller that does not run yet. Every method returns a new one. */
export interface Controller<T extends KubeObject = AnyObject> {
  /** Follows objects that this controller makes: a change of one works the object that controls it. */
  owns<O extends KubeObject>(source: Source<O>, options?: SourceOptions<O>): Controller<T>;
  /** Follows other objects: a change of one works the keys that the function gives for it. */
  watches<O extends KubeObject>(
    source: Source<O>,
    keys: KeysOf<O>,
    options?: SourceOptions<O>,
  ): Controller<T>;
  /** Starts it. The caches are filled first; then each object is worked, and again with every change. */
  run(reconcile: Reconcile<T>, options?: RunOptions): RunningController<T>;
}

/**
 * Declares a controller of the objects that a view shows.
 *
 * Views of other clients are as good as those of the same one: that is all there is to controllers over
 * several clusters.
 *
 * **Wire**: one list and one watch for each source, shared with other informers of the same view.
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 * import { controller } from "kubist/controller";
 *
 * await using cluster = await startCluster();
 * const k = cluster.client();
 * await k.configMaps("default").create({ metadata: { name: "a", labels: { greet: "yes" } } });
 * await using c = controller(k.configMaps("*").where("greet")).run(async ({ object }) => {
 *   const { name, namespace } = object.metadata;
 *   await k.configMaps(namespace).patch(name, { data: { greeting: `hello ${name}` } });
 * });
 * await c.idle();
 * console.log((await k.configMaps("default").get("a")).data); // { greeting: "hello a" }
 * ```
 */
export function controller<T extends KubeObject>(
  objects: Followable<T>,
  options: SourceOptions<T> = {},
): Controller<T> {
  return declare<T>([declared(objects, options, ownKey)]);
}

function declare<T extends KubeObject>(sources: readonly Declared[]): Controller<T> {
  return {
    owns: (source, options = {}) =>
      declare([...sources, declared(source, options, controllerKeys)]),
    watches: (source, keys, options = {}) =>
      declare([...sources, declared(source, options, mappedKeys(keys))]),
    run: (reconcile, options = {}) => new ControllerRun<T>(sources, reconcile, options),
  };
}
