/**
 * The kinds of batch/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../batch/v1.ts";

export type {
  CompletionMode,
  ConcurrencyPolicy,
  CronJobDraft,
  CronJobList,
  CronJobSpec,
  CronJobSpecDraft,
  CronJobStatus,
  JobCondition,
  JobConditionType,
  JobDraft,
  JobList,
  JobSpec,
  JobSpecDraft,
  JobStatus,
  JobTemplateSpec,
  JobTemplateSpecDraft,
  PodFailurePolicy,
  PodFailurePolicyAction,
  PodFailurePolicyDraft,
  PodFailurePolicyOnExitCodesOperator,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
  PodFailurePolicyOnPodConditionsPatternDraft,
  PodFailurePolicyRule,
  PodFailurePolicyRuleDraft,
  PodReplacementPolicy,
  SuccessPolicy,
  SuccessPolicyRule,
  UncountedTerminatedPods,
} from "../../batch/v1.ts";

/** An object of the kind {@linkcode types.CronJob}. */
export type CronJob = types.CronJob;
/** The kind CronJob: in namespaces, with status. */
export const CronJob: Kind<types.CronJob, "Namespaced", "status", types.CronJobDraft, never> = {
  group: "batch",
  version: "v1",
  kind: "CronJob",
  plural: "cronjobs",
  singular: "cronjob",
  scope: "Namespaced",
  shortNames: ["cj"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.Job}. */
export type Job = types.Job;
/** The kind Job: in namespaces, with status. */
export const Job: Kind<types.Job, "Namespaced", "status", types.JobDraft, "status.successful"> = {
  group: "batch",
  version: "v1",
  kind: "Job",
  plural: "jobs",
  singular: "job",
  scope: "Namespaced",
  shortNames: [],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
