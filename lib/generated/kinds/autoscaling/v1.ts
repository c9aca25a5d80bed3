/**
 * The kinds of autoscaling/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../autoscaling/v1.ts";

export type {
  CrossVersionObjectReference,
  HorizontalPodAutoscalerConditionType,
  HorizontalPodAutoscalerDraft,
  HorizontalPodAutoscalerList,
  HorizontalPodAutoscalerSpec,
  HorizontalPodAutoscalerSpecDraft,
  HorizontalPodAutoscalerStatus,
  MetricSourceType,
  Scale,
  ScaleDraft,
  ScaleSpec,
  ScaleStatus,
} from "../../autoscaling/v1.ts";

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
  version: "v1",
  kind: "HorizontalPodAutoscaler",
  plural: "horizontalpodautoscalers",
  singular: "horizontalpodautoscaler",
  scope: "Namespaced",
  shortNames: ["hpa"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
