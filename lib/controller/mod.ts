/**
 * The controller room: loops that make the world as objects say, and what they need. The queue they
 * work from has a door of its own, `queue/mod.ts`.
 *
 * @module
 */

export { TerminalError } from "../errors.ts";
export { findCondition, hasCondition, removeCondition, setCondition } from "../meta/conditions.ts";
export {
  controllerOf,
  isControlledBy,
  ownerReference,
  withoutOwner,
  withOwner,
} from "../meta/owner.ts";
export { type Controller, controller } from "./controller.ts";
export { createOrUpdate, type Made, type Writable } from "./create_or_update.ts";
export {
  type EventRecorder,
  eventRecorder,
  type EventRecorderOptions,
} from "./events/event_recorder.ts";
export type { Happening } from "./events/happening.ts";
export { finalized, type FinalizedOptions, type Patchable } from "./finalized.ts";
export {
  type HealthCheck,
  healthHandler,
  type HealthListenOptions,
  type HealthOptions,
  type HealthServer,
  serveHealth,
} from "./health.ts";
export {
  allOf,
  annotationsChanged,
  anyOf,
  generationChanged,
  labelled,
  labelsChanged,
  not,
  type Predicate,
  versionChanged,
} from "./predicates.ts";
export type {
  ControllerTrouble,
  KindOf,
  Reconcile,
  ReconcileCache,
  ReconcileContext,
  RunningController,
  RunOptions,
} from "./reconcile.ts";
export { type Followable, keyOf, type KeysOf, type Source, type SourceOptions } from "./source.ts";
export type { ShareOptions, WorkShare } from "./share/share_options.ts";
export { shareWork } from "./share/share_work.ts";
export type { Held, WorkSplit } from "./work_split.ts";
export { type Metrics, metrics } from "./metrics.ts";
export type { RateLimiter } from "./queue/rate_limiter.ts";
export { leaderElection } from "./leader_election.ts";
export type { LeaderElectionOptions, Leadership } from "./leader_options.ts";
