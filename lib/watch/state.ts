/**
 * Where a watch can stand, and what it tells.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";

/**
 * What the machine tells its consumer, in order: `INIT`, then `ITEM` for each listed object, then
 * `READY`; after that the changes as the server sends them. A second `INIT` starts a new epoch: what
 * is not listed in it is gone. Between `INIT` and `READY` there may be `DELETED`, of an object listed
 * before.
 */
export type WatchNote<T extends KubeObject = KubeObject> =
  /** `rollback`: the server's versions have gone back, as after a restored backup. */
  | { readonly type: "INIT"; readonly rollback?: boolean }
  | { readonly type: "ITEM"; readonly object: T }
  | { readonly type: "READY"; readonly resourceVersion: string }
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK"; readonly object: T };

/** What every list has to live up to. */
export interface Floor {
  /** The version that the consumer has come to. */
  readonly version: string | undefined;
  /** How many lists in a row were older than that. */
  readonly behind: number;
}

/** Where a watch stands. */
export type WatchState =
  /** Reading pages; `paged` is false once a token has expired: then everything in one answer. */
  | {
    readonly phase: "listing";
    readonly continue: string | undefined;
    readonly paged: boolean;
    readonly floor: Floor;
  }
  | Following<"opening">
  | (Following<"streaming"> & { readonly heard: boolean })
  | { readonly phase: "failed"; readonly error: unknown };

/** Waiting for the server to accept the stream, or receiving; `heard` says whether it has brought anything. */
export interface Following<Phase extends string> {
  /** What is being done. */
  readonly phase: Phase;
  /** The last version handed over; undefined while the present objects come on the stream. */
  readonly resourceVersion: string | undefined;
  /** What has failed in a row. */
  readonly failures: Failures;
  /** What every list has to live up to. */
  readonly floor: Floor;
}

/** Failures in a row at one version, of kinds that may never end. */
export interface Failures {
  /** Broken events. */
  readonly garbage: number;
  /** Internal errors of the server. */
  readonly internal: number;
}

/** Nothing has failed since the last event. */
export const noFailures: Failures = { garbage: 0, internal: 0 };

/** How a watch that shows the present objects first begins: by pages, or on the stream. */
export function beginWith(how: "pages" | "stream", floor: Floor = noFloor): WatchState {
  return how === "pages"
    ? { phase: "listing", continue: undefined, paged: true, floor }
    : { phase: "opening", resourceVersion: undefined, failures: noFailures, floor };
}

/** Where a watch that continues after a known version begins. */
export function resumeAt(resourceVersion: string): WatchState {
  const floor = { version: resourceVersion, behind: 0 };
  return { phase: "opening", resourceVersion, failures: noFailures, floor };
}

const noFloor: Floor = { version: undefined, behind: 0 };
