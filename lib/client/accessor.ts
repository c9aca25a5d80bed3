/**
 * From the facts of a Kind to the verbs that its view has.
 *
 * @module
 */

import type { Identified, Kind, Scope, Verb } from "../meta/kind.ts";
import type { Status } from "../meta/status.ts";
import type { CreateOptions } from "../wire/write_options.ts";
import type { AllSubresourceVerbs, SubresourceVerbs } from "./subresources.ts";
import type { Shapes } from "./shapes.ts";
import type { ToolVerbs } from "./tool_verbs.ts";
import type {
  CollectionVerbs,
  Narrowing,
  ObjectVerbs,
  SpanningView,
  View,
  WaitVerbs,
} from "./verbs.ts";

/** The method names of each verb. */
interface MethodsOf {
  readonly get: "get" | "find";
  readonly list:
    | "list"
    | "items"
    | "toArray"
    | "first"
    | "select"
    | "table"
    | "meta"
    | typeof Symbol.asyncIterator;
  readonly watch: "watch" | "informer" | "wait" | "waitAll";
  readonly create: "create";
  readonly update: "update";
  readonly patch: "patch" | "apply" | "edit";
  readonly delete: "delete";
  readonly deletecollection: "deleteCollection";
}

type AllVerbs<T, W> = CollectionVerbs<T> & ObjectVerbs<T, W> & WaitVerbs<T> & Shapes<T>;

/** The view of a resource that lacks some verbs. */
export type PartialView<T extends Identified, W, V extends Verb, F extends string = string> =
  & Narrowing<F>
  & (T extends { readonly apiVersion: "v1"; readonly kind: "Binding" } ? BindingCreation<W>
    : Pick<AllVerbs<T, W>, MethodsOf[V] & keyof AllVerbs<T, W>>);

/** Creating what is not kept: the server answers whether the pod has its node. */
interface BindingCreation<W> {
  /** Puts the pod of this name on a node. **Wire**: POST. **Errors**: Conflict when it has one. */
  create(object: W, options?: CreateOptions): Promise<Status>;
}

type Both<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I
  : never;

/** The verbs on subresources that a Kind has; all where the compiler does not know which. */
type SubresourcesOf<T, W, Sub extends string> = string extends Sub ? AllSubresourceVerbs<T, W>
  : [Sub & keyof SubresourceVerbs<T, W>] extends [never] ? unknown
  : Both<SubresourceVerbs<T, W>[Sub & keyof SubresourceVerbs<T, W>]>;

/** The view of one place. */
export type ViewOf<
  T extends Identified,
  W,
  Sub extends string,
  F extends string,
  V extends Verb,
> =
  & (Verb extends V ? View<T, W, F> : PartialView<T, W, V, F>)
  & SubresourcesOf<T, W, Sub>
  & ToolVerbs<T>;

/** `k.pods`: a namespace, "*" for all, or nothing for the client's own. */
export interface NamespacedAccessor<
  T extends Identified,
  W,
  Sub extends string,
  F extends string,
  V extends Verb,
> {
  (namespace: "*"): Verb extends V ? SpanningView<T, W, F>
    : Pick<SpanningView<T, W, F>, MethodsOf[V] & keyof SpanningView<T, W, F>>;
  (namespace?: string): ViewOf<T, W, Sub, F, V>;
}

/** `k.nodes`. */
export interface ClusterAccessor<
  T extends Identified,
  W,
  Sub extends string,
  F extends string,
  V extends Verb,
> {
  (): ViewOf<T, W, Sub, F, V>;
}

/** The accessor of a Kind. */
export type Accessor<K> = K extends Kind<infer T, infer S, infer Sub, infer W, infer F, infer V>
  ? Scope extends S ? NamespacedAccessor<T, W, Sub, F, V>
  : S extends "Cluster" ? ClusterAccessor<T, W, Sub, F, V>
  : NamespacedAccessor<T, W, Sub, F, V>
  : never;

/** The accessors of several Kinds. */
export type Accessors<Kinds> = { readonly [Name in keyof Kinds]: Accessor<Kinds[Name]> };

/** The accessors of a group by version. */
export type VersionAccessors<Versions> = {
  readonly [Version in keyof Versions]: Accessors<Versions[Version]>;
};
