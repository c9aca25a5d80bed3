/**
 * A controller that runs: caches, then workers, until it is stopped.
 *
 * @module
 */

import { KubeError, TimeoutError } from "../errors.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import type { KubeObject } from "../meta/object.ts";
import { type Clock, systemClock } from "../stream/clock.ts";
import { abortable, scope } from "../stream/deadline.ts";
import type { Subscription } from "../watch/change.ts";
import type { Informer } from "../watch/informer.ts";
import { queueMetrics } from "./queue/queue_metrics.ts";
import type { ControllerTrouble, Reconcile, RunningController, RunOptions } from "./reconcile.ts";
import { CacheReader } from "./reconcile_cache.ts";
import { byUid, type Declared, declared, follow, type Followed, mappedKeys } from "./declared.ts";
import { listen, type Listening } from "./listening.ts";
import type { KeysOf, Source, SourceOptions } from "./source.ts";
import { Worker } from "./worker.ts";
import { type WorkQueue, workQueue } from "./queue/work_queue.ts";
import { metrics as newMetrics } from "./metrics.ts";

/** What is under way when the drain is over gets this long to hear of it. */
const lastMs = 1000;

const runOptions: OptionNames<RunOptions> = {
  name: true,
  concurrency: true,
  limiter: true,
  timeoutMs: true,
  syncTimeoutMs: true,
  drainMs: true,
  signal: true,
  onError: true,
  removed: true,
  split: true,
  metrics: true,
  clock: true,
};

/** The controller behind {@linkcode RunningController}. */
export class ControllerRun<T extends KubeObject> implements RunningController<T> {
  readonly objects: Informer<T>;
  readonly synced: Promise<void>;
  readonly ended: Promise<void>;
  readonly #options: RunOptions;
  readonly #clock: Clock;
  readonly #followed: readonly Followed[];
  readonly #subscriptions: readonly Subscription[];
  /** What is followed since it runs. */
  readonly #guests = new Set<Subscription>();
  readonly #listening: Listening;
  readonly #cache: CacheReader;
  readonly #queue: WorkQueue;
  readonly #worker: Worker<T>;
  /** Aborts when what is under way has to end at once. */
  readonly #work = new AbortController();
  readonly #split: Disposable | undefined;
  readonly #end = Promise.withResolvers<void>();
  #workers: Promise<unknown> = Promise.resolve();
  #state: "syncing" | "ready" | "stopping" = "syncing";
  #stopped: Promise<void> | undefined;
  readonly #onAbort: () => void;

  constructor(sources: readonly Declared[], reconcile: Reconcile<T>, options: RunOptions) {
    requireKnown("run a controller", options, runOptions);
    options.signal?.throwIfAborted();
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    const { name = "controller", limiter, split, metrics = newMetrics() } = options;
    const measured = queueMetrics(metrics, name);
    this.#queue = workQueue<string>({ limiter, clock: this.#clock, observer: measured.observer });
    measured.follow(this.#queue);

    this.#followed = sources.map(follow);
    const informers = this.#followed.map(({ informer }) => informer);
    const primary = informers[0] as Informer<KubeObject>;
    this.objects = primary as unknown as Informer<T>;
    primary.addIndex(byUid, ({ metadata }) => [metadata.uid]);
    const cache = this.#cache = new CacheReader(informers);
    const onError = (error: unknown, trouble: ControllerTrouble) =>
      options.onError?.(error, trouble);
    this.#worker = new Worker({
      ...options,
      name,
      metrics,
      reconcile,
      cache,
      onError,
      queue: this.#queue,
      objects: this.objects,
      clock: this.#clock,
      signal: this.#work.signal,
    });
    const listening = this.#listening = { primary, queue: this.#queue, onError };
    this.#subscriptions = sources.map((source, i) =>
      listen(source, informers[i] as Informer<KubeObject>, listening)
    );
    this.#split = split?.onChange(() => this.#enqueueOwned());

    this.ended = this.#end.promise;
    this.synced = this.#start();
    for (const promise of [this.ended, this.synced]) promise.catch(() => {});
    this.#onAbort = () => void this.#fail(options.signal?.reason);
    options.signal?.addEventListener("abort", this.#onAbort, { once: true });
    for (const { ended } of informers) ended.catch((error) => this.#fail(error));
  }

  get isReady(): boolean {
    return this.#state === "ready";
  }

  enqueue(key: string, options: { readonly afterMs?: number | undefined } = {}): void {
    this.#queue.add(key, options);
  }

  watch<O extends KubeObject>(
    source: Source<O>,
    keys: KeysOf<O>,
    options: SourceOptions<O> = {},
  ): Subscription {
    if (this.#state === "stopping") throw new KubeError("Cannot watch: the controller was stopped");
    const one = declared(source, options, mappedKeys(keys));
    const { informer, own } = follow(one);
    const heard = listen(one, informer, this.#listening);
    this.#cache.join(informer);
    const end = async () => {
      if (!this.#guests.delete(guest)) return;
      this.#cache.leave(informer);
      await heard[Symbol.asyncDispose]();
      if (own) await informer[Symbol.asyncDispose]();
    };
    const guest: Subscription = {
      synced: heard.synced,
      get pending() {
        return heard.pending;
      },
      [Symbol.asyncDispose]: end,
    };
    this.#guests.add(guest);
    informer.ended.catch(async (error) => {
      if (!this.#guests.has(guest)) return;
      await end();
      this.#listening.onError(error, { key: undefined, retryMs: undefined });
    });
    return guest;
  }

  async idle(): Promise<void> {
    await this.synced;
    await this.#queue.idle();
  }

  stop(options: { readonly drainMs?: number | undefined } = {}): Promise<void> {
    const { drainMs = this.#options.drainMs ?? 30_000 } = options;
    this.#stopped ??= this.#stop(drainMs).finally(() => this.#end.resolve());
    return this.#stopped;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #start(): Promise<void> {
    const { syncTimeoutMs = 120_000, concurrency = 1 } = this.#options;
    using limit = scope(this.#work.signal);
    limit.deadline(this.#clock, syncTimeoutMs, () => this.#lateSync(syncTimeoutMs));
    try {
      const all = Promise.all(this.#subscriptions.map(({ synced }) => synced));
      await abortable(all, limit.signal);
    } catch (error) {
      await this.#fail(error);
      throw error;
    }
    if (this.#state !== "syncing") return;
    this.#state = "ready";
    this.#workers = Promise.all(
      Array.from({ length: concurrency }, () => this.#worker.run(() => this.#state === "ready")),
    );
  }

  #lateSync(ms: number): TimeoutError {
    const missing = this.#followed.filter(({ informer }) => !informer.isSynced)
      .map(({ informer }) => informer.what).join("; ");
    return new TimeoutError(`Cannot start the controller: no ${missing} after ${ms} ms`, {
      phase: "overall",
    });
  }

  /** Something ended it: what is under way has to end too. */
  async #fail(error: unknown): Promise<void> {
    if (this.#state === "stopping") return;
    this.#end.reject(error);
    this.#work.abort(error);
    await this.stop({ drainMs: 0 }).catch(() => {});
  }

  async #stop(drainMs: number): Promise<void> {
    this.#state = "stopping";
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#split?.[Symbol.dispose]();
    this.#queue.shutDown();
    const all = [...this.#subscriptions, ...this.#guests];
    await Promise.all(all.map((one) => one[Symbol.asyncDispose]()));
    try {
      await this.#drain(drainMs);
    } finally {
      await Promise.all(
        this.#followed.filter(({ own }) => own).map(({ informer }) =>
          informer[Symbol.asyncDispose]()
        ),
      );
    }
  }

  async #drain(drainMs: number): Promise<void> {
    using limit = scope();
    const busy = () => [...this.#worker.busy].map((key) => `"${key}"`).join(", ");
    const late = () =>
      new TimeoutError(
        `Cannot stop the controller: ${busy()} still under way after ${drainMs + lastMs} ms`,
        { phase: "overall" },
      );
    const cancel = this.#clock.after(drainMs, () => {
      this.#work.abort(
        new TimeoutError(`Cannot finish: the controller has stopped`, { phase: "overall" }),
      );
      limit.deadline(this.#clock, lastMs, late);
    });
    try {
      await abortable(this.#workers, limit.signal);
    } finally {
      cancel();
      this.#work.abort(new DOMException("The controller was stopped", "AbortError"));
    }
  }

  /** Others own less or more now: whatever is owned here is looked at again. */
  #enqueueOwned(): void {
    if (this.#state !== "ready") return;
    for (const key of this.objects.keys()) {
      if (this.#options.split?.owns(key)) this.#queue.add(key, { priority: -100 });
    }
  }
}
