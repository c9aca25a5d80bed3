/**
 * The metrics of a work queue, by the names that client-go gives them.
 *
 * @module
 */

import type { Metrics } from "../metrics.ts";
import type { QueueObserver, WorkQueue } from "./work_queue.ts";

const seconds = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000];

/**
 * What to give a queue so that its work is counted, and what to call with the queue so that its
 * state can be read.
 */
export interface QueueMetrics {
  /** What the queue tells. */
  readonly observer: QueueObserver<unknown>;
  /** Reads from a queue what only it knows. */
  follow(queue: Pick<WorkQueue, "depth" | "workingMs">): void;
}

/** Registers the metrics of the queue of a name. */
export function queueMetrics(all: Metrics, name: string): QueueMetrics {
  const labels = { name };
  const adds = all.counter("workqueue_adds_total", "Keys that became due.");
  const retries = all.counter("workqueue_retries_total", "Keys added with a delay.");
  const waited = all.histogram(
    "workqueue_queue_duration_seconds",
    "How long keys were due before they were taken.",
    seconds,
  );
  const worked = all.histogram(
    "workqueue_work_duration_seconds",
    "How long keys were worked.",
    seconds,
  );
  return {
    observer: {
      added: () => adds.add(labels),
      taken: (_, ms) => waited.observe(ms / 1000, labels),
      done: (_, ms) => worked.observe(ms / 1000, labels),
      delayed: () => retries.add(labels),
    },
    follow(queue) {
      const gauge = (what: string, help: string, value: () => number) =>
        all.gauge(`workqueue_${what}`, help).read(value, labels);
      gauge("depth", "Keys that are due.", () => queue.depth);
      gauge(
        "unfinished_work_seconds",
        "Sum of the time that keys under work have taken so far.",
        () => queue.workingMs.reduce((sum, ms) => sum + ms, 0) / 1000,
      );
      gauge(
        "longest_running_processor_seconds",
        "The longest time that a key under work has taken so far.",
        () => Math.max(0, ...queue.workingMs) / 1000,
      );
    },
  };
}
