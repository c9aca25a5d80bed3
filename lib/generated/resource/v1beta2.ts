/**
 * The types of resource/v1beta2.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Condition } from "../meta/v1.ts";
import type {
  DeviceClassSpec,
  DeviceClassSpecDraft,
  DeviceTaint,
  ResourceClaimSpec,
  ResourceClaimSpecDraft,
  ResourceClaimStatus,
  ResourceClaimStatusDraft,
  ResourceClaimTemplateSpec,
  ResourceClaimTemplateSpecDraft,
  ResourceSliceSpec,
  ResourceSliceSpecDraft,
} from "../resource/v1.ts";

/** The {@linkcode DeviceClass} as it is written. */
export interface DeviceClassDraft {
  apiVersion?: "resource.k8s.io/v1beta2";
  kind?: "DeviceClass";
  metadata: ObjectMetaDraft;
  spec: DeviceClassSpecDraft;
}
/** DeviceClass of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclass-v1beta2-resource-k8s-io */
export interface DeviceClass extends DeviceClassDraft {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "DeviceClass";
  metadata: ObjectMeta;
  spec: DeviceClassSpec;
}

/** DeviceClassList of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclasslist-v1beta2-resource-k8s-io */
export interface DeviceClassList extends KubeList<DeviceClass> {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "DeviceClassList";
}

/** The {@linkcode DeviceTaintRule} as it is written. */
export interface DeviceTaintRuleDraft {
  apiVersion?: "resource.k8s.io/v1beta2";
  kind?: "DeviceTaintRule";
  metadata: ObjectMetaDraft;
  spec: DeviceTaintRuleSpec;
  status?: DeviceTaintRuleStatus;
}
/** DeviceTaintRule of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaintrule-v1beta2-resource-k8s-io */
export interface DeviceTaintRule extends DeviceTaintRuleDraft {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "DeviceTaintRule";
  metadata: ObjectMeta;
  status: DeviceTaintRuleStatus;
}

/** DeviceTaintRuleList of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaintrulelist-v1beta2-resource-k8s-io */
export interface DeviceTaintRuleList extends KubeList<DeviceTaintRule> {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "DeviceTaintRuleList";
}

/** DeviceTaintRuleSpec of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaintrulespec-v1beta2-resource-k8s-io */
export interface DeviceTaintRuleSpec {
  deviceSelector?: DeviceTaintSelector;
  taint: DeviceTaint;
}

/** DeviceTaintRuleStatus of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaintrulestatus-v1beta2-resource-k8s-io */
export interface DeviceTaintRuleStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
}

/** DeviceTaintSelector of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaintselector-v1beta2-resource-k8s-io */
export interface DeviceTaintSelector {
  device?: string;
  driver?: string;
  pool?: string;
}

/** The {@linkcode ResourceClaim} as it is written. */
export interface ResourceClaimDraft {
  apiVersion?: "resource.k8s.io/v1beta2";
  kind?: "ResourceClaim";
  metadata: ObjectMetaDraft;
  spec: ResourceClaimSpecDraft;
  status?: ResourceClaimStatusDraft;
}
/** ResourceClaim of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaim-v1beta2-resource-k8s-io */
export interface ResourceClaim extends ResourceClaimDraft {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "ResourceClaim";
  metadata: ObjectMeta;
  spec: ResourceClaimSpec;
  status: ResourceClaimStatus;
}

/** ResourceClaimList of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimlist-v1beta2-resource-k8s-io */
export interface ResourceClaimList extends KubeList<ResourceClaim> {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "ResourceClaimList";
}

/** The {@linkcode ResourceClaimTemplate} as it is written. */
export interface ResourceClaimTemplateDraft {
  apiVersion?: "resource.k8s.io/v1beta2";
  kind?: "ResourceClaimTemplate";
  metadata: ObjectMetaDraft;
  spec: ResourceClaimTemplateSpecDraft;
}
/** ResourceClaimTemplate of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplate-v1beta2-resource-k8s-io */
export interface ResourceClaimTemplate extends ResourceClaimTemplateDraft {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "ResourceClaimTemplate";
  metadata: ObjectMeta;
  spec: ResourceClaimTemplateSpec;
}

/** ResourceClaimTemplateList of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplatelist-v1beta2-resource-k8s-io */
export interface ResourceClaimTemplateList extends KubeList<ResourceClaimTemplate> {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "ResourceClaimTemplateList";
}

/** The {@linkcode ResourceSlice} as it is written. */
export interface ResourceSliceDraft {
  apiVersion?: "resource.k8s.io/v1beta2";
  kind?: "ResourceSlice";
  metadata: ObjectMetaDraft;
  spec: ResourceSliceSpecDraft;
}
/** ResourceSlice of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslice-v1beta2-resource-k8s-io */
export interface ResourceSlice extends ResourceSliceDraft {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "ResourceSlice";
  metadata: ObjectMeta;
  spec: ResourceSliceSpec;
}

/** ResourceSliceList of resource/v1beta2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslicelist-v1beta2-resource-k8s-io */
export interface ResourceSliceList extends KubeList<ResourceSlice> {
  apiVersion: "resource.k8s.io/v1beta2";
  kind: "ResourceSliceList";
}

export type {
  AllocatedDeviceStatus,
  AllocatedDeviceStatusDraft,
  AllocationConfigSource,
  AllocationResult,
  AllocationResultDraft,
  CELDeviceSelector,
  CapacityRequestPolicy,
  CapacityRequestPolicyDraft,
  CapacityRequestPolicyRange,
  CapacityRequestPolicyRangeDraft,
  CapacityRequirements,
  CapacityRequirementsDraft,
  Counter,
  CounterDraft,
  CounterSet,
  CounterSetDraft,
  Device,
  DeviceAllocationConfiguration,
  DeviceAllocationConfigurationDraft,
  DeviceAllocationResult,
  DeviceAllocationResultDraft,
  DeviceAttribute,
  DeviceCapacity,
  DeviceCapacityDraft,
  DeviceClaim,
  DeviceClaimConfiguration,
  DeviceClaimConfigurationDraft,
  DeviceClaimDraft,
  DeviceClassConfiguration,
  DeviceClassConfigurationDraft,
  DeviceClassSpec,
  DeviceClassSpecDraft,
  DeviceConstraint,
  DeviceCounterConsumption,
  DeviceCounterConsumptionDraft,
  DeviceDraft,
  DeviceRequest,
  DeviceRequestAllocationResult,
  DeviceRequestAllocationResultDraft,
  DeviceRequestDraft,
  DeviceSelector,
  DeviceSubRequest,
  DeviceSubRequestDraft,
  DeviceTaint,
  DeviceTaintEffect,
  DeviceToleration,
  DeviceTolerationDraft,
  DeviceTolerationOperator,
  ExactDeviceRequest,
  ExactDeviceRequestDraft,
  NetworkDeviceData,
  NodeAllocatableResourceMapping,
  NodeAllocatableResourceMappingDraft,
  OpaqueDeviceConfiguration,
  OpaqueDeviceConfigurationDraft,
  ResourceClaimConsumerReference,
  ResourceClaimSpec,
  ResourceClaimSpecDraft,
  ResourceClaimStatus,
  ResourceClaimStatusDraft,
  ResourceClaimTemplateSpec,
  ResourceClaimTemplateSpecDraft,
  ResourcePool,
  ResourceSliceSpec,
  ResourceSliceSpecDraft,
} from "../resource/v1.ts";
