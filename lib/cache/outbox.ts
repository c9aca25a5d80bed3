/**
 * The changes that wait for one listener: in order, and never many more than there are objects,
 * however slow it is.
 *
 * @module
 */

import type { Change } from "../watch/change.ts";

/** Marks the place in an outbox where the listener has been told of the whole collection. */
export const syncMark: unique symbol = Symbol("synced");

/** What comes out of an outbox. */
export type Mail<E> = Change<E> | typeof syncMark;

/** Where the last change of a key waits, and where the deletion does that came right before it. */
interface Waiting {
  readonly at: number;
  readonly deletedAt: number | undefined;
}

/** Emptied places and taken ones that may lie about before the queue is packed. */
const slack = 1024;

/** A queue that merges the changes of one object once more than `limit` wait. */
export class Outbox<E> {
  readonly #limit: number;
  #queue: (Mail<E> | undefined)[] = [];
  #head = 0;
  #size = 0;
  /** Kept only while changes are merged. */
  #waiting: Map<string, Waiting> | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Changes that wait. */
  get size(): number {
    return this.#size;
  }

  /** Puts a {@linkcode syncMark} behind what waits. */
  mark(): void {
    this.#queue.push(syncMark);
  }

  push(change: Change<E>): void {
    if (this.#size >= this.#limit) this.#waiting ??= this.#whereAll();
    const place = this.#waiting?.get(change.key);
    const first = place && this.#queue[place.at] as Change<E>;
    if (!place || !first || (first.type === "DELETED" && change.type === "ADDED")) {
      this.#append(change, first && place?.at);
      return;
    }
    const one = merged(first, change);
    this.#queue[place.at] = one;
    if (one === undefined) this.#forget(change.key, place);
  }

  /** The next in order; undefined when nothing waits. */
  shift(): Mail<E> | undefined {
    while (this.#head < this.#queue.length) {
      const at = this.#head++;
      const mail = this.#queue[at];
      this.#queue[at] = undefined;
      if (mail === undefined) continue;
      if (mail !== syncMark) this.#taken(mail.key, at);
      return mail;
    }
    this.clear();
    return undefined;
  }

  /** The keys of the changes that wait. */
  keys(): Set<string> {
    return new Set(this.#whereAll().keys());
  }

  clear(): void {
    this.#queue = [];
    this.#head = 0;
    this.#size = 0;
    this.#waiting = undefined;
  }

  #append(change: Change<E>, deletedAt: number | undefined): void {
    if (this.#queue.length > 2 * this.#size + slack) {
      this.#pack();
      deletedAt = deletedAt === undefined ? undefined : this.#waiting?.get(change.key)?.at;
    }
    this.#waiting?.set(change.key, { at: this.#queue.length, deletedAt });
    this.#queue.push(change);
    this.#size++;
  }

  #taken(key: string, at: number): void {
    this.#size--;
    if (this.#waiting?.get(key)?.at === at) this.#waiting.delete(key);
  }

  /** What came and went unseen leaves no trace; a deletion before it stays. */
  #forget(key: string, { deletedAt }: Waiting): void {
    this.#size--;
    if (deletedAt !== undefined && deletedAt >= this.#head) {
      this.#waiting?.set(key, { at: deletedAt, deletedAt: undefined });
    } else this.#waiting?.delete(key);
  }

  #pack(): void {
    this.#queue = this.#queue.filter((mail) => mail !== undefined);
    this.#head = 0;
    if (this.#waiting) this.#waiting = this.#whereAll();
  }

  #whereAll(): Map<string, Waiting> {
    const all = new Map<string, Waiting>();
    for (let at = this.#head; at < this.#queue.length; at++) {
      const mail = this.#queue[at];
      if (mail === undefined || mail === syncMark) continue;
      all.set(mail.key, { at, deletedAt: all.get(mail.key)?.at });
    }
    return all;
  }
}

/** Two changes of one object as one; undefined when together they are none. */
function merged<E>(first: Change<E>, then: Change<E>): Change<E> | undefined {
  if (first.type === "ADDED") {
    return then.type === "DELETED" ? undefined : { ...first, object: then.object };
  }
  if (first.type === "DELETED" || then.type === "ADDED") return then;
  const { old } = first;
  if (then.type === "DELETED") return { ...then, old };
  return { ...then, old, resync: first.resync && then.resync };
}
