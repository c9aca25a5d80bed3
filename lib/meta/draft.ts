/**
 * The shapes in which objects are written: the server fills in what a draft leaves out.
 *
 * @module
 */

import type { AnyObject, KubeObject, ObjectMeta } from "./object.ts";

/** What is written of an object's metadata; all of it can be left out. */
export type ObjectMetaDraft = Partial<ObjectMeta>;

/**
 * What is written of an object whose type has no draft of its own: `apiVersion`, `kind` and
 * everything beside `metadata` can be left out. Generated types come with exact ones, `PodDraft`.
 */
export type Draft<T extends KubeObject = AnyObject> =
  & { apiVersion?: T["apiVersion"]; kind?: T["kind"]; metadata?: ObjectMetaDraft }
  & { [F in Exclude<keyof T, "apiVersion" | "kind" | "metadata">]?: T[F] };

/**
 * Any part of a draft, at any depth: what `apply` takes. The items of lists can be parts as well, but
 * need the keys by which the server finds them, such as a container's name.
 */
export type DeepPartial<T> = T extends readonly (infer Item)[] ? DeepPartial<Item>[]
  : T extends object ? { [F in keyof T]?: DeepPartial<T[F]> }
  : T;
