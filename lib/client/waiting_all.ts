/**
 * Waiting for all objects of a view, over one watch of it.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { WatchNote } from "../watch/state.ts";
import type { Requester } from "./requester.ts";
import type { Check } from "./wait_condition.ts";
import { type Sight, type WaitingOptions, waitUntil, type Wish } from "./wait_loop.ts";

/**
 * Waits until the check holds of every object; gives the objects as they were then.
 *
 * **Errors**: `WaitError` that names the objects of which it does not.
 */
export async function waitForAll<T extends KubeObject>(
  requester: Requester,
  check: Check<T>,
  options: WaitingOptions<T>,
): Promise<T[]> {
  return await waitUntil<T, T[]>(requester, {
    act: `wait for ${requester.words()} ${check.wish}`,
    target: (signal) => requester.all({ signal }),
    sight: new Crowd<T>(check),
  }, options);
}

/** The present objects, and which of them are not as wished. */
class Crowd<T extends KubeObject> implements Sight<T, T[]> {
  /** Of a crowd that is not as wished, nobody is the one. */
  readonly last = undefined;
  #objects = new Map<string, T>();
  readonly #check: Check<T>;
  readonly #not = new Set<string>();
  #listed = new Map<string, T>();
  #isListing = true;

  constructor(check: Check<T>) {
    this.#check = check;
  }

  async take(note: WatchNote<T>): Promise<boolean> {
    switch (note.type) {
      case "INIT":
        [this.#isListing, this.#listed] = [true, new Map()];
        return false;
      case "ITEM":
        this.#listed.set(note.object.metadata.uid, note.object);
        return false;
      case "READY":
        this.#isListing = false;
        this.#objects = this.#listed;
        this.#not.clear();
        for (const object of this.#objects.values()) await this.#judge(object);
        return true;
      case "BOOKMARK":
        return false;
      case "DELETED":
        this.#objects.delete(note.object.metadata.uid);
        this.#not.delete(note.object.metadata.uid);
        return !this.#isListing;
      default:
        this.#objects.set(note.object.metadata.uid, note.object);
        await this.#judge(note.object);
        return !this.#isListing;
    }
  }

  wished(): Wish<T[]> {
    const isSo = this.#objects.size === 0 ? this.#check.isAbsence === true : this.#not.size === 0;
    return isSo ? { result: [...this.#objects.values()] } : undefined;
  }

  /** None of the gone ones, which are nobody in particular. */
  async failed(failure: Check<T>) {
    for (const object of this.#objects.values()) {
      if (!await failure.holds(object)) continue;
      return { state: `"${object.metadata.name}" has come ${failure.wish}`, last: object };
    }
    return undefined;
  }

  /** Which are not as wished, for messages. */
  words(): string {
    if (this.#objects.size === 0) return "there are none";
    const all = [...this.#not].flatMap((uid) => this.#objects.get(uid) ?? []);
    const shown = all.slice(0, 5).map((o) => `"${o.metadata.name}": ${this.#check.stateOf(o)}`);
    const more = all.length > shown.length ? [`${all.length - shown.length} more`] : [];
    return `${all.length} of ${this.#objects.size} are not: ${[...shown, ...more].join("; ")}`;
  }

  async #judge(object: T): Promise<void> {
    const { uid } = object.metadata;
    if (await this.#check.holds(object)) this.#not.delete(uid);
    else this.#not.add(uid);
  }
}
