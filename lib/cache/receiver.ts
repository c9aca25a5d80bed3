/**
 * A place of one's own in the sequence of changes.
 *
 * @module
 */

import type { Clock } from "../stream/clock.ts";
import type { Change, ListenOptions } from "../watch/change.ts";
import { type Mail, Outbox, syncMark } from "./outbox.ts";
import type { Entry } from "./store.ts";

/** What a receiver needs of the store that it follows. */
export interface Feed<E> {
  readonly clock: Clock;
  /** Whether the whole collection is there. */
  readonly complete: boolean;
  entries(): Iterable<Entry<E>>;
  join(receiver: Receiver<E>): void;
  leave(receiver: Receiver<E>): void;
}

/** What waits for one listener or loop. */
export class Receiver<E> {
  readonly #feed: Feed<E>;
  readonly #outbox: Outbox<E>;
  readonly #undo: (() => void)[] = [];
  #wake: (() => void) | undefined;
  #end: { readonly error?: unknown } | undefined;

  /** **Errors**: `RangeError` for limits that make no sense. */
  constructor(feed: Feed<E>, { buffer = 1024, resyncMs, signal }: ListenOptions) {
    requireLimits(buffer, resyncMs);
    this.#feed = feed;
    this.#outbox = new Outbox(buffer);
    feed.join(this);
    // What has ended already has nothing more to tell.
    if (this.#end) return;
    for (const { key, object } of feed.entries()) {
      this.#outbox.push({ type: "ADDED", key, object, initial: true });
    }
    if (feed.complete) this.#outbox.mark();
    if (resyncMs !== undefined) this.#remind(resyncMs);
    if (signal) this.#heed(signal);
  }

  get pending(): number {
    return this.#outbox.size;
  }

  /** Takes the changes of one step of the store. */
  push(changes: readonly Change<E>[]): void {
    if (this.#end) return;
    for (const change of changes) this.#outbox.push(change);
    this.#rouse();
  }

  /** The store is whole: who has taken what waits now has seen it all. */
  ready(): void {
    this.#outbox.mark();
    this.#rouse();
  }

  /** Nothing more will come; what waits can still be taken, then the error is thrown. */
  fail(error: unknown): void {
    this.#finish({ error });
  }

  /** Ends it, and forgets what waits. */
  close(): void {
    this.#finish({});
    this.#outbox.clear();
  }

  /** The next change or mark, when it comes; undefined after `close`. */
  async next(): Promise<Mail<E> | undefined> {
    while (true) {
      const mail = this.#outbox.shift();
      if (mail !== undefined) return mail;
      if (this.#end) {
        if ("error" in this.#end) throw this.#end.error;
        return undefined;
      }
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
  }

  #rouse(): void {
    this.#wake?.();
    this.#wake = undefined;
  }

  #finish(end: { readonly error?: unknown }): void {
    if (this.#end) return;
    this.#end = end;
    this.#feed.leave(this);
    for (const undo of this.#undo.splice(0)) undo();
    this.#rouse();
  }

  #heed(signal: AbortSignal): void {
    const onAbort = () => {
      this.#outbox.clear();
      this.fail(signal.reason);
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    this.#undo.push(() => signal.removeEventListener("abort", onAbort));
  }

  /** Tells of every object of which no news waits anyway. */
  #remind(everyMs: number): void {
    let cancel = () => {};
    const again = () => {
      cancel = this.#feed.clock.after(everyMs, () => {
        const news = this.#outbox.keys();
        for (const { key, object } of this.#feed.entries()) {
          if (news.has(key)) continue;
          this.#outbox.push({ type: "MODIFIED", key, object, old: object, resync: true });
        }
        this.#rouse();
        again();
      });
    };
    again();
    this.#undo.push(() => cancel());
  }
}

/** The changes of a receiver as a loop takes them. */
export function changesOf<E>(receiver: Receiver<E>): AsyncIterableIterator<Change<E>> {
  return {
    async next() {
      while (true) {
        const value = await receiver.next();
        if (value === undefined) return { done: true, value };
        if (value !== syncMark) return { done: false, value };
      }
    },
    return() {
      receiver.close();
      return Promise.resolve({ done: true, value: undefined });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function requireLimits(buffer: number, resyncMs: number | undefined): void {
  if (!(buffer >= 0)) throw new RangeError(`Cannot listen with a buffer of ${buffer}: at least 0`);
  if (resyncMs !== undefined && !(resyncMs >= 1000)) {
    throw new RangeError(`Cannot resync every ${resyncMs} ms: at least 1000`);
  }
}
