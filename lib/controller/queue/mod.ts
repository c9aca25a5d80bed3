/**
 * Work queues: keys that want work, each once, when their time has come. For those who write a loop of
 * their own; a controller has one inside.
 *
 * @module
 */

export type { Counter, Gauge, Histogram, Labels } from "../metrics.ts";
export { parallelize, type ParallelizeOptions } from "./parallelize.ts";
export { type QueueMetrics, queueMetrics } from "./queue_metrics.ts";
export {
  bucketLimiter,
  cappedLimiter,
  defaultLimiter,
  exponentialLimiter,
  fastSlowLimiter,
  longestOf,
  type RateLimiter,
} from "./rate_limiter.ts";
export {
  type AddOptions,
  type QueueObserver,
  type WorkQueue,
  workQueue,
  type WorkQueueOptions,
} from "./work_queue.ts";
