/**
 * What the list+watch machine needs of the world: a page, and a stream. No client, no HTTP.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type { KubeList, KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import type { Batches } from "../stream/flow.ts";

/** One event of a stream. */
export type WatchFrame<T extends KubeObject = KubeObject> =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"; readonly object: T }
  | { readonly type: "ERROR"; readonly object: Status };

/** One page of the collection to read. */
export interface PageRequest {
  /** At most so many items; undefined for all. */
  readonly limit: number | undefined;
  /** The token of the page before. */
  readonly continue: string | undefined;
  /** Exactly this version instead of the most recent one. */
  readonly exactly?: string | undefined;
}

/** A stream of changes to open. */
export interface OpenRequest {
  /** Changes after this version; undefined for the present objects first, then a marked bookmark. */
  readonly resourceVersion: string | undefined;
  /** The server ends the stream after this many seconds. */
  readonly timeoutSeconds: number;
}

/** What is known of a server's streams that begin with the present objects (KEP-3157). */
export interface StreamingLists {
  /** False once it has shown that it cannot. */
  readonly possible: boolean;
  /** Remembers that it cannot. */
  refused(): void;
}

/** Where a watch gets its objects from. */
export interface WatchPort<T extends KubeObject = KubeObject> {
  /** What is watched, for messages: `pods in namespace "web"`. */
  readonly what: string;
  /** The kind of the objects; absent where they are of several. */
  readonly kind?: Kind | undefined;
  /** Whether the server streams lists of this resource; absent where that is not to be tried. */
  readonly streamingLists?: StreamingLists | undefined;
  /** Reads one page of the most recent state. */
  page(request: PageRequest, signal: AbortSignal): Promise<KubeList<T>>;
  /**
   * Opens a stream; resolves when the server has accepted it. Yields events in batches, ends when
   * the server ends it, throws when it breaks, and frees its connection when it is left early.
   */
  open(request: OpenRequest, signal: AbortSignal): Promise<Batches<WatchFrame<T>>>;
}
