/**
 * View: a resource in a place, and the verbs on it.
 *
 * @module
 */

import type { LabelQuery } from "../meta/selector.ts";
import type { AnyObject, KubeList, KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import type { Flow } from "../stream/flow.ts";
import type { WatchEvent } from "../watch/events.ts";
import type {
  ApplyOptions,
  CallOptions,
  CreateOptions,
  DeleteOptions,
  GetOptions,
  ListOptions,
  PatchOptions,
  UpdateOptions,
} from "../wire/options.ts";

/** What a user writes of an object's metadata. */
export interface DraftMeta {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  // deno-lint-ignore no-explicit-any -- the rest of the metadata is the server's to check
  readonly [field: string]: any;
}

/** What a user writes of an object; `apiVersion` and `kind` are filled in. */
export type Draft<T extends KubeObject = AnyObject> =
  & { readonly apiVersion?: string; readonly kind?: string; readonly metadata?: DraftMeta }
  & { readonly [F in Exclude<keyof T, "apiVersion" | "kind" | "metadata">]?: T[F] };

/** One step of a JSON patch. Source: RFC 6902 */
export type JsonPatchStep =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly from: string; readonly path: string };

/** How to iterate a collection. */
export interface IterateOptions {
  /** Ends the iteration; the loop then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Objects a request. @default {500} */
  readonly pageSize?: number | undefined;
}

/** How to watch. */
export interface WatchOptions {
  /** Ends the watch; the loop then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Start after this version, without the present objects. @default {the present objects first} */
  readonly resourceVersion?: string | undefined;
  /** Hand the server's bookmarks on as events. @default {false} */
  readonly bookmarks?: boolean | undefined;
  /** How long one connection lasts before it is renewed, in seconds. @default {55 to 70} */
  readonly timeoutSeconds?: number | undefined;
}

/** How to delete a collection. */
export interface DeleteCollectionOptions extends DeleteOptions {
  /** Really delete all, when the view has no selector. @default {false} */
  readonly all?: boolean | undefined;
}

/**
 * A resource in one namespace, in all of them, or in the cluster: `k.pods("web")`.
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
export interface View<T extends KubeObject = AnyObject> extends AsyncIterable<T> {
  /**
   * The view with a further label selector: `{ app: "api", tier: ["a", "b"], legacy: false }` or
   * kubectl's text form.
   *
   * **Errors**: `SyntaxError` that shows the place.
   */
  where(selector: string | LabelQuery): View<T>;
  /** The view with a further field selector: `{ "status.phase": "Running" }` or its text form. */
  fields(selector: string | Readonly<Record<string, string>>): View<T>;

  /** Reads one object. **Wire**: GET. **Errors**: `ApiError` with reason NotFound. */
  get(name: string, options?: GetOptions): Promise<T>;
  /** Reads one object, or undefined when there is none. **Wire**: GET */
  find(name: string, options?: GetOptions): Promise<T | undefined>;
  /** Reads one page, by default all of the collection in one. **Wire**: GET */
  list(options?: ListOptions): Promise<KubeList<T>>;
  /** Reads the collection in pages, as iterating the view does. */
  items(options?: IterateOptions): Flow<T>;
  /** Collects the whole collection. */
  toArray(options?: IterateOptions): Promise<T[]>;
  /**
   * Follows the collection: the present objects as ADDED, then every change.
   *
   * Survives dropped connections, expired versions (410) and server restarts; what was missed is
   * made up for by the differences a fresh list shows, so the events always add up to the state.
   * Ends when the loop is left or the signal aborts, and throws what only the user can mend (403).
   * Keeps the last state of every object it has shown.
   *
   * **Wire**: GET in pages, then GET with `watch=true`.
   * **Yields**: {@linkcode WatchEvent}
   * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
   */
  watch(options?: WatchOptions): Flow<WatchEvent<T>>;

  /** Creates an object and returns it as stored. **Wire**: POST. **Errors**: AlreadyExists, Invalid. */
  create(object: Draft<T>, options?: CreateOptions): Promise<T>;
  /** Replaces an object. **Wire**: PUT. **Errors**: Conflict when it was changed since it was read. */
  update(object: T, options?: UpdateOptions): Promise<T>;
  /** Replaces the status of an object. **Wire**: PUT on `/status` */
  updateStatus(object: T, options?: UpdateOptions): Promise<T>;
  /** Changes an object: an object is a merge patch, an array a JSON patch. **Wire**: PATCH */
  patch(
    name: string,
    patch: Readonly<Record<string, unknown>> | readonly JsonPatchStep[],
    options?: PatchOptions,
  ): Promise<T>;
  /** As {@linkcode View.patch}, on the status. **Wire**: PATCH on `/status` */
  patchStatus(
    name: string,
    patch: Readonly<Record<string, unknown>> | readonly JsonPatchStep[],
    options?: PatchOptions,
  ): Promise<T>;
  /**
   * Makes these fields so, and this manager their owner (server-side apply).
   *
   * **Wire**: PATCH with `application/apply-patch+yaml`. **Errors**: Conflict naming the other owners.
   * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  apply(name: string, fields: Draft<T>, options?: ApplyOptions): Promise<T>;
  /** As {@linkcode View.apply}, on the status. */
  applyStatus(name: string, fields: Draft<T>, options?: ApplyOptions): Promise<T>;
  /**
   * Deletes an object; returns it while it still ends, or a Status when it is gone.
   *
   * **Wire**: DELETE. **Errors**: NotFound, Conflict when a precondition fails.
   */
  delete(name: string, options?: DeleteOptions): Promise<T | Status>;
  /**
   * Deletes what the view shows.
   *
   * **Wire**: DELETE on the collection. **Errors**: `TypeError` for a view without a selector,
   * unless `all` says that everything is meant.
   */
  deleteCollection(options?: DeleteCollectionOptions): Promise<void>;
}

/** What verbs without options of their own take. */
export type { CallOptions };
