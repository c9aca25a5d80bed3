/**
 * The kinds of resource/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../resource/v1.ts";

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
  DeviceClassDraft,
  DeviceClassList,
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
  ResourceClaimDraft,
  ResourceClaimList,
  ResourceClaimSpec,
  ResourceClaimSpecDraft,
  ResourceClaimStatus,
  ResourceClaimStatusDraft,
  ResourceClaimTemplateDraft,
  ResourceClaimTemplateList,
  ResourceClaimTemplateSpec,
  ResourceClaimTemplateSpecDraft,
  ResourcePool,
  ResourceSliceDraft,
  ResourceSliceList,
  ResourceSliceSpec,
  ResourceSliceSpecDraft,
} from "../../resource/v1.ts";

/** An object of the kind {@linkcode types.DeviceClass}. */
export type DeviceClass = types.DeviceClass;
/** The kind DeviceClass: cluster-scoped. */
export const DeviceClass: Kind<
  types.DeviceClass,
  "Cluster",
  never,
  types.DeviceClassDraft,
  never
> = {
  group: "resource.k8s.io",
  version: "v1",
  kind: "DeviceClass",
  plural: "deviceclasses",
  singular: "deviceclass",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ResourceClaim}. */
export type ResourceClaim = types.ResourceClaim;
/** The kind ResourceClaim: in namespaces, with status. */
export const ResourceClaim: Kind<
  types.ResourceClaim,
  "Namespaced",
  "status",
  types.ResourceClaimDraft,
  never
> = {
  group: "resource.k8s.io",
  version: "v1",
  kind: "ResourceClaim",
  plural: "resourceclaims",
  singular: "resourceclaim",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.ResourceClaimTemplate}. */
export type ResourceClaimTemplate = types.ResourceClaimTemplate;
/** The kind ResourceClaimTemplate: in namespaces. */
export const ResourceClaimTemplate: Kind<
  types.ResourceClaimTemplate,
  "Namespaced",
  never,
  types.ResourceClaimTemplateDraft,
  never
> = {
  group: "resource.k8s.io",
  version: "v1",
  kind: "ResourceClaimTemplate",
  plural: "resourceclaimtemplates",
  singular: "resourceclaimtemplate",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ResourceSlice}. */
export type ResourceSlice = types.ResourceSlice;
/** The kind ResourceSlice: cluster-scoped. */
export const ResourceSlice: Kind<
  types.ResourceSlice,
  "Cluster",
  never,
  types.ResourceSliceDraft,
  "spec.driver" | "spec.nodeName"
> = {
  group: "resource.k8s.io",
  version: "v1",
  kind: "ResourceSlice",
  plural: "resourceslices",
  singular: "resourceslice",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
