/**
 * A Kind holds the static facts of one resource: where it lives, what it is called, what it can do.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 *
 * @module
 */

import type { Draft } from "./draft.ts";
import type { AnyObject, KubeObject } from "./object.ts";

/** Whether objects live in namespaces. */
export type Scope = "Namespaced" | "Cluster";

/** The verbs of the API, as discovery and RBAC name them. */
export type Verb =
  | "get"
  | "list"
  | "watch"
  | "create"
  | "update"
  | "patch"
  | "delete"
  | "deletecollection";

/** All verbs: those of most resources, custom ones among them. */
export const everyVerb: readonly Verb[] = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
];

declare const object: unique symbol;

/** What says its kind. Objects that a server only answers with, such as reviews, have no more in common. */
export interface Identified {
  /** The group and version: "apps/v1". */
  apiVersion: string;
  /** The kind: "Deployment". */
  kind: string;
}

/**
 * The static facts of one resource of type `T`, of scope `S`, with the subresources `Sub`, written
 * as `W`, selected by the fields `F` beside those of its metadata, that answers the verbs `V`.
 *
 * @example
 * ```ts
 * import type { Kind } from "kubist";
 *
 * const Website: Kind = {
 *   group: "example.com", version: "v1", kind: "Website", plural: "websites",
 *   singular: "website", scope: "Namespaced", shortNames: [], categories: [],
 *   verbs: ["get", "list"], subresources: ["status"],
 * };
 * ```
 */
export interface Kind<
  T extends Identified = AnyObject,
  S extends Scope = Scope,
  Sub extends string = string,
  W = T extends KubeObject ? Draft<T> : T,
  F extends string = string,
  V extends Verb = Verb,
> {
  /** The API group; "" is the core group. */
  readonly group: string;
  /** "v1", "v1beta1". */
  readonly version: string;
  /** "Pod". */
  readonly kind: string;
  /** The name in URLs: "pods". */
  readonly plural: string;
  /** "pod". */
  readonly singular: string;
  /** Whether objects live in namespaces. */
  readonly scope: S;
  /** What kubectl calls it for short: "po". */
  readonly shortNames: readonly string[];
  /** The groups of resources that it counts to, such as "all". */
  readonly categories: readonly string[];
  /** What can be done with it. */
  readonly verbs: readonly V[];
  /** What its objects have beside themselves: "status", "scale". */
  readonly subresources: readonly Sub[];
  /** Carries `T`, `W` and `F` for the compiler; never present at run time. */
  readonly [object]?: { readonly read: T; readonly write: W; readonly fields: F };
}

/** The `apiVersion` of a Kind: "v1" or "apps/v1". */
export function apiVersionOf(kind: { readonly group: string; readonly version: string }): string {
  return kind.group === "" ? kind.version : `${kind.group}/${kind.version}`;
}

/** The name of a Kind's resource as messages show it: "pods" or "deployments.apps". */
export function resourceName(kind: { readonly group: string; readonly plural: string }): string {
  return kind.group === "" ? kind.plural : `${kind.plural}.${kind.group}`;
}
