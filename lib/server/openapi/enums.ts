/**
 * Which enums the documents show: those that the API is marked with, a part of the values it names.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/deprecation-policy/#enums
 *
 * @module
 */

import { enumFields, enumValues } from "../../generated/server/enums.ts";

/** By package: the types whose values are shown. */
const shown: Readonly<Record<string, string>> = {
  admissionregistration:
    "FailurePolicyType MatchPolicyType OperationType PatchType ReinvocationPolicyType ScopeType SideEffectClass ValidationAction",
  apps:
    "DaemonSetUpdateStrategyType DeploymentStrategyType PodManagementPolicyType StatefulSetUpdateStrategyType",
  batch:
    "CompletionMode ConcurrencyPolicy PodFailurePolicyAction PodFailurePolicyOnExitCodesOperator PodReplacementPolicy",
  certificates: "KeyUsage",
  core:
    "AppArmorProfileType AzureDataDiskCachingMode AzureDataDiskKind DNSPolicy HostPathType IPFamily IPFamilyPolicy MountPropagationMode NamespacePhase NodeInclusionPolicy NodePhase NodeSelectorOperator PersistentVolumeAccessMode PersistentVolumeClaimModifyVolumeStatus PersistentVolumeClaimPhase PersistentVolumeMode PersistentVolumePhase PersistentVolumeReclaimPolicy PodFSGroupChangePolicy PodPhase PodQOSClass PreemptionPolicy ProcMountType Protocol PullPolicy ResourceQuotaScope RestartPolicy ScopeSelectorOperator SeccompProfileType ServiceAffinity ServiceExternalTrafficPolicy ServiceInternalTrafficPolicy ServiceType Signal SupplementalGroupsPolicy TaintEffect TerminationMessagePolicy TolerationOperator URIScheme UnsatisfiableConstraintAction",
  networking: "PolicyType",
  policy: "UnhealthyPodEvictionPolicyType",
  resource: "AllocationConfigSource DeviceTaintEffect DeviceTolerationOperator",
  storage: "VolumeBindingMode",
  apiextensions: "FieldValueErrorReason",
};

const names = new Set(
  Object.entries(shown).flatMap(([folder, types]) =>
    types.split(" ").map((type) => `${folder}.${type}`)
  ),
);

/** Fields whose enum is that of a type of another package, or of a type of their own. */
const others: Readonly<Record<string, readonly string[] | string>> = {
  "core.v1.PersistentVolumeClaimStatus.allocatedResourceStatuses": [
    "ControllerResizeInProgress",
    "ControllerResizeInfeasible",
    "NodeResizeInProgress",
    "NodeResizeInfeasible",
    "NodeResizePending",
  ],
  "discovery.v1.EndpointPort.protocol": "core.v1.Protocol",
  "discovery.v1.EndpointSlice.addressType": ["FQDN", "IPv4", "IPv6"],
  "networking.v1.HTTPIngressPath.pathType": ["Exact", "ImplementationSpecific", "Prefix"],
  "networking.v1.IngressPortStatus.protocol": "core.v1.Protocol",
  "networking.v1.NetworkPolicyPort.protocol": "core.v1.Protocol",
  "resource.v1.DeviceSubRequest.allocationMode": ["All", "ExactCount"],
  "resource.v1.ExactDeviceRequest.allocationMode": ["All", "ExactCount"],
  "scheduling.v1.PriorityClass.preemptionPolicy": "core.v1.PreemptionPolicy",
  "storage.v1.StorageClass.reclaimPolicy": "core.v1.PersistentVolumeReclaimPolicy",
};

/** The values of a field that are known, and whether documents show them as its enum. */
export interface KnownValues {
  readonly values: readonly string[];
  readonly isShown: boolean;
}

/** The known values of a field, by the short name of its definition. */
export function knownValues(definition: string, field: string): KnownValues | undefined {
  const other = others[`${definition}.${field}`];
  if (typeof other === "object") return { values: other, isShown: true };
  const type = other ?? enumFields[definition]?.[field];
  const values = type === undefined ? undefined : enumValues[type];
  if (type === undefined || values === undefined) return undefined;
  return { values, isShown: names.has(type.replace(/\.v\d\w*\./, ".")) };
}
