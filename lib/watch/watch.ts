/**
 * A running watch, as a loop sees it: the driver's notes turned into events.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { Batches } from "../stream/flow.ts";
import { type Bookmark, type EventOptions, eventTracker, type WatchEvent } from "./events.ts";
import type { WatchNote } from "./state.ts";

/** The events of a watch, in batches; `open` starts it when the first is asked for. */
export function watchEvents<T extends KubeObject>(
  open: () => Promise<Batches<WatchNote<T>>>,
  options: EventOptions,
): Batches<WatchEvent<T> | Bookmark> {
  const tracker = eventTracker<T>(options);
  let notes: Batches<WatchNote<T>> | undefined;
  return {
    async next() {
      notes ??= await open();
      while (true) {
        const { done, value } = await notes.next();
        if (done) return { done, value };
        const events = tracker.events(value);
        if (events.length > 0) return { done: false, value: events };
      }
    },
    more() {
      const more = notes?.more?.();
      return more && tracker.events(more);
    },
    return: async () => await notes?.return(),
  };
}
