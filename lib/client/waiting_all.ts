/**
 * Waiting for all objects of a view, over one watch of it.
 *
 * @module
 */

import { WaitError } from "../errors.ts";
import type { KubeObject } from "../meta/object.ts";
import { scope } from "../stream/deadline.ts";
import { drive } from "../watch/driver.ts";
import type { WatchNote } from "../watch/state.ts";
import { fromStatus } from "../wire/response.ts";
import type { Requester } from "./requester.ts";
import type { Check } from "./wait_condition.ts";
import type { WaitingOptions } from "./waiting.ts";
import { watchPort } from "./watching.ts";

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
  const { clock, random, onTrouble } = requester.session;
  const { timeoutMs = 30_000, failOn = [] } = options;
  const within = scope(options.signal);
  const act = `wait for ${requester.words()} ${check.wish}`;
  const seen = new Crowd<T>(check);
  const late = () => {
    const state = `not so after ${timeoutMs} ms; ${seen.words()}`;
    return new WaitError(`Cannot ${act}: ${state}`, { problem: "timeout", last: undefined });
  };
  if (timeoutMs > 0 && timeoutMs !== Infinity) within.deadline(clock, timeoutMs, late);
  const port = watchPort<T>(requester, await requester.all(within), {});
  const toError = ({ object }: { readonly object: Parameters<typeof fromStatus>[1] }) =>
    fromStatus(act, object);
  const notes = drive(port, { clock, random, onTrouble, toError }, within.signal);
  try {
    while (true) {
      const { value } = await notes.next() as IteratorYieldResult<readonly WatchNote<T>[]>;
      for (const note of value) {
        if (!await seen.take(note)) continue;
        if (seen.isAsWished) return [...seen.objects.values()];
        for (const failure of failOn) {
          const found = await seen.find(failure);
          if (found === undefined) continue;
          const state = `"${found.metadata.name}" has come ${failure.wish}`;
          throw new WaitError(`Cannot ${act}: ${state}`, { problem: "failed", last: found });
        }
        if (timeoutMs <= 0) throw late();
      }
    }
  } finally {
    within[Symbol.dispose]();
    await notes.return();
  }
}

/** The present objects, and which of them are not as wished. */
class Crowd<T extends KubeObject> {
  objects = new Map<string, T>();
  readonly #check: Check<T>;
  readonly #not = new Set<string>();
  #listed = new Map<string, T>();
  #isListing = true;

  constructor(check: Check<T>) {
    this.#check = check;
  }

  /** Takes a note in; true when it says how things are now. */
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
        this.objects = this.#listed;
        this.#not.clear();
        for (const object of this.objects.values()) await this.#judge(object);
        return true;
      case "BOOKMARK":
        return false;
      case "DELETED":
        this.objects.delete(note.object.metadata.uid);
        this.#not.delete(note.object.metadata.uid);
        return !this.#isListing;
      default:
        this.objects.set(note.object.metadata.uid, note.object);
        await this.#judge(note.object);
        return !this.#isListing;
    }
  }

  get isAsWished(): boolean {
    return this.objects.size === 0 ? this.#check.isAbsence === true : this.#not.size === 0;
  }

  /** An object that a check holds of; none of the gone ones, which are nobody in particular. */
  async find(check: Check<T>): Promise<T | undefined> {
    for (const object of this.objects.values()) if (await check.holds(object)) return object;
    return undefined;
  }

  /** Which are not as wished, for messages. */
  words(): string {
    if (this.objects.size === 0) return "there are none";
    const all = [...this.#not].flatMap((uid) => this.objects.get(uid) ?? []);
    const shown = all.slice(0, 5).map((o) => `"${o.metadata.name}": ${this.#check.stateOf(o)}`);
    const more = all.length > shown.length ? [`${all.length - shown.length} more`] : [];
    return `${all.length} of ${this.objects.size} are not: ${[...shown, ...more].join("; ")}`;
  }

  async #judge(object: T): Promise<void> {
    const { uid } = object.metadata;
    if (await this.#check.holds(object)) this.#not.delete(uid);
    else this.#not.add(uid);
  }
}
