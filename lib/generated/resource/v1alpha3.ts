/**
 * The types of resource/v1alpha3.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Condition } from "../meta/v1.ts";
import type { DeviceTaintRuleSpec, DeviceTaintRuleStatus } from "../resource/v1beta2.ts";

/** The {@linkcode DeviceTaintRule} as it is written. */
export interface DeviceTaintRuleDraft {
  apiVersion?: "resource.k8s.io/v1alpha3";
  kind?: "DeviceTaintRule";
  metadata: ObjectMetaDraft;
  spec: DeviceTaintRuleSpec;
  status?: DeviceTaintRuleStatus;
}
/** DeviceTaintRule of resource/v1alpha3. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaintrule-v1alpha3-resource-k8s-io */
export interface DeviceTaintRule extends DeviceTaintRuleDraft {
  apiVersion: "resource.k8s.io/v1alpha3";
  kind: "DeviceTaintRule";
  metadata: ObjectMeta;
  status: DeviceTaintRuleStatus;
}

/** DeviceTaintRuleList of resource/v1alpha3. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaintrulelist-v1alpha3-resource-k8s-io */
export interface DeviceTaintRuleList extends KubeList<DeviceTaintRule> {
  apiVersion: "resource.k8s.io/v1alpha3";
  kind: "DeviceTaintRuleList";
}

/** PoolStatus of resource/v1alpha3. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poolstatus-v1alpha3-resource-k8s-io */
export interface PoolStatus {
  allocatedDevices?: number;
  availableDevices?: number;
  driver: string;
  generation: number;
  nodeName?: string;
  poolName: string;
  resourceSliceCount?: number;
  totalDevices?: number;
  unavailableDevices?: number;
  validationError?: string;
}

/** The {@linkcode ResourcePoolStatusRequest} as it is written. */
export interface ResourcePoolStatusRequestDraft {
  apiVersion?: "resource.k8s.io/v1alpha3";
  kind?: "ResourcePoolStatusRequest";
  metadata: ObjectMetaDraft;
  spec: ResourcePoolStatusRequestSpec;
  status?: ResourcePoolStatusRequestStatus;
}
/** ResourcePoolStatusRequest of resource/v1alpha3. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcepoolstatusrequest-v1alpha3-resource-k8s-io */
export interface ResourcePoolStatusRequest extends ResourcePoolStatusRequestDraft {
  apiVersion: "resource.k8s.io/v1alpha3";
  kind: "ResourcePoolStatusRequest";
  metadata: ObjectMeta;
}

/** ResourcePoolStatusRequestList of resource/v1alpha3. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcepoolstatusrequestlist-v1alpha3-resource-k8s-io */
export interface ResourcePoolStatusRequestList extends KubeList<ResourcePoolStatusRequest> {
  apiVersion: "resource.k8s.io/v1alpha3";
  kind: "ResourcePoolStatusRequestList";
}

/** ResourcePoolStatusRequestSpec of resource/v1alpha3. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcepoolstatusrequestspec-v1alpha3-resource-k8s-io */
export interface ResourcePoolStatusRequestSpec {
  driver: string;
  limit?: number;
  poolName?: string;
}

/** ResourcePoolStatusRequestStatus of resource/v1alpha3. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcepoolstatusrequeststatus-v1alpha3-resource-k8s-io */
export interface ResourcePoolStatusRequestStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
  poolCount: number;
  /** Atomic. */
  pools?: PoolStatus[];
}

export type { DeviceTaint, DeviceTaintEffect } from "../resource/v1.ts";
export type {
  DeviceTaintRuleSpec,
  DeviceTaintRuleStatus,
  DeviceTaintSelector,
} from "../resource/v1beta2.ts";
