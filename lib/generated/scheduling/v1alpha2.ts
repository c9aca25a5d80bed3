/**
 * The types of scheduling/v1alpha2.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Condition } from "../meta/v1.ts";

/** BasicSchedulingPolicy of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#basicschedulingpolicy-v1alpha2-scheduling-k8s-io */
export type BasicSchedulingPolicy = Record<string, unknown>;

/** GangSchedulingPolicy of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gangschedulingpolicy-v1alpha2-scheduling-k8s-io */
export interface GangSchedulingPolicy {
  minCount: number;
}

/** The {@linkcode PodGroup} as it is written. */
export interface PodGroupDraft {
  apiVersion?: "scheduling.k8s.io/v1alpha2";
  kind?: "PodGroup";
  metadata: ObjectMetaDraft;
  spec: PodGroupSpec;
  status?: PodGroupStatus;
}
/** PodGroup of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgroup-v1alpha2-scheduling-k8s-io */
export interface PodGroup extends PodGroupDraft {
  apiVersion: "scheduling.k8s.io/v1alpha2";
  kind: "PodGroup";
  metadata: ObjectMeta;
  status: PodGroupStatus;
}

/** PodGroupList of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgrouplist-v1alpha2-scheduling-k8s-io */
export interface PodGroupList extends KubeList<PodGroup> {
  apiVersion: "scheduling.k8s.io/v1alpha2";
  kind: "PodGroupList";
}

/** PodGroupResourceClaim of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgroupresourceclaim-v1alpha2-scheduling-k8s-io */
export interface PodGroupResourceClaim {
  name: string;
  resourceClaimName?: string;
  resourceClaimTemplateName?: string;
}

/** PodGroupResourceClaimStatus of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgroupresourceclaimstatus-v1alpha2-scheduling-k8s-io */
export interface PodGroupResourceClaimStatus {
  name: string;
  resourceClaimName?: string;
}

/** PodGroupSchedulingConstraints of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgroupschedulingconstraints-v1alpha2-scheduling-k8s-io */
export interface PodGroupSchedulingConstraints {
  /** Atomic. */
  topology?: TopologyConstraint[];
}

/** PodGroupSchedulingPolicy of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgroupschedulingpolicy-v1alpha2-scheduling-k8s-io */
export interface PodGroupSchedulingPolicy {
  basic?: BasicSchedulingPolicy;
  gang?: GangSchedulingPolicy;
}

/** PodGroupSpec of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgroupspec-v1alpha2-scheduling-k8s-io */
export interface PodGroupSpec {
  disruptionMode?: DisruptionMode;
  podGroupTemplateRef?: PodGroupTemplateReference | null;
  priority?: number;
  priorityClassName?: string;
  /** Map by name. Patch: merge,retainKeys by name. */
  resourceClaims?: PodGroupResourceClaim[];
  schedulingConstraints?: PodGroupSchedulingConstraints;
  schedulingPolicy: PodGroupSchedulingPolicy;
}

/** PodGroupStatus of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgroupstatus-v1alpha2-scheduling-k8s-io */
export interface PodGroupStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
  /** Map by name. Patch: merge,retainKeys by name. */
  resourceClaimStatuses?: PodGroupResourceClaimStatus[];
}

/** PodGroupTemplate of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgrouptemplate-v1alpha2-scheduling-k8s-io */
export interface PodGroupTemplate {
  disruptionMode?: DisruptionMode;
  name: string;
  priority?: number;
  priorityClassName?: string;
  /** Map by name. Patch: merge,retainKeys by name. */
  resourceClaims?: PodGroupResourceClaim[];
  schedulingConstraints?: PodGroupSchedulingConstraints | null;
  schedulingPolicy: PodGroupSchedulingPolicy;
}

/** PodGroupTemplateReference of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podgrouptemplatereference-v1alpha2-scheduling-k8s-io */
export interface PodGroupTemplateReference {
  workload?: WorkloadPodGroupTemplateReference | null;
}

/** TopologyConstraint of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyconstraint-v1alpha2-scheduling-k8s-io */
export interface TopologyConstraint {
  key: string;
}

/** TypedLocalObjectReference of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedlocalobjectreference-v1alpha2-scheduling-k8s-io */
export interface TypedLocalObjectReference {
  apiGroup?: string;
  kind: string;
  name: string;
}

/** The {@linkcode Workload} as it is written. */
export interface WorkloadDraft {
  apiVersion?: "scheduling.k8s.io/v1alpha2";
  kind?: "Workload";
  metadata: ObjectMetaDraft;
  spec: WorkloadSpec;
}
/** Workload of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#workload-v1alpha2-scheduling-k8s-io */
export interface Workload extends WorkloadDraft {
  apiVersion: "scheduling.k8s.io/v1alpha2";
  kind: "Workload";
  metadata: ObjectMeta;
}

/** WorkloadList of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#workloadlist-v1alpha2-scheduling-k8s-io */
export interface WorkloadList extends KubeList<Workload> {
  apiVersion: "scheduling.k8s.io/v1alpha2";
  kind: "WorkloadList";
}

/** WorkloadPodGroupTemplateReference of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#workloadpodgrouptemplatereference-v1alpha2-scheduling-k8s-io */
export interface WorkloadPodGroupTemplateReference {
  podGroupTemplateName: string;
  workloadName: string;
}

/** WorkloadSpec of scheduling/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#workloadspec-v1alpha2-scheduling-k8s-io */
export interface WorkloadSpec {
  controllerRef?: TypedLocalObjectReference;
  /** Map by name. */
  podGroupTemplates: PodGroupTemplate[];
}

/** DisruptionMode of scheduling/v1alpha2; a server may know further values. */
export type DisruptionMode = "Pod" | "PodGroup" | (string & Record<never, never>);
