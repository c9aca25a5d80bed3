/**
 * The options of reading verbs, and of every call.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/
 *
 * @module
 */

import type { ContentType } from "./content.ts";

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then rejects with `signal.reason`, untouched. */
  readonly signal?: AbortSignal | undefined;
  /** The call as a whole, retries included, takes at most this long. @default {90_000} */
  readonly timeoutMs?: number | undefined;
  /**
   * The form in which objects travel. What has no protobuf form travels as JSON: custom resources,
   * patches, logs.
   *
   * @default {the client's: "json"}
   */
  readonly contentType?: ContentType | undefined;
}

/** Options of get. */
export interface GetOptions extends CallOptions {
  /** "0" or a version: any state not older than this will do. @default {the most recent} */
  readonly resourceVersion?: string | undefined;
}

/** What of a collection to read. Selectors belong to the View: `where` and `fields`. */
export interface ListOptions extends CallOptions {
  /** At most this many items; the answer's `metadata.continue` leads on. @default {all} */
  readonly limit?: number | undefined;
  /** The token of the page before. */
  readonly continue?: string | undefined;
  /** The version the answer is measured by, see `resourceVersionMatch`. @default {the most recent} */
  readonly resourceVersion?: string | undefined;
  /** Whether the answer is to be of exactly that version or may be newer. */
  readonly resourceVersionMatch?: "Exact" | "NotOlderThan" | undefined;
  /** The server gives up after this many seconds. */
  readonly timeoutSeconds?: number | undefined;
}

/** What of a collection to read and which parts of it, as the request carries them. */
export interface ListQuery extends ListOptions {
  /** Labels that objects must have. */
  readonly labelSelector?: string | undefined;
  /** Fields that objects must have. */
  readonly fieldSelector?: string | undefined;
}

/** How to watch, as the request carries it. */
export interface WatchQuery {
  /** Labels that objects must have. */
  readonly labelSelector?: string | undefined;
  /** Fields that objects must have. */
  readonly fieldSelector?: string | undefined;
  /** Changes after this version follow. @default {the present objects first} */
  readonly resourceVersion?: string | undefined;
  /** With `sendInitialEvents`: no older than `resourceVersion`. */
  readonly resourceVersionMatch?: "NotOlderThan" | undefined;
  /** The server ends the stream after this many seconds. */
  readonly timeoutSeconds?: number | undefined;
  /** The version comes now and then without a change. */
  readonly allowWatchBookmarks?: boolean | undefined;
  /** The present objects first, then a marked bookmark, then changes (KEP-3157). */
  readonly sendInitialEvents?: boolean | undefined;
}
