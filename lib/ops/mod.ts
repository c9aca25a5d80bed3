/**
 * The ops room: what takes several requests. Its functions are called through the methods of clients
 * and views; here are the errors that they throw.
 *
 * @module
 */

export type { Manifest, ManifestOptions, ManifestVerbs } from "../client/manifests.ts";
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
export { DrainError, type RefusedPod } from "./nodes/error.ts";
export {
  ManifestError,
  type ManifestErrorOptions,
  type ManifestProblem,
} from "./manifests/error.ts";
