/**
 * What the list+watch machine needs of the world: a page, and a stream. No client, no HTTP.
 *
 * @module
 */

import type { KubeList, KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import type { Batches } from "../stream/flow.ts";

/** One event of a stream. */
export type WatchFrame<T extends KubeObject = KubeObject> =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"; readonly object: T }
  | { readonly type: "ERROR"; readonly object: Status };

/** One page of the collection to read. */
export interface PageRequest {
  readonly limit: number | undefined;
  readonly continue: string | undefined;
}

/** A stream of changes to open. */
export interface OpenRequest {
  /** Changes after this version. */
  readonly resourceVersion: string;
  /** The server ends the stream after this many seconds. */
  readonly timeoutSeconds: number;
}

/** Where a watch gets its objects from. */
export interface WatchPort<T extends KubeObject = KubeObject> {
  /** What is watched, for messages: `pods in namespace "web"`. */
  readonly what: string;
  /** Reads one page of the most recent state. */
  page(request: PageRequest, signal: AbortSignal): Promise<KubeList<T>>;
  /**
   * Opens a stream; resolves when the server has accepted it. Yields events in batches, ends when
   * the server ends it, throws when it breaks, and frees its connection when it is left early.
   */
  open(request: OpenRequest, signal: AbortSignal): Promise<Batches<WatchFrame<T>>>;
}
