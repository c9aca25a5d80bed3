/**
 * Waiting for one object, over a watch of it.
 *
 * @module
 */

import { fieldSelector } from "../meta/field_selector.ts";
import type { KubeObject } from "../meta/object.ts";
import type { WatchNote } from "../watch/state.ts";
import { describe } from "../wire/target.ts";
import { both } from "./parts.ts";
import { type KnownTarget, Requester } from "./requester.ts";
import type { Check } from "./wait_condition.ts";
import { type Sight, type WaitingOptions, waitUntil } from "./wait_loop.ts";

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
  const { kind, namespace } = target;
  return await waitUntil<T, T | undefined>(onlyOne(requester, target), {
    act: `wait for ${describe(target)} ${check.wish}`,
    target: () => ({ kind, namespace }),
    sight: new OneSight<T>(check),
  }, options);
}

/** The requests of a collection that holds one object. */
function onlyOne({ session, place }: Requester, { name, namespace }: KnownTarget): Requester {
  const fields = both(place.fields, fieldSelector({ "metadata.name": name ?? "" }).toString());
  return new Requester(session, { ...place, namespace, fields });
}

/** What has been seen of an object. */
class OneSight<T extends KubeObject> implements Sight<T, T | undefined> {
  readonly #check: Check<T>;
  /** The present state; undefined while there is none. */
  #now: T | undefined;
  #last: T | undefined;
  #listed: T | undefined;

  constructor(check: Check<T>) {
    this.#check = check;
  }

  get last(): T | undefined {
    return this.#last;
  }

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
        this.#last = note.object;
        this.#now = undefined;
        return true;
      default:
        this.#put(note.object);
        return true;
    }
  }

  async wished() {
    return await this.#check.holds(this.#now) ? { result: this.#last } : undefined;
  }

  async failed(failure: Check<T>) {
    if (!await failure.holds(this.#now)) return undefined;
    return { state: `it has come ${failure.wish}; ${this.words(failure)}`, last: this.#last };
  }

  /** "last seen: Ready=False". */
  words(check: Check<T> = this.#check): string {
    if (this.#now !== undefined) return `last seen: ${check.stateOf(this.#now)}`;
    return this.#last === undefined ? "there is none" : "it was deleted";
  }

  #put(object: T | undefined): void {
    this.#now = object;
    this.#last = object ?? this.#last;
  }
}
