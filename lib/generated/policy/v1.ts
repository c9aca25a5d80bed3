/**
 * The types of policy/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { IntOrString, Time } from "../../meta/scalars.ts";
import type { Condition, DeleteOptions, LabelSelector } from "../meta/v1.ts";

/** The {@linkcode Eviction} as it is written. */
export interface EvictionDraft {
  apiVersion?: "policy/v1";
  kind?: "Eviction";
  metadata?: ObjectMetaDraft;
  deleteOptions?: DeleteOptions;
}
/** Eviction of policy/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#eviction-v1-policy */
export interface Eviction extends EvictionDraft {
  apiVersion: "policy/v1";
  kind: "Eviction";
  metadata: ObjectMetaDraft;
}

/** The {@linkcode PodDisruptionBudget} as it is written. */
export interface PodDisruptionBudgetDraft {
  apiVersion?: "policy/v1";
  kind?: "PodDisruptionBudget";
  metadata: ObjectMetaDraft;
  spec?: PodDisruptionBudgetSpec;
  status?: PodDisruptionBudgetStatusDraft;
}
/** PodDisruptionBudget of policy/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddisruptionbudget-v1-policy */
export interface PodDisruptionBudget extends PodDisruptionBudgetDraft {
  apiVersion: "policy/v1";
  kind: "PodDisruptionBudget";
  metadata: ObjectMeta;
  spec: PodDisruptionBudgetSpec;
  status: PodDisruptionBudgetStatus;
}

/** PodDisruptionBudgetList of policy/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddisruptionbudgetlist-v1-policy */
export interface PodDisruptionBudgetList extends KubeList<PodDisruptionBudget> {
  apiVersion: "policy/v1";
  kind: "PodDisruptionBudgetList";
}

/** PodDisruptionBudgetSpec of policy/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddisruptionbudgetspec-v1-policy */
export interface PodDisruptionBudgetSpec {
  maxUnavailable?: IntOrString;
  minAvailable?: IntOrString;
  /** Patch: replace. */
  selector?: LabelSelector;
  unhealthyPodEvictionPolicy?: UnhealthyPodEvictionPolicyType;
}

/** The {@linkcode PodDisruptionBudgetStatus} as it is written. */
export interface PodDisruptionBudgetStatusDraft {
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
  currentHealthy?: number;
  desiredHealthy?: number;
  disruptedPods?: Record<string, Time>;
  disruptionsAllowed?: number;
  expectedPods?: number;
  observedGeneration?: number;
}
/** PodDisruptionBudgetStatus of policy/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddisruptionbudgetstatus-v1-policy */
export interface PodDisruptionBudgetStatus extends PodDisruptionBudgetStatusDraft {
  currentHealthy: number;
  desiredHealthy: number;
  disruptionsAllowed: number;
  expectedPods: number;
}

/** UnhealthyPodEvictionPolicyType of policy/v1; a server may know further values. */
export type UnhealthyPodEvictionPolicyType = "AlwaysAllow" | "IfHealthyBudget" | (string & Record<never, never>);
