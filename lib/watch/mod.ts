/**
 * The watch room: list, watch, resume, list again. Works over a port; no client, no HTTP.
 *
 * @module
 */

export type {
  Added,
  Change,
  ChangeListener,
  Deleted,
  ListenOptions,
  Modified,
  Subscription,
} from "./change.ts";
export { changed, type ObjectOf, type Told } from "./changed.ts";
export { drive } from "./driver.ts";
export type { DriverOptions, ErrorFrame, WatchTrouble } from "./options.ts";
export {
  type Bookmark,
  type Departed,
  type EventOptions,
  type EventTracker,
  eventTracker,
  type WatchEvent,
} from "./events.ts";
export type {
  Divergence,
  IndexFunction,
  Informer,
  InformerOptions,
  InformerSource,
  InformerStats,
  InformerWait,
  Lister,
  WatchingOptions,
} from "./informer.ts";
export { type Counters, newCounters } from "./counters.ts";
export { step, type WatchEffect, type WatchInput, type WatchStep } from "./machine.ts";
export type { OpenRequest, PageRequest, StreamingLists, WatchFrame, WatchPort } from "./port.ts";
export {
  beginWith,
  type Floor,
  type Following,
  resumeAt,
  type WatchNote,
  type WatchState,
} from "./state.ts";
export { judge, type Verdict } from "./verdict.ts";
export { isNewer, type KeptVersion } from "./versions.ts";
export { watchEvents } from "./watch.ts";
