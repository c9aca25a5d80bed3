/**
 * From changes of objects to keys that want work.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import { controllerOf, type Owned } from "../meta/owner.ts";
import type { Change } from "../watch/change.ts";
import type { Informer } from "../watch/informer.ts";
import { keyOf, type KeysOf, type Source, type SourceOptions } from "./source.ts";

/** One source of a controller, as it was declared. */
export interface Declared {
  readonly source: Source<never>;
  readonly options: SourceOptions<never>;
  /** The keys to work; `primary` is the store of the objects that are worked. */
  readonly keys: (change: Change<never>, primary: Informer<KubeObject>) => KeysFound;
}

/** Keys, at once or later. */
export type KeysFound = Iterable<string> | Promise<Iterable<string>>;

/** The name of the index by uid that every controller's own store has. */
export const byUid = "kubist.uid";

/** An informer, and whether it is the controller's to end. */
export interface Followed {
  readonly informer: Informer<KubeObject>;
  readonly own: boolean;
}

/** Starts to follow what is not followed yet. */
export function follow({ source }: Declared): Followed {
  const any = source as unknown as Source<KubeObject>;
  return "informer" in any
    ? { informer: any.informer(), own: true }
    : { informer: any, own: false };
}

/** A source as it is kept: its types are its own affair from here on. */
export function declared<O extends KubeObject>(
  source: Source<O>,
  options: SourceOptions<O>,
  keys: Declared["keys"],
): Declared {
  return { source, options, keys } as unknown as Declared;
}

/** The object itself. */
export function ownKey(change: Change<never>): KeysFound {
  return [(change as Change<KubeObject>).key];
}

/** The objects that control it, or did: found by uid, for names are used again. */
export function controllerKeys(change: Change<never>, primary: Informer<KubeObject>): KeysFound {
  const { object, old } = change as Change<KubeObject & Owned>;
  const uids = new Set([object, old].flatMap((one) => one ? controllerOf(one)?.uid ?? [] : []));
  return [...uids].flatMap((uid) => primary.by(byUid, uid).map(keyOf));
}

/** What a function says of the object as it is and as it was. */
export function mappedKeys<O extends KubeObject>(map: KeysOf<O>): Declared["keys"] {
  return async (change) => {
    const { object, old } = change as Change<O>;
    const lists = await Promise.all((old ? [object, old] : [object]).map((one) => map(one)));
    return new Set(lists.flatMap((list) => list ?? []));
  };
}
