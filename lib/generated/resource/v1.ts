/**
 * The types of resource/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Quantity, QuantityDraft, RawObject, Time } from "../../meta/scalars.ts";
import type { NodeSelector } from "../core/v1.ts";
import type { Condition } from "../meta/v1.ts";

/** The {@linkcode AllocatedDeviceStatus} as it is written. */
export interface AllocatedDeviceStatusDraft {
  /** Map by type. */
  conditions?: Condition[] | null;
  data?: object;
  device: string;
  driver: string;
  networkData?: NetworkDeviceData;
  pool: string;
  shareID?: string;
}
/** AllocatedDeviceStatus of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#allocateddevicestatus-v1-resource-k8s-io */
export interface AllocatedDeviceStatus extends AllocatedDeviceStatusDraft {
  data?: RawObject;
}

/** The {@linkcode AllocationResult} as it is written. */
export interface AllocationResultDraft {
  allocationTimestamp?: Time;
  devices?: DeviceAllocationResultDraft;
  nodeSelector?: NodeSelector;
}
/** AllocationResult of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#allocationresult-v1-resource-k8s-io */
export interface AllocationResult extends AllocationResultDraft {
  devices: DeviceAllocationResult;
}

/** CELDeviceSelector of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#celdeviceselector-v1-resource-k8s-io */
export interface CELDeviceSelector {
  expression: string;
}

/** The {@linkcode CapacityRequestPolicy} as it is written. */
export interface CapacityRequestPolicyDraft {
  default?: QuantityDraft | null;
  validRange?: CapacityRequestPolicyRangeDraft;
  /** Atomic. */
  validValues?: QuantityDraft[];
}
/** CapacityRequestPolicy of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#capacityrequestpolicy-v1-resource-k8s-io */
export interface CapacityRequestPolicy extends CapacityRequestPolicyDraft {
  default?: Quantity | null;
  validRange?: CapacityRequestPolicyRange;
  validValues?: Quantity[];
}

/** The {@linkcode CapacityRequestPolicyRange} as it is written. */
export interface CapacityRequestPolicyRangeDraft {
  max?: QuantityDraft;
  min: QuantityDraft;
  step?: QuantityDraft;
}
/** CapacityRequestPolicyRange of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#capacityrequestpolicyrange-v1-resource-k8s-io */
export interface CapacityRequestPolicyRange extends CapacityRequestPolicyRangeDraft {
  max?: Quantity;
  min: Quantity;
  step?: Quantity;
}

/** The {@linkcode CapacityRequirements} as it is written. */
export interface CapacityRequirementsDraft {
  requests?: Record<string, QuantityDraft>;
}
/** CapacityRequirements of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#capacityrequirements-v1-resource-k8s-io */
export interface CapacityRequirements extends CapacityRequirementsDraft {
  requests?: Record<string, Quantity>;
}

/** The {@linkcode Counter} as it is written. */
export interface CounterDraft {
  value: QuantityDraft;
}
/** Counter of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#counter-v1-resource-k8s-io */
export interface Counter extends CounterDraft {
  value: Quantity;
}

/** The {@linkcode CounterSet} as it is written. */
export interface CounterSetDraft {
  counters: Record<string, CounterDraft>;
  name: string;
}
/** CounterSet of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#counterset-v1-resource-k8s-io */
export interface CounterSet extends CounterSetDraft {
  counters: Record<string, Counter>;
}

/** The {@linkcode Device} as it is written. */
export interface DeviceDraft {
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
  name: string;
  nodeAllocatableResourceMappings?: Record<string, NodeAllocatableResourceMappingDraft>;
  nodeName?: string;
  nodeSelector?: NodeSelector;
  /** Atomic. */
  taints?: DeviceTaint[];
}
/** Device of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#device-v1-resource-k8s-io */
export interface Device extends DeviceDraft {
  capacity?: Record<string, DeviceCapacity>;
  consumesCounters?: DeviceCounterConsumption[];
  nodeAllocatableResourceMappings?: Record<string, NodeAllocatableResourceMapping>;
}

/** The {@linkcode DeviceAllocationConfiguration} as it is written. */
export interface DeviceAllocationConfigurationDraft {
  opaque?: OpaqueDeviceConfigurationDraft;
  /** Atomic. */
  requests?: string[];
  source: AllocationConfigSource;
}
/** DeviceAllocationConfiguration of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceallocationconfiguration-v1-resource-k8s-io */
export interface DeviceAllocationConfiguration extends DeviceAllocationConfigurationDraft {
  opaque?: OpaqueDeviceConfiguration;
}

/** The {@linkcode DeviceAllocationResult} as it is written. */
export interface DeviceAllocationResultDraft {
  /** Atomic. */
  config?: DeviceAllocationConfigurationDraft[];
  /** Atomic. */
  results?: DeviceRequestAllocationResultDraft[];
}
/** DeviceAllocationResult of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceallocationresult-v1-resource-k8s-io */
export interface DeviceAllocationResult extends DeviceAllocationResultDraft {
  config?: DeviceAllocationConfiguration[];
  results?: DeviceRequestAllocationResult[];
}

/** DeviceAttribute of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceattribute-v1-resource-k8s-io */
export interface DeviceAttribute {
  bool?: boolean;
  /** Atomic. */
  bools?: boolean[];
  int?: number;
  /** Atomic. */
  ints?: number[];
  string?: string;
  /** Atomic. */
  strings?: string[];
  version?: string;
  /** Atomic. */
  versions?: string[];
}

/** The {@linkcode DeviceCapacity} as it is written. */
export interface DeviceCapacityDraft {
  requestPolicy?: CapacityRequestPolicyDraft;
  value: QuantityDraft;
}
/** DeviceCapacity of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicecapacity-v1-resource-k8s-io */
export interface DeviceCapacity extends DeviceCapacityDraft {
  requestPolicy?: CapacityRequestPolicy;
  value: Quantity;
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
/** DeviceClaim of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclaim-v1-resource-k8s-io */
export interface DeviceClaim extends DeviceClaimDraft {
  config?: DeviceClaimConfiguration[];
  requests?: DeviceRequest[] | null;
}

/** The {@linkcode DeviceClaimConfiguration} as it is written. */
export interface DeviceClaimConfigurationDraft {
  opaque?: OpaqueDeviceConfigurationDraft;
  /** Atomic. */
  requests?: string[];
}
/** DeviceClaimConfiguration of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclaimconfiguration-v1-resource-k8s-io */
export interface DeviceClaimConfiguration extends DeviceClaimConfigurationDraft {
  opaque?: OpaqueDeviceConfiguration;
}

/** The {@linkcode DeviceClass} as it is written. */
export interface DeviceClassDraft {
  apiVersion?: "resource.k8s.io/v1";
  kind?: "DeviceClass";
  metadata: ObjectMetaDraft;
  spec: DeviceClassSpecDraft;
}
/** DeviceClass of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclass-v1-resource-k8s-io */
export interface DeviceClass extends DeviceClassDraft {
  apiVersion: "resource.k8s.io/v1";
  kind: "DeviceClass";
  metadata: ObjectMeta;
  spec: DeviceClassSpec;
}

/** The {@linkcode DeviceClassConfiguration} as it is written. */
export interface DeviceClassConfigurationDraft {
  opaque?: OpaqueDeviceConfigurationDraft;
}
/** DeviceClassConfiguration of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclassconfiguration-v1-resource-k8s-io */
export interface DeviceClassConfiguration extends DeviceClassConfigurationDraft {
  opaque?: OpaqueDeviceConfiguration;
}

/** DeviceClassList of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclasslist-v1-resource-k8s-io */
export interface DeviceClassList extends KubeList<DeviceClass> {
  apiVersion: "resource.k8s.io/v1";
  kind: "DeviceClassList";
}

/** The {@linkcode DeviceClassSpec} as it is written. */
export interface DeviceClassSpecDraft {
  /** Atomic. */
  config?: DeviceClassConfigurationDraft[];
  extendedResourceName?: string;
  /** Atomic. */
  selectors?: DeviceSelector[];
}
/** DeviceClassSpec of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceclassspec-v1-resource-k8s-io */
export interface DeviceClassSpec extends DeviceClassSpecDraft {
  config?: DeviceClassConfiguration[];
}

/** DeviceConstraint of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceconstraint-v1-resource-k8s-io */
export interface DeviceConstraint {
  distinctAttribute?: string;
  matchAttribute?: string;
  /** Atomic. */
  requests?: string[];
}

/** The {@linkcode DeviceCounterConsumption} as it is written. */
export interface DeviceCounterConsumptionDraft {
  counterSet: string;
  counters: Record<string, CounterDraft>;
}
/** DeviceCounterConsumption of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicecounterconsumption-v1-resource-k8s-io */
export interface DeviceCounterConsumption extends DeviceCounterConsumptionDraft {
  counters: Record<string, Counter>;
}

/** The {@linkcode DeviceRequest} as it is written. */
export interface DeviceRequestDraft {
  exactly?: ExactDeviceRequestDraft;
  /** Atomic. */
  firstAvailable?: DeviceSubRequestDraft[];
  name: string;
}
/** DeviceRequest of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicerequest-v1-resource-k8s-io */
export interface DeviceRequest extends DeviceRequestDraft {
  exactly?: ExactDeviceRequest;
  firstAvailable?: DeviceSubRequest[];
}

/** The {@linkcode DeviceRequestAllocationResult} as it is written. */
export interface DeviceRequestAllocationResultDraft {
  adminAccess?: boolean;
  /** Atomic. */
  bindingConditions?: string[];
  /** Atomic. */
  bindingFailureConditions?: string[];
  consumedCapacity?: Record<string, QuantityDraft>;
  device: string;
  driver: string;
  pool: string;
  request: string;
  shareID?: string;
  /** Atomic. */
  tolerations?: DeviceTolerationDraft[];
}
/** DeviceRequestAllocationResult of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicerequestallocationresult-v1-resource-k8s-io */
export interface DeviceRequestAllocationResult extends DeviceRequestAllocationResultDraft {
  consumedCapacity?: Record<string, Quantity>;
  tolerations?: DeviceToleration[];
}

/** DeviceSelector of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deviceselector-v1-resource-k8s-io */
export interface DeviceSelector {
  cel?: CELDeviceSelector;
}

/** The {@linkcode DeviceSubRequest} as it is written. */
export interface DeviceSubRequestDraft {
  /** Default: "ExactCount". */
  allocationMode?: string;
  capacity?: CapacityRequirementsDraft;
  count?: number;
  deviceClassName: string;
  name: string;
  /** Atomic. */
  selectors?: DeviceSelector[];
  /** Atomic. */
  tolerations?: DeviceTolerationDraft[];
}
/** DeviceSubRequest of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicesubrequest-v1-resource-k8s-io */
export interface DeviceSubRequest extends DeviceSubRequestDraft {
  allocationMode: string;
  capacity?: CapacityRequirements;
  tolerations?: DeviceToleration[];
}

/** DeviceTaint of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetaint-v1-resource-k8s-io */
export interface DeviceTaint {
  effect: DeviceTaintEffect;
  key: string;
  timeAdded?: Time;
  value?: string;
}

/** The {@linkcode DeviceToleration} as it is written. */
export interface DeviceTolerationDraft {
  effect?: DeviceTaintEffect;
  key?: string;
  /** Default: "Equal". */
  operator?: DeviceTolerationOperator;
  tolerationSeconds?: number;
  value?: string;
}
/** DeviceToleration of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#devicetoleration-v1-resource-k8s-io */
export interface DeviceToleration extends DeviceTolerationDraft {
  operator: DeviceTolerationOperator;
}

/** The {@linkcode ExactDeviceRequest} as it is written. */
export interface ExactDeviceRequestDraft {
  adminAccess?: boolean;
  /** Default: "ExactCount". */
  allocationMode?: string;
  capacity?: CapacityRequirementsDraft;
  count?: number;
  deviceClassName: string;
  /** Atomic. */
  selectors?: DeviceSelector[];
  /** Atomic. */
  tolerations?: DeviceTolerationDraft[];
}
/** ExactDeviceRequest of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#exactdevicerequest-v1-resource-k8s-io */
export interface ExactDeviceRequest extends ExactDeviceRequestDraft {
  allocationMode: string;
  capacity?: CapacityRequirements;
  tolerations?: DeviceToleration[];
}

/** NetworkDeviceData of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkdevicedata-v1-resource-k8s-io */
export interface NetworkDeviceData {
  hardwareAddress?: string;
  interfaceName?: string;
  /** Atomic. */
  ips?: string[];
}

/** The {@linkcode NodeAllocatableResourceMapping} as it is written. */
export interface NodeAllocatableResourceMappingDraft {
  allocationMultiplier?: QuantityDraft;
  capacityKey?: string;
}
/** NodeAllocatableResourceMapping of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeallocatableresourcemapping-v1-resource-k8s-io */
export interface NodeAllocatableResourceMapping extends NodeAllocatableResourceMappingDraft {
  allocationMultiplier?: Quantity;
}

/** The {@linkcode OpaqueDeviceConfiguration} as it is written. */
export interface OpaqueDeviceConfigurationDraft {
  driver: string;
  parameters: object;
}
/** OpaqueDeviceConfiguration of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#opaquedeviceconfiguration-v1-resource-k8s-io */
export interface OpaqueDeviceConfiguration extends OpaqueDeviceConfigurationDraft {
  parameters: RawObject;
}

/** The {@linkcode ResourceClaim} as it is written. */
export interface ResourceClaimDraft {
  apiVersion?: "resource.k8s.io/v1";
  kind?: "ResourceClaim";
  metadata: ObjectMetaDraft;
  spec: ResourceClaimSpecDraft;
  status?: ResourceClaimStatusDraft;
}
/** ResourceClaim of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaim-v1-resource-k8s-io */
export interface ResourceClaim extends ResourceClaimDraft {
  apiVersion: "resource.k8s.io/v1";
  kind: "ResourceClaim";
  metadata: ObjectMeta;
  spec: ResourceClaimSpec;
  status: ResourceClaimStatus;
}

/** ResourceClaimConsumerReference of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimconsumerreference-v1-resource-k8s-io */
export interface ResourceClaimConsumerReference {
  apiGroup?: string;
  name: string;
  resource: string;
  uid: string;
}

/** ResourceClaimList of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimlist-v1-resource-k8s-io */
export interface ResourceClaimList extends KubeList<ResourceClaim> {
  apiVersion: "resource.k8s.io/v1";
  kind: "ResourceClaimList";
}

/** The {@linkcode ResourceClaimSpec} as it is written. */
export interface ResourceClaimSpecDraft {
  devices?: DeviceClaimDraft;
}
/** ResourceClaimSpec of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimspec-v1-resource-k8s-io */
export interface ResourceClaimSpec extends ResourceClaimSpecDraft {
  devices: DeviceClaim;
}

/** The {@linkcode ResourceClaimStatus} as it is written. */
export interface ResourceClaimStatusDraft {
  allocation?: AllocationResultDraft;
  /** Map by driver, device, pool, shareID. */
  devices?: AllocatedDeviceStatusDraft[];
  /** Map by uid. Patch: merge by uid. */
  reservedFor?: ResourceClaimConsumerReference[];
}
/** ResourceClaimStatus of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimstatus-v1-resource-k8s-io */
export interface ResourceClaimStatus extends ResourceClaimStatusDraft {
  allocation?: AllocationResult;
  devices?: AllocatedDeviceStatus[];
}

/** The {@linkcode ResourceClaimTemplate} as it is written. */
export interface ResourceClaimTemplateDraft {
  apiVersion?: "resource.k8s.io/v1";
  kind?: "ResourceClaimTemplate";
  metadata: ObjectMetaDraft;
  spec: ResourceClaimTemplateSpecDraft;
}
/** ResourceClaimTemplate of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplate-v1-resource-k8s-io */
export interface ResourceClaimTemplate extends ResourceClaimTemplateDraft {
  apiVersion: "resource.k8s.io/v1";
  kind: "ResourceClaimTemplate";
  metadata: ObjectMeta;
  spec: ResourceClaimTemplateSpec;
}

/** ResourceClaimTemplateList of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplatelist-v1-resource-k8s-io */
export interface ResourceClaimTemplateList extends KubeList<ResourceClaimTemplate> {
  apiVersion: "resource.k8s.io/v1";
  kind: "ResourceClaimTemplateList";
}

/** The {@linkcode ResourceClaimTemplateSpec} as it is written. */
export interface ResourceClaimTemplateSpecDraft {
  metadata?: ObjectMetaDraft;
  spec: ResourceClaimSpecDraft;
}
/** ResourceClaimTemplateSpec of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaimtemplatespec-v1-resource-k8s-io */
export interface ResourceClaimTemplateSpec extends ResourceClaimTemplateSpecDraft {
  metadata: ObjectMetaDraft;
  spec: ResourceClaimSpec;
}

/** ResourcePool of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcepool-v1-resource-k8s-io */
export interface ResourcePool {
  generation: number;
  name: string;
  resourceSliceCount: number;
}

/** The {@linkcode ResourceSlice} as it is written. */
export interface ResourceSliceDraft {
  apiVersion?: "resource.k8s.io/v1";
  kind?: "ResourceSlice";
  metadata: ObjectMetaDraft;
  spec: ResourceSliceSpecDraft;
}
/** ResourceSlice of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslice-v1-resource-k8s-io */
export interface ResourceSlice extends ResourceSliceDraft {
  apiVersion: "resource.k8s.io/v1";
  kind: "ResourceSlice";
  metadata: ObjectMeta;
  spec: ResourceSliceSpec;
}

/** ResourceSliceList of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslicelist-v1-resource-k8s-io */
export interface ResourceSliceList extends KubeList<ResourceSlice> {
  apiVersion: "resource.k8s.io/v1";
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
/** ResourceSliceSpec of resource/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceslicespec-v1-resource-k8s-io */
export interface ResourceSliceSpec extends ResourceSliceSpecDraft {
  devices?: Device[];
  sharedCounters?: CounterSet[];
}

/** AllocationConfigSource of resource/v1; a server may know further values. */
export type AllocationConfigSource = "FromClaim" | "FromClass" | (string & Record<never, never>);

/** DeviceTaintEffect of resource/v1; a server may know further values. */
export type DeviceTaintEffect = "NoExecute" | "NoSchedule" | "None" | (string & Record<never, never>);

/** DeviceTolerationOperator of resource/v1; a server may know further values. */
export type DeviceTolerationOperator = "Equal" | "Exists" | (string & Record<never, never>);
