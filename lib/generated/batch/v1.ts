/**
 * The types of batch/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Time } from "../../meta/scalars.ts";
import type { ObjectReference, PodTemplateSpec, PodTemplateSpecDraft } from "../core/v1.ts";
import type { LabelSelector } from "../meta/v1.ts";

/** The {@linkcode CronJob} as it is written. */
export interface CronJobDraft {
  apiVersion?: "batch/v1";
  kind?: "CronJob";
  metadata: ObjectMetaDraft;
  spec: CronJobSpecDraft;
  status?: CronJobStatus;
}
/** CronJob of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjob-v1-batch */
export interface CronJob extends CronJobDraft {
  apiVersion: "batch/v1";
  kind: "CronJob";
  metadata: ObjectMeta;
  spec: CronJobSpec;
  status: CronJobStatus;
}

/** CronJobList of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjoblist-v1-batch */
export interface CronJobList extends KubeList<CronJob> {
  apiVersion: "batch/v1";
  kind: "CronJobList";
}

/** The {@linkcode CronJobSpec} as it is written. */
export interface CronJobSpecDraft {
  /** Default: "Allow". */
  concurrencyPolicy?: ConcurrencyPolicy;
  /** Default: 1. */
  failedJobsHistoryLimit?: number;
  jobTemplate: JobTemplateSpecDraft;
  schedule: string;
  startingDeadlineSeconds?: number;
  /** Default: 3. */
  successfulJobsHistoryLimit?: number;
  /** Default: false. */
  suspend?: boolean;
  timeZone?: string;
}
/** CronJobSpec of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobspec-v1-batch */
export interface CronJobSpec extends CronJobSpecDraft {
  concurrencyPolicy: ConcurrencyPolicy;
  failedJobsHistoryLimit: number;
  jobTemplate: JobTemplateSpec;
  successfulJobsHistoryLimit: number;
  suspend: boolean;
}

/** CronJobStatus of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cronjobstatus-v1-batch */
export interface CronJobStatus {
  /** Atomic. */
  active?: ObjectReference[];
  lastScheduleTime?: Time;
  lastSuccessfulTime?: Time;
}

/** The {@linkcode Job} as it is written. */
export interface JobDraft {
  apiVersion?: "batch/v1";
  kind?: "Job";
  metadata: ObjectMetaDraft;
  spec: JobSpecDraft;
  status?: JobStatus;
}
/** Job of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#job-v1-batch */
export interface Job extends JobDraft {
  apiVersion: "batch/v1";
  kind: "Job";
  metadata: ObjectMeta;
  spec: JobSpec;
  status: JobStatus;
}

/** JobCondition of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobcondition-v1-batch */
export interface JobCondition {
  lastProbeTime?: Time | null;
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: string;
  type: JobConditionType;
}

/** JobList of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#joblist-v1-batch */
export interface JobList extends KubeList<Job> {
  apiVersion: "batch/v1";
  kind: "JobList";
}

/** The {@linkcode JobSpec} as it is written. */
export interface JobSpecDraft {
  activeDeadlineSeconds?: number;
  backoffLimit?: number;
  backoffLimitPerIndex?: number;
  completionMode?: CompletionMode;
  completions?: number;
  managedBy?: string;
  manualSelector?: boolean;
  maxFailedIndexes?: number;
  parallelism?: number;
  podFailurePolicy?: PodFailurePolicyDraft;
  podReplacementPolicy?: PodReplacementPolicy;
  selector?: LabelSelector;
  successPolicy?: SuccessPolicy;
  suspend?: boolean;
  template: PodTemplateSpecDraft;
  ttlSecondsAfterFinished?: number;
}
/** JobSpec of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobspec-v1-batch */
export interface JobSpec extends JobSpecDraft {
  podFailurePolicy?: PodFailurePolicy;
  template: PodTemplateSpec;
}

/** JobStatus of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobstatus-v1-batch */
export interface JobStatus {
  active?: number;
  completedIndexes?: string;
  completionTime?: Time;
  /** Atomic. Patch: merge by type. */
  conditions?: JobCondition[];
  failed?: number;
  failedIndexes?: string;
  ready?: number;
  startTime?: Time;
  succeeded?: number;
  terminating?: number;
  uncountedTerminatedPods?: UncountedTerminatedPods;
}

/** The {@linkcode JobTemplateSpec} as it is written. */
export interface JobTemplateSpecDraft {
  metadata?: ObjectMetaDraft;
  spec: JobSpecDraft;
}
/** JobTemplateSpec of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jobtemplatespec-v1-batch */
export interface JobTemplateSpec extends JobTemplateSpecDraft {
  metadata: ObjectMetaDraft;
  spec: JobSpec;
}

/** The {@linkcode PodFailurePolicy} as it is written. */
export interface PodFailurePolicyDraft {
  /** Atomic. */
  rules: PodFailurePolicyRuleDraft[] | null;
}
/** PodFailurePolicy of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicy-v1-batch */
export interface PodFailurePolicy extends PodFailurePolicyDraft {
  rules: PodFailurePolicyRule[] | null;
}

/** PodFailurePolicyOnExitCodesRequirement of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonexitcodesrequirement-v1-batch */
export interface PodFailurePolicyOnExitCodesRequirement {
  containerName?: string;
  operator: PodFailurePolicyOnExitCodesOperator;
  /** Set. */
  values: number[];
}

/** The {@linkcode PodFailurePolicyOnPodConditionsPattern} as it is written. */
export interface PodFailurePolicyOnPodConditionsPatternDraft {
  /** Default: "True". */
  status?: string;
  type: string;
}
/** PodFailurePolicyOnPodConditionsPattern of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyonpodconditionspattern-v1-batch */
export interface PodFailurePolicyOnPodConditionsPattern
  extends PodFailurePolicyOnPodConditionsPatternDraft {
  status: string;
}

/** The {@linkcode PodFailurePolicyRule} as it is written. */
export interface PodFailurePolicyRuleDraft {
  action: PodFailurePolicyAction;
  onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
  /** Atomic. */
  onPodConditions?: PodFailurePolicyOnPodConditionsPatternDraft[];
}
/** PodFailurePolicyRule of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podfailurepolicyrule-v1-batch */
export interface PodFailurePolicyRule extends PodFailurePolicyRuleDraft {
  onPodConditions?: PodFailurePolicyOnPodConditionsPattern[];
}

/** SuccessPolicy of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#successpolicy-v1-batch */
export interface SuccessPolicy {
  /** Atomic. */
  rules: SuccessPolicyRule[];
}

/** SuccessPolicyRule of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#successpolicyrule-v1-batch */
export interface SuccessPolicyRule {
  succeededCount?: number;
  succeededIndexes?: string;
}

/** UncountedTerminatedPods of batch/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#uncountedterminatedpods-v1-batch */
export interface UncountedTerminatedPods {
  /** Set. */
  failed?: string[];
  /** Set. */
  succeeded?: string[];
}

/** CompletionMode of batch/v1; a server may know further values. */
export type CompletionMode = "Indexed" | "NonIndexed" | (string & Record<never, never>);

/** ConcurrencyPolicy of batch/v1; a server may know further values. */
export type ConcurrencyPolicy = "Allow" | "Forbid" | "Replace" | (string & Record<never, never>);

/** JobConditionType of batch/v1; a server may know further values. */
export type JobConditionType = "Complete" | "Failed" | "FailureTarget" | "SuccessCriteriaMet" | "Suspended" | (string & Record<never, never>);

/** PodFailurePolicyAction of batch/v1; a server may know further values. */
export type PodFailurePolicyAction = "Count" | "FailIndex" | "FailJob" | "Ignore" | (string & Record<never, never>);

/** PodFailurePolicyOnExitCodesOperator of batch/v1; a server may know further values. */
export type PodFailurePolicyOnExitCodesOperator = "In" | "NotIn" | (string & Record<never, never>);

/** PodReplacementPolicy of batch/v1; a server may know further values. */
export type PodReplacementPolicy = "Failed" | "TerminatingOrFailed" | (string & Record<never, never>);
