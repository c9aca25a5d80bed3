/**
 * What a worker does with one key after the other.
 *
 * @module
 */

import { KubeError, TerminalError, TimeoutError } from "../errors.ts";
import { deepCopy } from "../meta/deep.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Clock } from "../stream/clock.ts";
import { scope } from "../stream/deadline.ts";
import type { Informer } from "../watch/informer.ts";
import { type ReconcileMetrics, reconcileMetrics } from "./controller_metrics.ts";
import type { Metrics } from "./metrics.ts";
import type { ControllerTrouble, Reconcile } from "./reconcile.ts";
import type { CacheReader } from "./reconcile_cache.ts";
import type { WorkQueue } from "./queue/work_queue.ts";
import type { WorkSplit } from "./work_split.ts";

/** What workers share. */
export interface WorkerOptions<T extends KubeObject> {
  readonly name: string;
  readonly metrics: Metrics;
  readonly concurrency?: number | undefined;
  readonly reconcile: Reconcile<T>;
  readonly removed?: ((key: string) => unknown) | undefined;
  readonly timeoutMs?: number | undefined;
  readonly split?: WorkSplit | undefined;
  readonly onError: (error: unknown, trouble: ControllerTrouble) => void;
  readonly objects: Informer<T>;
  readonly cache: CacheReader;
  readonly queue: WorkQueue;
  readonly clock: Clock;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
}

/** Works keys; `run` once for each worker. */
export class Worker<T extends KubeObject> {
  /** The keys under way. */
  readonly busy: Set<string> = new Set();
  readonly #options: WorkerOptions<T>;
  readonly #metrics: ReconcileMetrics;

  constructor(options: WorkerOptions<T>) {
    this.#options = options;
    const { metrics, name, concurrency = 1 } = options;
    this.#metrics = reconcileMetrics(metrics, name, { concurrency, busy: this.busy });
  }

  /** Works until the queue is shut down, or until `goesOn` says otherwise. Never rejects. */
  async run(goesOn: () => boolean): Promise<void> {
    const { queue } = this.#options;
    while (goesOn()) {
      const key = await queue.take();
      if (key === undefined) return;
      if (goesOn()) await this.#work(key);
      queue.done(key);
    }
  }

  async #work(key: string): Promise<void> {
    const { split, queue, clock } = this.#options;
    using held = split?.hold(key);
    if (split && !held) return queue.forget(key);
    this.busy.add(key);
    const began = clock.now();
    try {
      const requeueMs = await this.#reconcile(key, held?.signal);
      queue.forget(key);
      if (requeueMs !== undefined) queue.add(key, { afterMs: requeueMs });
      this.#metrics.done(requeueMs === undefined ? "success" : "requeue_after");
    } catch (error) {
      if (!held?.signal.aborted) this.#failed(key, error);
    } finally {
      this.busy.delete(key);
      this.#metrics.took((clock.now() - began) / 1000);
    }
  }

  /** **Returns** after how long it wants to be called again. */
  async #reconcile(
    key: string,
    held: AbortSignal | undefined,
  ): Promise<number | undefined> {
    const { objects, reconcile, removed, cache, clock, timeoutMs, queue } = this.#options;
    const stored = objects.get(key);
    if (stored === undefined) {
      await removed?.(key);
      return undefined;
    }
    using inner = scope(this.#options.signal, held);
    if (timeoutMs !== undefined) {
      inner.deadline(
        clock,
        timeoutMs,
        () =>
          new TimeoutError(`Cannot reconcile "${key}": not done after ${timeoutMs} ms`, {
            phase: "overall",
          }),
      );
    }
    let requeueMs: number | undefined;
    await reconcile({
      object: deepCopy(stored),
      key,
      cache: cache.of(stored),
      failures: queue.retries(key),
      signal: inner.signal,
      requeueAfter(ms) {
        requeueMs = ms;
      },
    });
    return requeueMs;
  }

  #failed(key: string, error: unknown): void {
    const { queue, onError, signal } = this.#options;
    if (signal.aborted) return;
    const terminal = error instanceof TerminalError;
    if (terminal) queue.forget(key);
    const retryMs = terminal ? undefined : queue.retry(key);
    this.#metrics.done("error");
    if (terminal) this.#metrics.terminal();
    if (isMistake(error)) this.#metrics.panicked();
    try {
      onError(error, { key, retryMs });
    } catch {
      // A hook that fails has nowhere to be reported; the controller goes on.
    }
  }
}

/** Not an error that anybody threw on purpose: a mistake in the program. */
function isMistake(error: unknown): boolean {
  if (error instanceof KubeError) return false;
  const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError];
  return !(error instanceof Error) || mistakes.some((one) => error instanceof one);
}
