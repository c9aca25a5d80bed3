/**
 * What a watch has done so far, for those who look after it.
 *
 * @module
 */

import type { Clock } from "../stream/clock.ts";

/** The counts of one watch; the watch writes, everybody may read. */
export interface Counters {
  /** Complete lists, streamed ones too; more than one means gaps that could not be bridged. */
  lists: number;
  /** Streams that were opened. */
  streams: number;
  /** Failures that were mended, or are being mended. */
  troubles: number;
  /** Events received, bookmarks too. */
  events: number;
  /** When the server was last heard, by the watch's clock, in milliseconds. */
  heardAt: number;
}

/** Counts that begin now. */
export function newCounters(clock: Clock): Counters {
  return { lists: 0, streams: 0, troubles: 0, events: 0, heardAt: clock.now() };
}
