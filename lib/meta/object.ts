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
  /** The group and version of the owner. */
  apiVersion: string;
  /** The kind of the owner. */
  kind: string;
  /** The name of the owner, in the same namespace or in none. */
  name: string;
  /** The uid of the owner; one of the same name is another. */
  uid: string;
  /** Whether it manages the object; at most one owner does. */
  controller?: boolean;
  /** Whether it may not be deleted in the foreground before the object. */
  blockOwnerDeletion?: boolean;
}

/** Which manager set which fields, for server-side apply. */
export interface ManagedFieldsEntry {
  /** What the manager calls itself. */
  manager?: string;
  /** "Apply" or "Update". */
  operation?: string;
  /** The version in which the fields are written. */
  apiVersion?: string;
  /** When it wrote last. */
  time?: Timestamp;
  /** "FieldsV1". */
  fieldsType?: string;
  /** The fields that it owns, as a tree. */
  fieldsV1?: Record<string, unknown>;
  /** The subresource that it wrote through. */
  subresource?: string;
}

/** The metadata of an object that a server stores: what the server always sets is required. */
export interface ObjectMeta {
  /** Unique among the kind in a namespace. */
  name: string;
  /** Absent on cluster-scoped objects. */
  namespace?: string;
  /** What the server begins a name with that it makes up. */
  generateName?: string;
  /** Unique for ever, given by the server. */
  uid: string;
  /** Opaque; see {@linkcode compareResourceVersions} for the one thing clients may do with it. */
  resourceVersion: string;
  /** Counts the changes of what is wanted. */
  generation?: number;
  /** When it was created. */
  creationTimestamp: Timestamp;
  /** When it is to be gone; it then only waits for its finalizers. */
  deletionTimestamp?: Timestamp;
  /** How long it has to end, in seconds. */
  deletionGracePeriodSeconds?: number;
  /** What it can be selected by. */
  labels?: Record<string, string>;
  /** What tools have to say of it. */
  annotations?: Record<string, string>;
  /** Who it goes with. */
  ownerReferences?: OwnerReference[];
  /** Who has something to do before it may go. */
  finalizers?: string[];
  /** Who set which fields. */
  managedFields?: ManagedFieldsEntry[];
  /** No longer set by servers. */
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
  /** No longer set by servers. */
  selfLink?: string;
}

/** Any Kubernetes object, its own fields unknown. */
export interface KubeObject {
  /** The group and version. */
  apiVersion: string;
  /** The kind. */
  kind: string;
  /** What every object has. */
  metadata: ObjectMeta;
}

/** An object whose fields are not known to the compiler. */
export interface AnyObject extends KubeObject {
  /** Everything else. */
  // deno-lint-ignore no-explicit-any -- the point of a dynamic object is that its fields are unchecked
  [field: string]: any;
}

/** One page of a collection. */
export interface KubeList<T = AnyObject> {
  /** The group and version. */
  apiVersion: string;
  /** The kind of the list: "PodList". */
  kind: string;
  /** The version of the collection, and what leads on. */
  metadata: ListMeta;
  /** The objects. */
  items: T[];
}
