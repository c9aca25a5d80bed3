/**
 * The ops room: what takes several requests. Its functions are called through the methods of clients
 * and views; here are the errors that they throw.
 *
 * @module
 */

export type {
  Applied,
  ApplyManyOptions,
  DeleteManyOptions,
  Difference,
  Manifest,
  ManifestOptions,
  Manifests,
  ManifestVerbs,
  ManyOptions,
  Removed,
} from "../client/manifests.ts";
export type {
  ChildrenOptions,
  EventOfOptions,
  ExplainedField,
  Explanation,
  InspectionVerbs,
  Usage,
} from "../client/inspection.ts";
export type { CronJobVerbs, TriggerOptions } from "../client/cron_jobs.ts";
export type { DrainedPod, DrainEvent, DrainOptions, NodeVerbs } from "../client/nodes.ts";
export type {
  PauseVerbs,
  Revision,
  RolloutOptions,
  RolloutStatus,
  RolloutVerbs,
  UndoOptions,
  WorkloadLine,
  WorkloadLogOptions,
  WorkloadLogVerbs,
} from "../client/workloads.ts";
export { builtInKinds } from "./built_in.ts";
export { builtInSchemas, type Schemas } from "./inspection/openapi.ts";
export { CopyError, type CopyProblem } from "./copy/error.ts";
export { DrainError, type RefusedPod } from "./nodes/error.ts";
export { ApplyError, type ApplyFailure } from "./manifests/apply_error.ts";
export type { Origin } from "./manifests/origin.ts";
export { download, isAddress } from "./manifests/download.ts";
export {
  ManifestError,
  type ManifestErrorOptions,
  type ManifestProblem,
} from "./manifests/error.ts";
