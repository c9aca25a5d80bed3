/**
 * One run for all who wait: it goes on while anybody does, and ends with the last who leaves.
 *
 * @module
 */

import { abortable } from "../../stream/deadline.ts";

/** Joins the run under way, or starts one. */
export interface SingleFlight<T> {
  join(start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

interface Flight<T> {
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

const abandoned = new DOMException("Nobody waits any more", "AbortError");

/** Creates a place for one run at a time. */
export function singleFlight<T>(): SingleFlight<T> {
  let flight: Flight<T> | undefined;

  function take(start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const own: Flight<T> = {
      controller,
      waiting: 0,
      promise: start(controller.signal).finally(() => {
        if (flight === own) flight = undefined;
      }),
    };
    return flight = own;
  }

  return {
    async join(start, signal) {
      signal?.throwIfAborted();
      const own = flight ?? take(start);
      own.waiting++;
      try {
        return await abortable(own.promise, signal);
      } finally {
        if (--own.waiting === 0 && flight === own) {
          flight = undefined;
          own.promise.catch(() => {});
          own.controller.abort(abandoned);
        }
      }
    },
  };
}
