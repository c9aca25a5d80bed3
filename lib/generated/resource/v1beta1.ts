/**
 * The types of resource/v1beta1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { NodeSelector } from "../core/v1.ts";
import type {
  CapacityRequirements,
  CapacityRequirementsDraft,
  CounterSet,
  CounterSetDraft,
  DeviceAttribute,
  DeviceCapacity,
  DeviceCapacityDraft,
  DeviceClaimConfiguration,
  DeviceClaimConfigurationDraft,
  DeviceClassSpec,
  DeviceClassSpecDraft,
  DeviceConstraint,
  DeviceCounterConsumption,
  DeviceCounterConsumptionDraft,
  DeviceSelector,
  DeviceSubRequest,
  DeviceSubRequestDraft,
  DeviceTaint,
  DeviceToleration,
  DeviceTolerationDraft,
  NodeAllocatableResourceMapping,
  NodeAllocatableResourceMappingDraft,
  ResourceClaimStatus,
  ResourceClaimStatusDraft,
  ResourcePool,
} from "../resource/v1.ts";

/** The {@linkcode BasicDevice} as it is written. */
export interface BasicDeviceDraft {
  allNodes?: boolean;
  allowMultipleAllocations?: boolean;
  attributes?: Record<string, DeviceAttribute>;
  /** Atomic. */
  bindingConditions?: string[];
  /** Atomic. */
  bindingFailureConditions?: string[];
  bindsToNode?: boolean;
  capacity?: Record<string, DeviceCapacityDraft>;
  /** Atomic. */
  consumesCounters?: DeviceCounterConsumptionDraft[];
  nodeAllocatableResourceMappings?: Record<string, NodeAllocatableResourceMappingDraft>;
  nodeName?: string;
  nodeSelector?: NodeSelector;
  /** Atomic. */
  taints?: DeviceTaint[];
}
/** BasicDevice of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#basicdevice-v1beta1-resource-k8s-io */
export interface BasicDevice extends BasicDeviceDraft {
  capacity?: Record<string, DeviceCapacity>;
  consumesCounters?: DeviceCounterConsumption[];
  nodeAllocatableResourceMappings?: Record<string, NodeAllocatableResourceMapping>;
}

/** The {@linkcode Device} as it is written. */
export interface DeviceDraft {
  basic?: BasicDeviceDraft;
  name: string;
}
/** Device of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#device-v1beta1-resource-k8s-io */
export interface Device extends DeviceDraft {
  basic?: BasicDevice;
}

/** The {@linkcode DeviceClaim} as it is written. */
export interface DeviceClaimDraft {
  /** Atomic. */
  config?: DeviceClaimConfigurationDraft[];
  /** Atomic. */
  constraints?: DeviceConstraint[];
  /** Atomic. */
  requests?: DeviceRequestDraft[] | null;
}
/** DeviceClaim of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclaim-v1beta1-resource-k8s-io */
export interface DeviceClaim extends DeviceClaimDraft {
  config?: DeviceClaimConfiguration[];
  requests?: DeviceRequest[] | null;
}

/** The {@linkcode DeviceClass} as it is written. */
export interface DeviceClassDraft {
  apiVersion?: "resource.k8s.io/v1beta1";
  kind?: "DeviceClass";
  metadata: ObjectMetaDraft;
  spec: DeviceClassSpecDraft;
}
/** DeviceClass of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclass-v1beta1-resource-k8s-io */
export interface DeviceClass extends DeviceClassDraft {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "DeviceClass";
  metadata: ObjectMeta;
  spec: DeviceClassSpec;
}

/** DeviceClassList of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclasslist-v1beta1-resource-k8s-io */
export interface DeviceClassList extends KubeList<DeviceClass> {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "DeviceClassList";
}

/** The {@linkcode DeviceRequest} as it is written. */
export interface DeviceRequestDraft {
  adminAccess?: boolean;
  allocationMode?: string;
  capacity?: CapacityRequirementsDraft;
  count?: number;
  deviceClassName?: string;
  /** Atomic. */
  firstAvailable?: DeviceSubRequestDraft[];
  name: string;
  /** Atomic. */
  selectors?: DeviceSelector[];
  /** Atomic. */
  tolerations?: DeviceTolerationDraft[];
}
/** DeviceRequest of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicerequest-v1beta1-resource-k8s-io */
export interface DeviceRequest extends DeviceRequestDraft {
  capacity?: CapacityRequirements;
  deviceClassName: string;
  firstAvailable?: DeviceSubRequest[];
  tolerations?: DeviceToleration[];
}

/** The {@linkcode ResourceClaim} as it is written. */
export interface ResourceClaimDraft {
  apiVersion?: "resource.k8s.io/v1beta1";
  kind?: "ResourceClaim";
  metadata: ObjectMetaDraft;
  spec: ResourceClaimSpecDraft;
  status?: ResourceClaimStatusDraft;
}
/** ResourceClaim of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaim-v1beta1-resource-k8s-io */
export interface ResourceClaim extends ResourceClaimDraft {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "ResourceClaim";
  metadata: ObjectMeta;
  spec: ResourceClaimSpec;
  status: ResourceClaimStatus;
}

/** ResourceClaimList of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimlist-v1beta1-resource-k8s-io */
export interface ResourceClaimList extends KubeList<ResourceClaim> {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "ResourceClaimList";
}

/** The {@linkcode ResourceClaimSpec} as it is written. */
export interface ResourceClaimSpecDraft {
  devices?: DeviceClaimDraft;
}
/** ResourceClaimSpec of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimspec-v1beta1-resource-k8s-io */
export interface ResourceClaimSpec extends ResourceClaimSpecDraft {
  devices: DeviceClaim;
}

/** The {@linkcode ResourceClaimTemplate} as it is written. */
export interface ResourceClaimTemplateDraft {
  apiVersion?: "resource.k8s.io/v1beta1";
  kind?: "ResourceClaimTemplate";
  metadata: ObjectMetaDraft;
  spec: ResourceClaimTemplateSpecDraft;
}
/** ResourceClaimTemplate of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplate-v1beta1-resource-k8s-io */
export interface ResourceClaimTemplate extends ResourceClaimTemplateDraft {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "ResourceClaimTemplate";
  metadata: ObjectMeta;
  spec: ResourceClaimTemplateSpec;
}

/** ResourceClaimTemplateList of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplatelist-v1beta1-resource-k8s-io */
export interface ResourceClaimTemplateList extends KubeList<ResourceClaimTemplate> {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "ResourceClaimTemplateList";
}

/** The {@linkcode ResourceClaimTemplateSpec} as it is written. */
export interface ResourceClaimTemplateSpecDraft {
  metadata?: ObjectMetaDraft;
  spec: ResourceClaimSpecDraft;
}
/** ResourceClaimTemplateSpec of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplatespec-v1beta1-resource-k8s-io */
export interface ResourceClaimTemplateSpec extends ResourceClaimTemplateSpecDraft {
  metadata: ObjectMetaDraft;
  spec: ResourceClaimSpec;
}

/** The {@linkcode ResourceSlice} as it is written. */
export interface ResourceSliceDraft {
  apiVersion?: "resource.k8s.io/v1beta1";
  kind?: "ResourceSlice";
  metadata: ObjectMetaDraft;
  spec: ResourceSliceSpecDraft;
}
/** ResourceSlice of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslice-v1beta1-resource-k8s-io */
export interface ResourceSlice extends ResourceSliceDraft {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "ResourceSlice";
  metadata: ObjectMeta;
  spec: ResourceSliceSpec;
}

/** ResourceSliceList of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslicelist-v1beta1-resource-k8s-io */
export interface ResourceSliceList extends KubeList<ResourceSlice> {
  apiVersion: "resource.k8s.io/v1beta1";
  kind: "ResourceSliceList";
}

/** The {@linkcode ResourceSliceSpec} as it is written. */
export interface ResourceSliceSpecDraft {
  allNodes?: boolean;
  /** Atomic. */
  devices?: DeviceDraft[];
  driver: string;
  nodeName?: string;
  nodeSelector?: NodeSelector;
  perDeviceNodeSelection?: boolean;
  pool: ResourcePool;
  /** Atomic. */
  sharedCounters?: CounterSetDraft[];
}
/** ResourceSliceSpec of resource/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslicespec-v1beta1-resource-k8s-io */
export interface ResourceSliceSpec extends ResourceSliceSpecDraft {
  devices?: Device[];
  sharedCounters?: CounterSet[];
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
  DeviceAllocationConfiguration,
  DeviceAllocationConfigurationDraft,
  DeviceAllocationResult,
  DeviceAllocationResultDraft,
  DeviceAttribute,
  DeviceCapacity,
  DeviceCapacityDraft,
  DeviceClaimConfiguration,
  DeviceClaimConfigurationDraft,
  DeviceClassConfiguration,
  DeviceClassConfigurationDraft,
  DeviceClassSpec,
  DeviceClassSpecDraft,
  DeviceConstraint,
  DeviceCounterConsumption,
  DeviceCounterConsumptionDraft,
  DeviceRequestAllocationResult,
  DeviceRequestAllocationResultDraft,
  DeviceSelector,
  DeviceSubRequest,
  DeviceSubRequestDraft,
  DeviceTaint,
  DeviceTaintEffect,
  DeviceToleration,
  DeviceTolerationDraft,
  DeviceTolerationOperator,
  NetworkDeviceData,
  NodeAllocatableResourceMapping,
  NodeAllocatableResourceMappingDraft,
  OpaqueDeviceConfiguration,
  OpaqueDeviceConfigurationDraft,
  ResourceClaimConsumerReference,
  ResourceClaimStatus,
  ResourceClaimStatusDraft,
  ResourcePool,
} from "../resource/v1.ts";
