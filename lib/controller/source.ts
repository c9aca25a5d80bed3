/**
 * What a controller can follow.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { Informer, InformerOptions } from "../watch/informer.ts";
import type { Predicate } from "./predicates.ts";

/** What can be followed: a view such as `k.pods("*")`. */
export interface Followable<O extends KubeObject> extends AsyncIterable<O> {
  /** Follows what it shows. */
  informer(options?: InformerOptions<NoInfer<O>>): Informer<NoInfer<O>>;
}

/** A view, or an informer that is there already and stays when the controller ends. */
export type Source<O extends KubeObject> = Followable<O> | Informer<O>;

/** How to follow. */
export interface SourceOptions<O extends KubeObject> {
  /** Which changes count. @default {all} */
  readonly when?: Predicate<O> | undefined;
  /** Reminds of every object this often. @default {never} */
  readonly resyncMs?: number | undefined;
}

/** The keys to work after a change of an object. */
export type KeysOf<O extends KubeObject> = (
  object: O,
) => string | readonly string[] | undefined | Promise<string | readonly string[] | undefined>;

/** The key of an object: "namespace/name", or the name alone in cluster scope. */
export function keyOf({ metadata: { namespace, name } }: KubeObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
