/**
 * Selections: records of a few fields, typed by their paths.
 *
 * @module
 */

import type { KubeList } from "../meta/object.ts";
import type { Flow } from "../stream/flow.ts";
import type { Informer, InformerOptions } from "../watch/informer.ts";
import type { ListOptions } from "../wire/read_options.ts";
import type { IterateOptions, WatchOptions } from "./options.ts";
import type { Narrowing } from "./verbs.ts";

/**
 * The type of the value at a dotted path of `T`; never, where there is no such field.
 *
 * A number is an index of a list, and in a map all the rest of the path is the key.
 */
export type ValueAt<T, Path extends string> = unknown extends T ? T
  : T extends null | undefined ? undefined
  : T extends string | number | boolean ? never
  : T extends readonly (infer Element)[] ? ElementAt<Element | undefined, Path>
  : T extends object ? string extends keyof T ? EntryOf<T, Path> : FieldOf<T, Path>
  : never;

type ElementAt<Element, Path extends string> = Path extends `${number}` ? Element
  : Path extends `${number}.${infer Rest}` ? ValueAt<Element, Rest>
  : never;

/** In a map the path is the key; in an object of unknown fields, the names of fields. */
type EntryOf<T, Path extends string> = unknown extends T[string & keyof T] ? FieldOf<T, Path>
  : T[string & keyof T] | undefined;

type FieldOf<T, Path extends string> = Path extends keyof T ? T[Path]
  : Path extends `${infer Field}.${infer Rest}`
    ? Field extends keyof T ? ValueAt<T[Field], Rest> : never
  : never;

/** The paths as they are, where `T` has them; elsewhere a text that says which it lacks. */
export type KnownPaths<T, Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends string
    ? [Exclude<ValueAt<T, Fields[Name]>, undefined>] extends [never]
      ? `there is no field ${Fields[Name]}`
    : Fields[Name]
    : never;
};

/** The record that a selection of these fields yields. */
export type Selected<T, Fields> = {
  -readonly [Name in keyof Fields]: ValueAt<T, Fields[Name] & string>;
};

/** One change of a selection; what a gap has swallowed is DELETED with its metadata at most. */
export type SelectedEvent<R> =
  | { readonly type: "ADDED" | "MODIFIED"; readonly object: R }
  | { readonly type: "DELETED"; readonly object: { [Name in keyof R]: R[Name] | undefined } };

/** A collection of which only some fields are read: `k.pods("*").select({ name: "metadata.name" })`. */
export interface Selection<R> extends Narrowing, AsyncIterable<R> {
  /** Reads one page, by default all of the collection in one. **Wire**: GET */
  list(options?: ListOptions): Promise<KubeList<R>>;
  /** Reads the collection in pages, as iterating the selection does. */
  items(options?: IterateOptions): Flow<R>;
  /** Collects the records of the whole collection. */
  toArray(options?: IterateOptions): Promise<R[]>;
  /**
   * Follows the collection: as `watch()` of the view, with records in place of objects. Every change of
   * an object is an event, also one of fields that are not selected.
   */
  watch(options?: Omit<WatchOptions, "bookmarks">): Flow<SelectedEvent<R>>;
  /** A store of records: as `informer()` of the view, which keeps no more than the selected fields. */
  informer<E = R>(options?: InformerOptions<R, E>): Informer<E>;
}
