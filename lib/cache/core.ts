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
import { type Counters, newCounters } from "../watch/counters.ts";
import type { Feed, Receiver } from "./receiver.ts";
import { type Entry, Store } from "./store.ts";
import { Waiting } from "./waiting.ts";
import { storeWriter, type Writer } from "./writer.ts";

/** One watch and the store that it fills. */
export class Core<T extends KubeObject, E> implements Feed<E> {
  readonly store: Store<E> = new Store();
  readonly waiting: Waiting = new Waiting();
  readonly synced: Promise<void>;
  /** Settles when it has stopped: rejects with what ended it. */
  readonly ended: Promise<void>;
  readonly clock: Clock;
  readonly keep: (object: T) => E;
  /** Told of each failure that is being mended. */
  readonly hooks: Set<(trouble: WatchTrouble) => void> = new Set();
  readonly #source: InformerSource<T>;
  readonly #writer: Writer<T, E>;
  readonly #counters: Counters;
  readonly #receivers = new Set<Receiver<E>>();
  readonly #controller = new AbortController();
  readonly #sync = Promise.withResolvers<void>();
  #port: WatchPort<T> | undefined;
  #failure: { readonly error: unknown } | undefined;

  constructor(source: InformerSource<T>, keep: (object: T) => E) {
    this.#source = source;
    this.keep = keep;
    this.clock = source.watching.clock;
    this.#writer = storeWriter(this.store, keep);
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
    return this.#writer.complete;
  }

  get version(): string | undefined {
    return this.#writer.version;
  }

  /** The port, which is known once anything has been read from it. */
  get openedPort(): WatchPort<T> {
    return this.#port as WatchPort<T>;
  }

  get stats(): InformerStats {
    const { lists, streams, troubles, events, heardAt } = this.#counters;
    const silentMs = this.clock.now() - heardAt;
    return { lists, streams, troubles, events, stale: this.#writer.stale, silentMs };
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
    const { drive } = await import("../watch/driver.ts");
    const batches = drive(this.#port, options, signal);
    try {
      while (true) {
        const { done, value } = await batches.next();
        if (done) return;
        this.#take(value);
      }
    } finally {
      await batches.return();
    }
  }

  #take(notes: Parameters<Writer<T, E>["take"]>[0]): void {
    const wasComplete = this.#writer.complete;
    const changes = this.#writer.take(notes);
    const becameComplete = !wasComplete && this.#writer.complete;
    for (const receiver of this.#receivers) {
      if (changes.length > 0) receiver.push(changes);
      if (becameComplete) receiver.ready();
    }
    if (becameComplete) this.#sync.resolve();
    this.waiting.look();
  }
}

const stopped = Symbol("the last informer was disposed");
