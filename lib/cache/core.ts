/**
 * What informers share: one watch, one store, and all who listen.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Clock } from "../stream/clock.ts";
import type { WatchTrouble } from "../watch/options.ts";
import type { InformerSource, InformerStats } from "../watch/informer.ts";
import type { WatchPort } from "../watch/port.ts";
import type { WatchNote } from "../watch/state.ts";
import { type Counters, newCounters } from "../watch/counters.ts";
import type { KeepOptions } from "./keep.ts";
import type { Feed, Receiver } from "./receiver.ts";
import { type Entry, Store } from "./store.ts";
import { Waiting } from "./waiting.ts";
import type { Writer } from "./writer.ts";

/** One watch and the store that it fills. */
export class Core<T extends KubeObject, E> implements Feed<E> {
  readonly store: Store<E> = new Store();
  readonly waiting: Waiting = new Waiting();
  readonly synced: Promise<void>;
  /** Settles when it has stopped: rejects with what ended it. */
  readonly ended: Promise<void>;
  readonly clock: Clock;
  /** Told of each failure that is being mended. */
  readonly hooks: Set<(trouble: WatchTrouble) => void> = new Set();
  readonly #source: InformerSource<T>;
  readonly #keeping: KeepOptions<T, E>;
  readonly #counters: Counters;
  readonly #receivers = new Set<Receiver<E>>();
  readonly #controller = new AbortController();
  readonly #sync = Promise.withResolvers<void>();
  #port: WatchPort<T> | undefined;
  #writer: Writer<T, E> | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(source: InformerSource<T>, keeping: KeepOptions<T, E>) {
    this.#source = source;
    this.#keeping = keeping;
    this.clock = source.watching.clock;
    this.#counters = newCounters(this.clock);
    this.synced = this.#sync.promise;
    this.ended = this.#run();
    this.synced.catch(() => {});
    this.ended.catch(() => {});
  }

  get what(): string {
    return this.#port?.what ?? this.#source.what;
  }

  get kind(): Kind | undefined {
    return this.#port?.kind;
  }

  get complete(): boolean {
    return this.#writer?.complete ?? false;
  }

  get version(): string | undefined {
    return this.#writer?.version;
  }

  /** The port, which is known once anything has been read from it. */
  get openedPort(): WatchPort<T> {
    return this.#port as WatchPort<T>;
  }

  /** What is kept of an object, which is known as soon as the port is. */
  get keep(): (object: T) => E {
    return (this.#writer as Writer<T, E>).keep;
  }

  get stats(): InformerStats {
    const { lists, streams, troubles, events, heardAt } = this.#counters;
    const silentMs = this.clock.now() - heardAt;
    return { lists, streams, troubles, events, stale: this.#writer?.stale ?? 0, silentMs };
  }

  entries(): Iterable<Entry<E>> {
    return this.store.entries();
  }

  join(receiver: Receiver<E>): void {
    if (this.#failure) receiver.fail(this.#failure.error);
    else this.#receivers.add(receiver);
  }

  leave(receiver: Receiver<E>): void {
    this.#receivers.delete(receiver);
  }

  /** Stops it and waits until everything is closed. */
  async stop(): Promise<void> {
    this.#controller.abort(stopped);
    await this.ended.catch(() => {});
  }

  async #run(): Promise<void> {
    try {
      await this.#follow();
    } catch (error) {
      const reason = error === stopped
        ? new DOMException(`The informer of ${this.what} was disposed`, "AbortError")
        : error;
      this.#failure = { error: reason };
      this.#sync.reject(reason);
      this.waiting.fail(reason);
      for (const receiver of this.#receivers) receiver.fail(reason);
      if (error === stopped) return;
      // A listener hears nothing of it, and who only reads the store neither.
      this.#tell({ what: this.what, error, delayMs: Infinity });
      throw error;
    }
  }

  #tell(trouble: WatchTrouble): void {
    this.#source.watching.onTrouble?.(trouble);
    for (const hook of this.hooks) hook(trouble);
  }

  async #follow(): Promise<void> {
    const { signal } = this.#controller;
    const { watching } = this.#source;
    this.#port = await this.#source.open(signal);
    const onTrouble = (trouble: WatchTrouble) => this.#tell(trouble);
    const options = { ...watching, onTrouble, counters: this.#counters };
    // Loaded here, so that importing kubist does not cost what only following needs.
    const [{ drive }, { storeWriter }] = await Promise.all([
      import("../watch/driver.ts"),
      import("./writer.ts"),
    ]);
    const writer = this.#writer = storeWriter(this.store, this.#keeping);
    const batches = drive(this.#port, options, signal);
    try {
      while (true) {
        const { done, value } = await batches.next();
        if (done) return;
        let notes: readonly WatchNote<T>[] | undefined = value;
        for (; notes !== undefined; notes = batches.more?.()) this.#take(writer, notes);
      }
    } finally {
      await batches.return();
    }
  }

  #take(writer: Writer<T, E>, notes: Parameters<Writer<T, E>["take"]>[0]): void {
    const wasComplete = writer.complete;
    const changes = writer.take(notes);
    const becameComplete = !wasComplete && writer.complete;
    for (const receiver of this.#receivers) {
      if (changes.length > 0) receiver.push(changes);
      if (becameComplete) receiver.ready();
    }
    if (becameComplete) this.#sync.resolve();
    this.waiting.look();
  }
}

const stopped = Symbol("the last informer was disposed");
