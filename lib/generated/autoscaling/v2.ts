/**
 * The types of autoscaling/v2.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Quantity, QuantityDraft, Time } from "../../meta/scalars.ts";
import type { LabelSelector } from "../meta/v1.ts";

/** The {@linkcode ContainerResourceMetricSource} as it is written. */
export interface ContainerResourceMetricSourceDraft {
  container: string;
  name: string;
  target: MetricTargetDraft;
}
/** ContainerResourceMetricSource of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerresourcemetricsource-v2-autoscaling */
export interface ContainerResourceMetricSource extends ContainerResourceMetricSourceDraft {
  target: MetricTarget;
}

/** The {@linkcode ContainerResourceMetricStatus} as it is written. */
export interface ContainerResourceMetricStatusDraft {
  container: string;
  current: MetricValueStatusDraft;
  name: string;
}
/** ContainerResourceMetricStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerresourcemetricstatus-v2-autoscaling */
export interface ContainerResourceMetricStatus extends ContainerResourceMetricStatusDraft {
  current: MetricValueStatus;
}

/** CrossVersionObjectReference of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#crossversionobjectreference-v2-autoscaling */
export interface CrossVersionObjectReference {
  apiVersion?: string;
  kind: string;
  name: string;
}

/** The {@linkcode ExternalMetricSource} as it is written. */
export interface ExternalMetricSourceDraft {
  metric: MetricIdentifier;
  target: MetricTargetDraft;
}
/** ExternalMetricSource of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#externalmetricsource-v2-autoscaling */
export interface ExternalMetricSource extends ExternalMetricSourceDraft {
  target: MetricTarget;
}

/** The {@linkcode ExternalMetricStatus} as it is written. */
export interface ExternalMetricStatusDraft {
  current: MetricValueStatusDraft;
  metric: MetricIdentifier;
}
/** ExternalMetricStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#externalmetricstatus-v2-autoscaling */
export interface ExternalMetricStatus extends ExternalMetricStatusDraft {
  current: MetricValueStatus;
}

/** HPAScalingPolicy of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hpascalingpolicy-v2-autoscaling */
export interface HPAScalingPolicy {
  periodSeconds: number;
  type: HPAScalingPolicyType;
  value: number;
}

/** The {@linkcode HPAScalingRules} as it is written. */
export interface HPAScalingRulesDraft {
  /** Default: for scaling up, 4 pods or 100 percent in 15 s; for scaling down, 100 percent. Atomic. */
  policies?: HPAScalingPolicy[];
  /** Default: "Max". */
  selectPolicy?: ScalingPolicySelect;
  stabilizationWindowSeconds?: number;
  tolerance?: QuantityDraft;
}
/** HPAScalingRules of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hpascalingrules-v2-autoscaling */
export interface HPAScalingRules extends HPAScalingRulesDraft {
  policies: HPAScalingPolicy[];
  selectPolicy: ScalingPolicySelect;
  tolerance?: Quantity;
}

/** The {@linkcode HorizontalPodAutoscaler} as it is written. */
export interface HorizontalPodAutoscalerDraft {
  apiVersion?: "autoscaling/v2";
  kind?: "HorizontalPodAutoscaler";
  metadata: ObjectMetaDraft;
  spec: HorizontalPodAutoscalerSpecDraft;
  status?: HorizontalPodAutoscalerStatusDraft;
}
/** HorizontalPodAutoscaler of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscaler-v2-autoscaling */
export interface HorizontalPodAutoscaler extends HorizontalPodAutoscalerDraft {
  apiVersion: "autoscaling/v2";
  kind: "HorizontalPodAutoscaler";
  metadata: ObjectMeta;
  spec: HorizontalPodAutoscalerSpec;
  status: HorizontalPodAutoscalerStatus;
}

/** The {@linkcode HorizontalPodAutoscalerBehavior} as it is written. */
export interface HorizontalPodAutoscalerBehaviorDraft {
  scaleDown?: HPAScalingRulesDraft;
  scaleUp?: HPAScalingRulesDraft;
}
/** HorizontalPodAutoscalerBehavior of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalerbehavior-v2-autoscaling */
export interface HorizontalPodAutoscalerBehavior extends HorizontalPodAutoscalerBehaviorDraft {
  scaleDown?: HPAScalingRules;
  scaleUp?: HPAScalingRules;
}

/** HorizontalPodAutoscalerCondition of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalercondition-v2-autoscaling */
export interface HorizontalPodAutoscalerCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: string;
  type: HorizontalPodAutoscalerConditionType;
}

/** HorizontalPodAutoscalerList of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalerlist-v2-autoscaling */
export interface HorizontalPodAutoscalerList extends KubeList<HorizontalPodAutoscaler> {
  apiVersion: "autoscaling/v2";
  kind: "HorizontalPodAutoscalerList";
}

/** The {@linkcode HorizontalPodAutoscalerSpec} as it is written. */
export interface HorizontalPodAutoscalerSpecDraft {
  behavior?: HorizontalPodAutoscalerBehaviorDraft;
  maxReplicas: number;
  /** Default: the processor at 80 percent. Atomic. */
  metrics?: MetricSpecDraft[];
  /** Default: 1. */
  minReplicas?: number;
  scaleTargetRef: CrossVersionObjectReference;
}
/** HorizontalPodAutoscalerSpec of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalerspec-v2-autoscaling */
export interface HorizontalPodAutoscalerSpec extends HorizontalPodAutoscalerSpecDraft {
  behavior?: HorizontalPodAutoscalerBehavior;
  metrics: MetricSpec[];
  minReplicas: number;
}

/** The {@linkcode HorizontalPodAutoscalerStatus} as it is written. */
export interface HorizontalPodAutoscalerStatusDraft {
  /** Map by type. Patch: merge by type. */
  conditions?: HorizontalPodAutoscalerCondition[];
  /** Atomic. */
  currentMetrics?: MetricStatusDraft[] | null;
  currentReplicas?: number;
  desiredReplicas: number;
  lastScaleTime?: Time;
  observedGeneration?: number;
}
/** HorizontalPodAutoscalerStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#horizontalpodautoscalerstatus-v2-autoscaling */
export interface HorizontalPodAutoscalerStatus extends HorizontalPodAutoscalerStatusDraft {
  currentMetrics?: MetricStatus[] | null;
}

/** MetricIdentifier of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#metricidentifier-v2-autoscaling */
export interface MetricIdentifier {
  name: string;
  selector?: LabelSelector;
}

/** The {@linkcode MetricSpec} as it is written. */
export interface MetricSpecDraft {
  containerResource?: ContainerResourceMetricSourceDraft;
  external?: ExternalMetricSourceDraft;
  object?: ObjectMetricSourceDraft;
  pods?: PodsMetricSourceDraft;
  resource?: ResourceMetricSourceDraft;
  type: MetricSourceType;
}
/** MetricSpec of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#metricspec-v2-autoscaling */
export interface MetricSpec extends MetricSpecDraft {
  containerResource?: ContainerResourceMetricSource;
  external?: ExternalMetricSource;
  object?: ObjectMetricSource;
  pods?: PodsMetricSource;
  resource?: ResourceMetricSource;
}

/** The {@linkcode MetricStatus} as it is written. */
export interface MetricStatusDraft {
  containerResource?: ContainerResourceMetricStatusDraft;
  external?: ExternalMetricStatusDraft;
  object?: ObjectMetricStatusDraft;
  pods?: PodsMetricStatusDraft;
  resource?: ResourceMetricStatusDraft;
  type: MetricSourceType;
}
/** MetricStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#metricstatus-v2-autoscaling */
export interface MetricStatus extends MetricStatusDraft {
  containerResource?: ContainerResourceMetricStatus;
  external?: ExternalMetricStatus;
  object?: ObjectMetricStatus;
  pods?: PodsMetricStatus;
  resource?: ResourceMetricStatus;
}

/** The {@linkcode MetricTarget} as it is written. */
export interface MetricTargetDraft {
  averageUtilization?: number;
  averageValue?: QuantityDraft;
  type: MetricTargetType;
  value?: QuantityDraft;
}
/** MetricTarget of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#metrictarget-v2-autoscaling */
export interface MetricTarget extends MetricTargetDraft {
  averageValue?: Quantity;
  value?: Quantity;
}

/** The {@linkcode MetricValueStatus} as it is written. */
export interface MetricValueStatusDraft {
  averageUtilization?: number;
  averageValue?: QuantityDraft;
  value?: QuantityDraft;
}
/** MetricValueStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#metricvaluestatus-v2-autoscaling */
export interface MetricValueStatus extends MetricValueStatusDraft {
  averageValue?: Quantity;
  value?: Quantity;
}

/** The {@linkcode ObjectMetricSource} as it is written. */
export interface ObjectMetricSourceDraft {
  describedObject: CrossVersionObjectReference;
  metric: MetricIdentifier;
  target: MetricTargetDraft;
}
/** ObjectMetricSource of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmetricsource-v2-autoscaling */
export interface ObjectMetricSource extends ObjectMetricSourceDraft {
  target: MetricTarget;
}

/** The {@linkcode ObjectMetricStatus} as it is written. */
export interface ObjectMetricStatusDraft {
  current: MetricValueStatusDraft;
  describedObject: CrossVersionObjectReference;
  metric: MetricIdentifier;
}
/** ObjectMetricStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectmetricstatus-v2-autoscaling */
export interface ObjectMetricStatus extends ObjectMetricStatusDraft {
  current: MetricValueStatus;
}

/** The {@linkcode PodsMetricSource} as it is written. */
export interface PodsMetricSourceDraft {
  metric: MetricIdentifier;
  target: MetricTargetDraft;
}
/** PodsMetricSource of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsmetricsource-v2-autoscaling */
export interface PodsMetricSource extends PodsMetricSourceDraft {
  target: MetricTarget;
}

/** The {@linkcode PodsMetricStatus} as it is written. */
export interface PodsMetricStatusDraft {
  current: MetricValueStatusDraft;
  metric: MetricIdentifier;
}
/** PodsMetricStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsmetricstatus-v2-autoscaling */
export interface PodsMetricStatus extends PodsMetricStatusDraft {
  current: MetricValueStatus;
}

/** The {@linkcode ResourceMetricSource} as it is written. */
export interface ResourceMetricSourceDraft {
  name: string;
  target: MetricTargetDraft;
}
/** ResourceMetricSource of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcemetricsource-v2-autoscaling */
export interface ResourceMetricSource extends ResourceMetricSourceDraft {
  target: MetricTarget;
}

/** The {@linkcode ResourceMetricStatus} as it is written. */
export interface ResourceMetricStatusDraft {
  current: MetricValueStatusDraft;
  name: string;
}
/** ResourceMetricStatus of autoscaling/v2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcemetricstatus-v2-autoscaling */
export interface ResourceMetricStatus extends ResourceMetricStatusDraft {
  current: MetricValueStatus;
}

/** HPAScalingPolicyType of autoscaling/v2; a server may know further values. */
export type HPAScalingPolicyType = "Percent" | "Pods" | (string & Record<never, never>);

/** HorizontalPodAutoscalerConditionType of autoscaling/v2; a server may know further values. */
export type HorizontalPodAutoscalerConditionType = "AbleToScale" | "ScaledToZero" | "ScalingActive" | "ScalingLimited" | (string & Record<never, never>);

/** MetricSourceType of autoscaling/v2; a server may know further values. */
export type MetricSourceType = "ContainerResource" | "External" | "Object" | "Pods" | "Resource" | (string & Record<never, never>);

/** MetricTargetType of autoscaling/v2; a server may know further values. */
export type MetricTargetType = "AverageValue" | "Utilization" | "Value" | (string & Record<never, never>);

/** ScalingPolicySelect of autoscaling/v2; a server may know further values. */
export type ScalingPolicySelect = "Disabled" | "Max" | "Min" | (string & Record<never, never>);
