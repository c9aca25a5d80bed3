/**
 * The types of autoscaling/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Time } from "../../meta/scalars.ts";
import type { CrossVersionObjectReference } from "../autoscaling/v2.ts";

/** The {@linkcode HorizontalPodAutoscaler} as it is written. */
export interface HorizontalPodAutoscalerDraft {
  apiVersion?: "autoscaling/v1";
  kind?: "HorizontalPodAutoscaler";
  metadata: ObjectMetaDraft;
  spec: HorizontalPodAutoscalerSpecDraft;
  status?: HorizontalPodAutoscalerStatus;
}
/** HorizontalPodAutoscaler of autoscaling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscaler-v1-autoscaling */
export interface HorizontalPodAutoscaler extends HorizontalPodAutoscalerDraft {
  apiVersion: "autoscaling/v1";
  kind: "HorizontalPodAutoscaler";
  metadata: ObjectMeta;
  spec: HorizontalPodAutoscalerSpec;
  status: HorizontalPodAutoscalerStatus;
}

/** HorizontalPodAutoscalerList of autoscaling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalerlist-v1-autoscaling */
export interface HorizontalPodAutoscalerList extends KubeList<HorizontalPodAutoscaler> {
  apiVersion: "autoscaling/v1";
  kind: "HorizontalPodAutoscalerList";
}

/** The {@linkcode HorizontalPodAutoscalerSpec} as it is written. */
export interface HorizontalPodAutoscalerSpecDraft {
  maxReplicas: number;
  /** Default: 1. */
  minReplicas?: number;
  scaleTargetRef: CrossVersionObjectReference;
  targetCPUUtilizationPercentage?: number;
}
/** HorizontalPodAutoscalerSpec of autoscaling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalerspec-v1-autoscaling */
export interface HorizontalPodAutoscalerSpec extends HorizontalPodAutoscalerSpecDraft {
  minReplicas: number;
}

/** HorizontalPodAutoscalerStatus of autoscaling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalerstatus-v1-autoscaling */
export interface HorizontalPodAutoscalerStatus {
  currentCPUUtilizationPercentage?: number;
  currentReplicas: number;
  desiredReplicas: number;
  lastScaleTime?: Time;
  observedGeneration?: number;
}

/** The {@linkcode Scale} as it is written. */
export interface ScaleDraft {
  apiVersion?: "autoscaling/v1";
  kind?: "Scale";
  metadata: ObjectMetaDraft;
  spec?: ScaleSpec;
  status?: ScaleStatus;
}
/** Scale of autoscaling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scale-v1-autoscaling */
export interface Scale extends ScaleDraft {
  apiVersion: "autoscaling/v1";
  kind: "Scale";
  metadata: ObjectMeta;
  spec: ScaleSpec;
  status: ScaleStatus;
}

/** ScaleSpec of autoscaling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scalespec-v1-autoscaling */
export interface ScaleSpec {
  replicas?: number;
}

/** ScaleStatus of autoscaling/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scalestatus-v1-autoscaling */
export interface ScaleStatus {
  replicas: number;
  selector?: string;
}

export type {
  CrossVersionObjectReference,
  HorizontalPodAutoscalerConditionType,
  MetricSourceType,
} from "../autoscaling/v2.ts";
