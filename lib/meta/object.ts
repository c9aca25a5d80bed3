/**
 * The shape that all Kubernetes objects share.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/
 *
 * @module
 */

/** A string in RFC 3339 format, as the API server writes timestamps: "2026-01-02T03:04:05Z". */
export type Timestamp = string;

/** Who owns an object: the garbage collector deletes it with its owners. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** Which manager set which fields, for server-side apply. */
export interface ManagedFieldsEntry {
  manager?: string;
  operation?: string;
  apiVersion?: string;
  time?: Timestamp;
  fieldsType?: string;
  fieldsV1?: Record<string, unknown>;
  subresource?: string;
}

/** The metadata of an object that a server stores: what the server always sets is required. */
export interface ObjectMeta {
  name: string;
  /** Absent on cluster-scoped objects. */
  namespace?: string;
  generateName?: string;
  uid: string;
  /** Opaque; see {@linkcode compareResourceVersions} for the one thing clients may do with it. */
  resourceVersion: string;
  generation?: number;
  creationTimestamp: Timestamp;
  deletionTimestamp?: Timestamp;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
  finalizers?: string[];
  managedFields?: ManagedFieldsEntry[];
  selfLink?: string;
}

/** The metadata of a list. */
export interface ListMeta {
  /** The version of the whole collection: a watch may start here. */
  resourceVersion: string;
  /** The token for the next page; absent or empty on the last. */
  continue?: string;
  /** How many items follow; absent when selectors are used. */
  remainingItemCount?: number;
  /** Which shard of the collection this is, when one was asked for (alpha). */
  shardInfo?: { selector: string };
  selfLink?: string;
}

/** Any Kubernetes object, its own fields unknown. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** An object whose fields are not known to the compiler. */
export interface AnyObject extends KubeObject {
  // deno-lint-ignore no-explicit-any -- the point of a dynamic object is that its fields are unchecked
  [field: string]: any;
}

/** One page of a collection. */
export interface KubeList<T = AnyObject> {
  apiVersion: string;
  kind: string;
  metadata: ListMeta;
  items: T[];
}
