/**
 * The types of scheduling/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";

/** The {@linkcode PriorityClass} as it is written. */
export interface PriorityClassDraft {
  apiVersion?: "scheduling.k8s.io/v1";
  kind?: "PriorityClass";
  metadata: ObjectMetaDraft;
  description?: string;
  globalDefault?: boolean;
  /** Default: "PreemptLowerPriority". */
  preemptionPolicy?: string;
  value?: number;
}
/** PriorityClass of scheduling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#priorityclass-v1-scheduling-k8s-io */
export interface PriorityClass extends PriorityClassDraft {
  apiVersion: "scheduling.k8s.io/v1";
  kind: "PriorityClass";
  metadata: ObjectMeta;
  preemptionPolicy: string;
  value: number;
}

/** PriorityClassList of scheduling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#priorityclasslist-v1-scheduling-k8s-io */
export interface PriorityClassList extends KubeList<PriorityClass> {
  apiVersion: "scheduling.k8s.io/v1";
  kind: "PriorityClassList";
}
