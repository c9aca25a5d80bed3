/**
 * How to watch.
 *
 * @module
 */

import type { BackoffOptions } from "../stream/backoff.ts";
import type { Clock } from "../stream/clock.ts";
import type { Counters } from "./counters.ts";
import type { WatchFrame } from "./port.ts";
import type { Verdict } from "./verdict.ts";

/** An in-stream error. */
export type ErrorFrame = Extract<WatchFrame, { type: "ERROR" }>;

/** Something that went wrong in a watch and is being mended, or that has ended an informer. */
export interface WatchTrouble {
  /** What is watched: `pods in namespace "web"`. */
  readonly what: string;
  /** What went wrong. */
  readonly error: unknown;
  /** The wait before the next try; `Infinity` where none will follow: only the user can mend it. */
  readonly delayMs: number;
}

/** How to watch. */
export interface DriverOptions {
  /** What waits and deadlines are measured with. */
  readonly clock: Clock;
  /** For jitter. */
  readonly random: () => number;
  /** Continue after this version instead of listing first; "0" and "" name none. */
  readonly resourceVersion?: string | undefined;
  /** Items a page. @default {500} */
  readonly pageSize?: number | undefined;
  /**
   * How long one stream lasts before it is renewed, in seconds; drawn between this and 1.27 times
   * it. A connection that died without a word is found at most 5 s after that. @default {55}
   */
  readonly timeoutSeconds?: number | undefined;
  /**
   * A stream that brings nothing for this long counts as dead, in milliseconds. A quiet collection is
   * then asked for anew this often, which costs little. @default {the time that a stream lasts, or 2.5
   * times the time between bookmarks}
   */
  readonly silenceMs?: number | undefined;
  /**
   * How the present objects come at first: in pages, or on the stream itself, which spares the server a
   * list (KEP-3157). A server that cannot is remembered, and asked for pages. After a gap they come in
   * pages. @default {"pages"}
   */
  readonly list?: "pages" | "stream" | undefined;
  /**
   * What to do when the version has expired (410): list again and report the differences, or throw.
   *
   * @default {"relist"}
   */
  readonly onGap?: "relist" | "throw" | undefined;
  /** The last word on what a failure means, after kubist's own. */
  readonly judge?: ((error: unknown, verdict: Verdict) => Verdict) | undefined;
  /** What the watch has done; it counts here. */
  readonly counters?: Counters | undefined;
  /** How waits between tries grow. */
  readonly backoff?: BackoffOptions | undefined;
  /** Called when a try has failed and another will follow. */
  readonly onTrouble?: ((trouble: WatchTrouble) => void) | undefined;
  /** Turns an in-stream ERROR into the error that it means. */
  readonly toError: (frame: ErrorFrame) => unknown;
}
