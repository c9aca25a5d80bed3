/**
 * View: a resource in a place, and the verbs on it.
 *
 * @module
 */

import type { DeepPartial, Draft } from "../meta/draft.ts";
import type { JsonPatchOperation } from "../meta/json_patch.ts";
import type { Identified } from "../meta/kind.ts";
import type { AnyObject, KubeList, KubeObject } from "../meta/object.ts";
import type { LabelQuery } from "../meta/selector.ts";
import type { Status } from "../meta/status.ts";
import type { Flow } from "../stream/flow.ts";
import type { Bookmark, WatchEvent } from "../watch/events.ts";
import type { Informer, InformerOptions } from "../watch/informer.ts";
import type { GetOptions, ListOptions } from "../wire/read_options.ts";
import type {
  ApplyOptions,
  CreateOptions,
  PatchOptions,
  UpdateOptions,
} from "../wire/write_options.ts";
import type { Change } from "./editing.ts";
import type {
  DeleteCollectionOptions,
  EditOptions,
  IterateOptions,
  RemoveOptions,
  WaitOptions,
  WatchOptions,
} from "./options.ts";
import type { Shapes, SpanningMetadataView } from "./shapes.ts";
import type { WaitCondition } from "./wait_condition.ts";

/** A merge patch (null removes) or, as an array, a JSON patch. Source: RFC 7386, RFC 6902 */
export type Patch = Readonly<Record<string, unknown>> | readonly JsonPatchOperation[];

/** Narrowing by labels and by the fields `F`: every call returns a new view. */
export interface Narrowing<F extends string = string> {
  /**
   * The view with a further label selector: `{ app: "api", tier: ["a", "b"], legacy: false }` or
   * kubectl's text form.
   *
   * **Errors**: `SyntaxError` that shows the place.
   */
  where(selector: string | LabelQuery): this;
  /**
   * The view with a further field selector: `{ "status.phase": "Running" }` or its text form. Every
   * object is selected by `metadata.name` and `metadata.namespace`, few kinds by more; an object takes
   * those that the kind has.
   *
   * **Errors** (of the verb): BadRequest for a field that the server does not select by.
   */
  fields(selector: string | FieldQuery<F>): this;
}

/** Values by field: those of the metadata, and `F`. */
export type FieldQuery<F extends string> = {
  readonly [Field in F | "metadata.name" | "metadata.namespace"]?: string;
};

/** Reading and deleting many. */
export interface CollectionVerbs<T> extends AsyncIterable<T> {
  /** Reads one page, by default all of the collection in one. **Wire**: GET */
  list(options?: ListOptions): Promise<KubeList<T>>;
  /** Reads the collection in pages, as iterating the view does. */
  items(options?: IterateOptions): Flow<T>;
  /** Collects the whole collection. */
  toArray(options?: IterateOptions): Promise<T[]>;
  /** Reads the first object, in the server's order; undefined when there is none. **Wire**: GET */
  first(options?: Omit<ListOptions, "limit" | "continue">): Promise<T | undefined>;
  /**
   * Follows the collection: the present objects as ADDED, then every change.
   *
   * Survives dropped connections, expired versions (410) and server restarts; what was missed is
   * made up for by the differences a fresh list shows, so the events always add up to the state.
   * Ends when the loop is left or the signal aborts, and throws what only the user can mend (403).
   * Keeps the identity of every object it has shown, and nothing else: an object that went during a
   * gap is reported with its identity alone.
   *
   * **Wire**: GET in pages, then GET with `watch=true`.
   * **Yields**: {@linkcode WatchEvent}, and {@linkcode Bookmark} when asked for.
   * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
   */
  watch(
    options: WatchOptions & { readonly bookmarks: true },
  ): Flow<WatchEvent<T & Identified> | Bookmark>;
  /** The present objects, then what changes, for as long as the loop runs. */
  watch(options?: WatchOptions): Flow<WatchEvent<T & Identified>>;
  /**
   * A store that follows the collection: it holds the present objects, tells of changes, and mends
   * what breaks. It runs until it is disposed; those of one client, kind, place and options share one
   * watch and one store.
   *
   * **Wire**: GET with `watch=true&sendInitialEvents=true`, or GET in pages where the server cannot.
   * **Errors**: `synced` and every loop throw what only the user can mend.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client();
   * await k.configMaps("default").create({ metadata: { name: "cfg" }, data: { a: "1" } });
   * await using maps = k.configMaps("default").informer();
   * await maps.synced;
   * console.log(maps.get("default/cfg")?.data); // { a: "1" }
   * ```
   */
  informer<E = T>(options?: InformerOptions<T, E>): Informer<E>;
  /**
   * Deletes what the view shows.
   *
   * **Wire**: DELETE on the collection. **Errors**: `TypeError` for a view without a selector,
   * unless `all` says that everything is meant.
   */
  deleteCollection(options?: DeleteCollectionOptions): Promise<void>;
}

/** Reading and writing single objects. */
export interface ObjectVerbs<T, W> {
  /** Reads one object. **Wire**: GET. **Errors**: `ApiError` with reason NotFound. */
  get(name: string, options?: GetOptions): Promise<T>;
  /** Reads one object, or undefined when there is none. **Wire**: GET */
  find(name: string, options?: GetOptions): Promise<T | undefined>;
  /** Creates an object and returns it as stored. **Wire**: POST. **Errors**: AlreadyExists, Invalid. */
  create(object: W, options?: CreateOptions): Promise<T>;
  /** Replaces an object. **Wire**: PUT. **Errors**: Conflict when it was changed since it was read. */
  update(object: W, options?: UpdateOptions): Promise<T>;
  /** Changes an object: an object is a merge patch, an array a JSON patch. **Wire**: PATCH */
  patch(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
  /**
   * Makes these fields so, and this manager their owner (server-side apply).
   *
   * **Wire**: PATCH with `application/apply-patch+yaml`. **Errors**: Conflict naming the other owners.
   * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  apply(name: string, fields: DeepPartial<W>, options?: ApplyOptions): Promise<T>;
  /**
   * Reads an object, lets a function change it, and sends the smallest patch of what it changed; from
   * the beginning, when somebody else was quicker, five times at most.
   *
   * **Wire**: GET, then PATCH with the resourceVersion that was read; no PATCH when nothing changes.
   * **Errors**: NotFound, Conflict after five tries, `TypeError` for a change to the status alone.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster();
   * const k = cluster.client();
   * await k.configMaps("default").create({ metadata: { name: "cfg" }, data: { a: "1" } });
   * const made = await k.configMaps("default").edit("cfg", (cm) => {
   *   cm.data = { ...cm.data, b: "2" };
   * });
   * console.log(made.data); // { a: "1", b: "2" }
   * ```
   */
  edit(name: string, change: Change<T>, options?: EditOptions): Promise<T>;
  /**
   * Deletes an object; returns it while it still ends, or a Status when it is gone.
   *
   * **Wire**: DELETE; with `waitMs` also a watch. **Errors**: NotFound, Conflict when a precondition
   * fails, `WaitError` that names the finalizers when the object outlives `waitMs`.
   */
  delete(name: string, options?: RemoveOptions): Promise<T | Status>;
}

/** Waiting for single objects. */
export interface WaitVerbs<T> {
  /**
   * Waits until an object is as wished: "created", "deleted", a condition ("Ready", "Ready=False"), the
   * value of a JSONPath ("{.status.phase}=Running"), or what a function says. While there is no such
   * object, or after it was deleted, the wait goes on: another may be made under its name.
   *
   * Conditions that were written for an older generation of the object do not count.
   *
   * **Wire**: GET and watch of a collection, by name. **Returns**: the object as it was then; for
   * "deleted" as it was seen last.
   * **Errors**: `WaitError` that tells the last state seen, when the time is up or `failOn` comes true.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster({ simulate: true });
   * const k = cluster.client();
   * const spec = { containers: [{ name: "main", image: "registry.example/app:1" }] };
   * await k.pods("default").create({ metadata: { name: "api-0" }, spec });
   * const pod = await k.pods("default").wait("api-0", "Ready", { failOn: ["deleted"] });
   * console.log(pod.status.phase); // Running
   * ```
   */
  wait(name: string, until: "deleted", options?: WaitOptions<T>): Promise<T | undefined>;
  /** Waits for a condition. */
  wait(name: string, until: WaitCondition<T>, options?: WaitOptions<T>): Promise<T>;
  /**
   * Waits until all objects that the view shows are as wished at once, and there is one at least; for
   * "deleted", until there is none. What comes and goes meanwhile counts: the pods of a rollout may.
   *
   * **Wire**: GET and watch of the collection. **Returns**: the objects as they were then.
   * **Errors**: `WaitError` that tells which are not so, as {@linkcode WaitVerbs.wait}.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster({ simulate: true });
   * const k = cluster.client();
   * const spec = { containers: [{ name: "main", image: "registry.example/app:1" }] };
   * for (const name of ["api-0", "api-1"]) {
   *   await k.pods("default").create({ metadata: { name, labels: { app: "api" } }, spec });
   * }
   * const pods = await k.pods("default").where({ app: "api" }).waitAll("Ready");
   * console.log(pods.length); // 2
   * ```
   */
  waitAll(until: WaitCondition<T>, options?: WaitOptions<T>): Promise<T[]>;
}

/**
 * A resource in one namespace, or in the cluster: `k.pods("web")`.
 *
 * A view is cold: it does no I/O until a verb is called or it is iterated, and every narrowing
 * returns a new one. Iterating it reads the collection in pages of 500.
 *
 * **Errors** of every verb: `ApiError` when the server refuses, `TransportError` when it cannot be
 * reached, `TypeError` before any I/O for a name or namespace that cannot be one.
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 *
 * await using cluster = await startCluster();
 * const k = cluster.client();
 * await k.configMaps("default").create({ metadata: { name: "cfg" }, data: { a: "1" } });
 * for await (const cm of k.configMaps("default")) console.log(cm.metadata.name); // cfg
 * ```
 */
export interface View<
  T extends Identified = AnyObject,
  W = T extends KubeObject ? Draft<T> : T,
  F extends string = string,
> extends Narrowing<F>, CollectionVerbs<T>, ObjectVerbs<T, W>, WaitVerbs<T>, Shapes<T> {}

/**
 * A resource in all namespaces: `k.pods("*")`. A single object needs its namespace, so only the
 * verbs that take a whole object, or many, are here.
 */
export interface SpanningView<
  T extends Identified = AnyObject,
  W = unknown,
  F extends string = string,
> extends
  Narrowing<F>,
  Omit<CollectionVerbs<T>, "deleteCollection">,
  Pick<WaitVerbs<T>, "waitAll">,
  Shapes<T, SpanningMetadataView> {
  /** Creates an object in the namespace that it names. **Wire**: POST */
  create(
    object: W & { readonly metadata: { readonly namespace: string } },
    options?: CreateOptions,
  ): Promise<T>;
  /** Replaces an object in its own namespace. **Wire**: PUT */
  update(object: W, options?: UpdateOptions): Promise<T>;
}
