/**
 * The queue between what happens and what is done about it.
 *
 * @module
 */

import { type Clock, systemClock } from "../../stream/clock.ts";
import { delayLine } from "./delay_line.ts";
import { heap } from "./heap.ts";
import { defaultLimiter, type RateLimiter } from "./rate_limiter.ts";

/** How a key is added. */
export interface AddOptions {
  /** Not before this many milliseconds have passed. @default {at once} */
  readonly afterMs?: number | undefined;
  /** Higher ones are taken first. @default {0} */
  readonly priority?: number | undefined;
}

/** Told of what happens in a queue; times in milliseconds. */
export interface QueueObserver<K> {
  /** A key has come in. */
  added?(key: K): void;
  /** `waitedMs` since it was due. */
  taken?(key: K, waitedMs: number): void;
  /** A key was worked, so long. */
  done?(key: K, workedMs: number): void;
  /** A key was put off. */
  delayed?(key: K): void;
}

/** How to make a queue. */
export interface WorkQueueOptions<K> {
  /** Says how long `retry` waits. @default {defaultLimiter()} */
  readonly limiter?: RateLimiter<K> | undefined;
  /** Told of what goes in and out. */
  readonly observer?: QueueObserver<K> | undefined;
  /** What delays are measured with. @default {the machine's} */
  readonly clock?: Clock | undefined;
}

/**
 * Keys that want work. A key is in it once, however often it is added; no two workers have the same
 * key; a key that is added while it is worked comes again when that is done.
 */
export interface WorkQueue<K = string> {
  /** Keys that are due, those that wait for their worker to be done included. */
  readonly depth: number;
  /** Keys that will be due later. */
  readonly delayed: number;
  /** Keys that are being worked. */
  readonly processing: number;
  /** Milliseconds since each key that is being worked was taken. */
  readonly workingMs: readonly number[];
  /** Whether it takes nothing more. */
  readonly isShutDown: boolean;
  /** Adds a key. One that waits already keeps the earlier time and the higher priority. */
  add(key: K, options?: AddOptions): void;
  /** Adds a key that failed, after what its limiter says. **Returns** that wait, in milliseconds. */
  retry(key: K, options?: Pick<AddOptions, "priority">): number;
  /** Starts the count of failures again. */
  forget(key: K): void;
  /** How many failures are counted. */
  retries(key: K): number;
  /**
   * Waits for a key to work; undefined when the queue is shut down and empty. Call `done` after it.
   *
   * **Errors**: `signal.reason`.
   */
  take(signal?: AbortSignal): Promise<K | undefined>;
  /** Says that a key that was taken is worked. */
  done(key: K): void;
  /** Takes no more keys in, and forgets the delayed ones; what is due can still be taken. */
  shutDown(): void;
  /** Shuts down, and waits until all that was due is worked, or until `shutDown` is called. */
  drain(): Promise<void>;
  /** Resolves as soon as nothing is due and nothing is being worked. */
  idle(): Promise<void>;
}

interface Entry<K> {
  readonly key: K;
  readonly at: number;
  readonly priority: number;
  /** Those of one priority leave in the order in which they became due. */
  order: number;
  state: "delayed" | "ready" | "held";
}

/**
 * Creates a queue.
 *
 * @example
 * ```ts
 * import { workQueue } from "kubist/controller/queue";
 *
 * const queue = workQueue<string>();
 * queue.add("web/a");
 * queue.add("web/a");
 * console.log(queue.depth, await queue.take()); // 1 web/a
 * queue.done("web/a");
 * queue.shutDown();
 * ```
 */
export function workQueue<K = string>(options: WorkQueueOptions<K> = {}): WorkQueue<K> {
  return new Queue(options);
}

class Queue<K> implements WorkQueue<K> {
  readonly #clock: Clock;
  readonly #limiter: RateLimiter<K>;
  readonly #observer: QueueObserver<K>;
  /** At most one entry a key; an entry in a heap that is no longer here is void. */
  readonly #entries = new Map<K, Entry<K>>();
  readonly #working = new Map<K, number>();
  readonly #ready = heap<Entry<K>>((a, b) =>
    a.priority === b.priority ? a.order < b.order : a.priority > b.priority
  );
  readonly #delays;
  readonly #takers = new Set<(key: K | undefined) => void>();
  readonly #idlers = new Set<() => void>();
  #depth = 0;
  #order = 0;
  #state: "open" | "draining" | "shut" = "open";

  constructor(options: WorkQueueOptions<K>) {
    this.#clock = options.clock ?? systemClock;
    this.#limiter = options.limiter ?? defaultLimiter(this.#clock);
    this.#observer = options.observer ?? {};
    this.#delays = delayLine<Entry<K>>(this.#clock, (entry) => {
      if (this.#entries.get(entry.key) === entry) this.#due(entry);
    });
  }

  get depth(): number {
    return this.#depth;
  }

  get delayed(): number {
    return this.#entries.size - this.#depth;
  }

  get processing(): number {
    return this.#working.size;
  }

  get workingMs(): readonly number[] {
    const now = this.#clock.now();
    return [...this.#working.values()].map((since) => now - since);
  }

  get isShutDown(): boolean {
    return this.#state !== "open";
  }

  add(key: K, { afterMs, priority = 0 }: AddOptions = {}): void {
    if (this.isShutDown) return;
    if (afterMs !== undefined) this.#observer.delayed?.(key);
    const at = this.#clock.now() + Math.max(0, afterMs ?? 0);
    const old = this.#entries.get(key);
    const entry: Entry<K> = {
      key,
      at: Math.min(at, old?.at ?? Infinity),
      priority: Math.max(priority, old?.priority ?? -Infinity),
      order: old?.order ?? 0,
      state: old?.state ?? "delayed",
    };
    if (old && old.at === entry.at && old.priority === entry.priority) return;
    this.#entries.set(key, entry);
    if (entry.state === "ready") this.#ready.push(entry);
    if (entry.state !== "delayed") return;
    if (entry.at <= this.#clock.now()) this.#due(entry);
    else this.#delays.push(entry);
  }

  retry(key: K, options: Pick<AddOptions, "priority"> = {}): number {
    const afterMs = this.#limiter.when(key);
    this.add(key, { ...options, afterMs });
    return afterMs;
  }

  forget(key: K): void {
    this.#limiter.forget(key);
  }

  retries(key: K): number {
    return this.#limiter.retries(key);
  }

  take(signal?: AbortSignal): Promise<K | undefined> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const key = this.#next();
    if (key !== undefined) return Promise.resolve(key.key);
    if (this.isShutDown) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#takers.delete(taker);
        signal?.removeEventListener("abort", onAbort);
      };
      const taker = (taken: K | undefined) => {
        leave();
        resolve(taken);
      };
      const onAbort = () => {
        leave();
        reject(signal?.reason);
      };
      this.#takers.add(taker);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  done(key: K): void {
    const since = this.#working.get(key);
    if (since === undefined) return;
    this.#working.delete(key);
    this.#observer.done?.(key, this.#clock.now() - since);
    const entry = this.#entries.get(key);
    if (entry?.state === "held") this.#offer(entry);
    this.#checkIdle();
  }

  shutDown(): void {
    this.#close("shut");
    this.#checkIdle();
  }

  drain(): Promise<void> {
    if (this.#state !== "shut") this.#close("draining");
    return this.#whenIdle();
  }

  idle(): Promise<void> {
    return this.#whenIdle();
  }

  #close(state: "draining" | "shut"): void {
    this.#state = state;
    this.#delays.clear();
    for (const [key, entry] of this.#entries) {
      if (entry.state === "delayed") this.#entries.delete(key);
    }
    for (const taker of [...this.#takers]) taker(undefined);
  }

  #whenIdle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idlers.add(resolve);
      this.#checkIdle();
    });
  }

  #checkIdle(): void {
    const idle = this.#working.size === 0 && this.#depth === 0;
    if (!idle && this.#state !== "shut") return;
    for (const resolve of this.#idlers) resolve();
    this.#idlers.clear();
  }

  #due(entry: Entry<K>): void {
    this.#depth++;
    this.#observer.added?.(entry.key);
    if (this.#working.has(entry.key)) entry.state = "held";
    else this.#offer(entry);
  }

  /** Gives an entry to a worker that waits, or keeps it until one comes. */
  #offer(entry: Entry<K>): void {
    entry.state = "ready";
    entry.order = this.#order++;
    this.#ready.push(entry);
    const [taker] = this.#takers;
    if (taker) taker(this.#next()?.key);
  }

  #next(): Entry<K> | undefined {
    for (let entry = this.#ready.pop(); entry; entry = this.#ready.pop()) {
      if (this.#entries.get(entry.key) !== entry) continue;
      const now = this.#clock.now();
      this.#entries.delete(entry.key);
      this.#depth--;
      this.#working.set(entry.key, now);
      this.#observer.taken?.(entry.key, now - entry.at);
      return entry;
    }
    return undefined;
  }
}
