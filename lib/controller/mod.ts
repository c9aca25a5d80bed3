/**
 * The controller room: loops that make the world as objects say, and what they need.
 *
 * @module
 */

export { parallelize, type ParallelizeOptions } from "./parallelize.ts";
export {
  type Counter,
  type Gauge,
  type Histogram,
  type Labels,
  type Metrics,
  metrics,
} from "./metrics.ts";
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
export { leaderElection } from "./leader_election.ts";
export type { LeaderElectionOptions, Leadership } from "./leader_options.ts";
