/**
 * Waiting for one object, over a watch of it.
 *
 * @module
 */

import { WaitError } from "../errors.ts";
import { fieldSelector } from "../meta/field_selector.ts";
import type { KubeObject } from "../meta/object.ts";
import { scope } from "../stream/deadline.ts";
import { drive } from "../watch/driver.ts";
import type { WatchNote } from "../watch/state.ts";
import { fromStatus } from "../wire/response.ts";
import { describe } from "../wire/target.ts";
import { both } from "./parts.ts";
import { type KnownTarget, Requester } from "./requester.ts";
import type { Check } from "./wait_condition.ts";
import { watchPort } from "./watching.ts";

/** How long to wait, and for what not. */
export interface WaitingOptions<T> {
  readonly signal?: AbortSignal | undefined;
  /** 0 looks once; Infinity never gives up. @default {30_000} */
  readonly timeoutMs?: number | undefined;
  /** What ends the wait as failed. */
  readonly failOn?: readonly Check<T>[] | undefined;
}

/**
 * Waits until the check holds; gives the object as it was then, or was last, when it is gone.
 *
 * **Errors**: `WaitError` that says the last state seen.
 */
export async function waitFor<T extends KubeObject>(
  requester: Requester,
  target: KnownTarget & { readonly name: string },
  check: Check<T>,
  options: WaitingOptions<T>,
): Promise<T | undefined> {
  const { clock, random, onTrouble } = requester.session;
  const { timeoutMs = 30_000, failOn = [] } = options;
  const seen = new Sight<T>();
  const within = scope(options.signal);
  const act = `wait for ${describe(target)} ${check.wish}`;
  const late = () => {
    const state = `not so after ${timeoutMs} ms; ${seen.words(check)}`;
    return new WaitError(`Cannot ${act}: ${state}`, { problem: "timeout", last: seen.last });
  };
  if (timeoutMs > 0 && timeoutMs !== Infinity) within.deadline(clock, timeoutMs, late);
  const port = watchPort<T>(onlyOne(requester, target), withoutName(target), {});
  const toError = ({ object }: { readonly object: Parameters<typeof fromStatus>[1] }) =>
    fromStatus(act, object);
  const notes = drive(port, { clock, random, onTrouble, toError }, within.signal);
  try {
    while (true) {
      const { value } = await notes.next() as IteratorYieldResult<readonly WatchNote<T>[]>;
      for (const note of value) {
        if (!seen.take(note)) continue;
        if (await check.holds(seen.now)) return seen.last;
        for (const failure of failOn) {
          if (!await failure.holds(seen.now)) continue;
          const state = `it has come ${failure.wish}; ${seen.words(failure)}`;
          throw new WaitError(`Cannot ${act}: ${state}`, { problem: "failed", last: seen.last });
        }
        if (timeoutMs <= 0) throw late();
      }
    }
  } finally {
    within[Symbol.dispose]();
    await notes.return();
  }
}

/** The requests of a collection that holds one object. */
function onlyOne({ session, place }: Requester, { name, namespace }: KnownTarget): Requester {
  const fields = both(place.fields, fieldSelector({ "metadata.name": name ?? "" }).toString());
  return new Requester(session, { ...place, namespace, fields });
}

function withoutName({ kind, namespace }: KnownTarget): KnownTarget {
  return { kind, namespace };
}

/** What has been seen of an object. */
class Sight<T extends KubeObject> {
  /** The present state; undefined while there is none. */
  now: T | undefined;
  /** The last state that was seen. */
  last: T | undefined;
  #listed: T | undefined;

  /** Takes a note in; true when it says how things are now. */
  take(note: WatchNote<T>): boolean {
    switch (note.type) {
      case "INIT":
        this.#listed = undefined;
        return false;
      case "ITEM":
        this.#listed = note.object;
        return false;
      case "READY":
        this.#put(this.#listed);
        return true;
      case "BOOKMARK":
        return false;
      case "DELETED":
        this.last = note.object;
        this.now = undefined;
        return true;
      default:
        this.#put(note.object);
        return true;
    }
  }

  /** "last seen: Ready=False", for messages. */
  words(check: Check<T>): string {
    if (this.now !== undefined) return `last seen: ${check.stateOf(this.now)}`;
    return this.last === undefined ? "there is none" : "it was deleted";
  }

  #put(object: T | undefined): void {
    this.now = object;
    this.last = object ?? this.last;
  }
}
