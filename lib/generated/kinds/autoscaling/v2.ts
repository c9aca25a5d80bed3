/**
 * The kinds of autoscaling/v2: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../autoscaling/v2.ts";

export type {
  ContainerResourceMetricSource,
  ContainerResourceMetricSourceDraft,
  ContainerResourceMetricStatus,
  ContainerResourceMetricStatusDraft,
  CrossVersionObjectReference,
  ExternalMetricSource,
  ExternalMetricSourceDraft,
  ExternalMetricStatus,
  ExternalMetricStatusDraft,
  HPAScalingPolicy,
  HPAScalingPolicyType,
  HPAScalingRules,
  HPAScalingRulesDraft,
  HorizontalPodAutoscalerBehavior,
  HorizontalPodAutoscalerBehaviorDraft,
  HorizontalPodAutoscalerCondition,
  HorizontalPodAutoscalerConditionType,
  HorizontalPodAutoscalerDraft,
  HorizontalPodAutoscalerList,
  HorizontalPodAutoscalerSpec,
  HorizontalPodAutoscalerSpecDraft,
  HorizontalPodAutoscalerStatus,
  HorizontalPodAutoscalerStatusDraft,
  MetricIdentifier,
  MetricSourceType,
  MetricSpec,
  MetricSpecDraft,
  MetricStatus,
  MetricStatusDraft,
  MetricTarget,
  MetricTargetDraft,
  MetricTargetType,
  MetricValueStatus,
  MetricValueStatusDraft,
  ObjectMetricSource,
  ObjectMetricSourceDraft,
  ObjectMetricStatus,
  ObjectMetricStatusDraft,
  PodsMetricSource,
  PodsMetricSourceDraft,
  PodsMetricStatus,
  PodsMetricStatusDraft,
  ResourceMetricSource,
  ResourceMetricSourceDraft,
  ResourceMetricStatus,
  ResourceMetricStatusDraft,
  ScalingPolicySelect,
} from "../../autoscaling/v2.ts";

/** An object of the kind {@linkcode types.HorizontalPodAutoscaler}. */
export type HorizontalPodAutoscaler = types.HorizontalPodAutoscaler;
/** The kind HorizontalPodAutoscaler: in namespaces, with status. */
export const HorizontalPodAutoscaler: Kind<
  types.HorizontalPodAutoscaler,
  "Namespaced",
  "status",
  types.HorizontalPodAutoscalerDraft,
  never
> = {
  group: "autoscaling",
  version: "v2",
  kind: "HorizontalPodAutoscaler",
  plural: "horizontalpodautoscalers",
  singular: "horizontalpodautoscaler",
  scope: "Namespaced",
  shortNames: ["hpa"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
