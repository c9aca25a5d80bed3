/**
 * The kinds of core/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../core/v1.ts";

export type {
  AWSElasticBlockStoreVolumeSource,
  Affinity,
  AppArmorProfile,
  AppArmorProfileType,
  AttachedVolume,
  AzureDataDiskCachingMode,
  AzureDataDiskKind,
  AzureDiskVolumeSource,
  AzureDiskVolumeSourceDraft,
  AzureFilePersistentVolumeSource,
  AzureFileVolumeSource,
  BindingDraft,
  CSIPersistentVolumeSource,
  CSIVolumeSource,
  Capabilities,
  CephFSPersistentVolumeSource,
  CephFSVolumeSource,
  CinderPersistentVolumeSource,
  CinderVolumeSource,
  ClaimResourceStatus,
  ClientIPConfig,
  ClientIPConfigDraft,
  ClusterTrustBundleProjection,
  ComponentCondition,
  ComponentConditionType,
  ComponentStatusDraft,
  ComponentStatusList,
  ConditionStatus,
  ConfigMapDraft,
  ConfigMapEnvSource,
  ConfigMapKeySelector,
  ConfigMapList,
  ConfigMapNodeConfigSource,
  ConfigMapProjection,
  ConfigMapVolumeSource,
  ConfigMapVolumeSourceDraft,
  Container,
  ContainerDraft,
  ContainerExtendedResourceRequest,
  ContainerImage,
  ContainerPort,
  ContainerPortDraft,
  ContainerResizePolicy,
  ContainerRestartPolicy,
  ContainerRestartRule,
  ContainerRestartRuleAction,
  ContainerRestartRuleOnExitCodes,
  ContainerRestartRuleOnExitCodesOperator,
  ContainerState,
  ContainerStateRunning,
  ContainerStateTerminated,
  ContainerStateWaiting,
  ContainerStatus,
  ContainerStatusDraft,
  ContainerUser,
  DNSPolicy,
  DaemonEndpoint,
  DownwardAPIProjection,
  DownwardAPIProjectionDraft,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeFileDraft,
  DownwardAPIVolumeSource,
  DownwardAPIVolumeSourceDraft,
  EmptyDirVolumeSource,
  EmptyDirVolumeSourceDraft,
  EndpointAddress,
  EndpointPort,
  EndpointPortDraft,
  EndpointSubset,
  EndpointSubsetDraft,
  EndpointsDraft,
  EndpointsList,
  EnvFromSource,
  EnvVar,
  EnvVarDraft,
  EnvVarSource,
  EnvVarSourceDraft,
  EphemeralContainer,
  EphemeralContainerDraft,
  EphemeralVolumeSource,
  EphemeralVolumeSourceDraft,
  EventDraft,
  EventList,
  EventSeries,
  EventSource,
  ExecAction,
  FCVolumeSource,
  FileKeySelector,
  FinalizerName,
  FlexPersistentVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  GCEPersistentDiskVolumeSource,
  GRPCAction,
  GRPCActionDraft,
  GitRepoVolumeSource,
  GlusterfsPersistentVolumeSource,
  GlusterfsVolumeSource,
  HTTPGetAction,
  HTTPGetActionDraft,
  HTTPHeader,
  HostAlias,
  HostIP,
  HostPathType,
  HostPathVolumeSource,
  HostPathVolumeSourceDraft,
  IPFamily,
  IPFamilyPolicy,
  ISCSIPersistentVolumeSource,
  ISCSIPersistentVolumeSourceDraft,
  ISCSIVolumeSource,
  ISCSIVolumeSourceDraft,
  ImageVolumeSource,
  ImageVolumeStatus,
  KeyToPath,
  Lifecycle,
  LifecycleDraft,
  LifecycleHandler,
  LifecycleHandlerDraft,
  LimitRangeDraft,
  LimitRangeItem,
  LimitRangeItemDraft,
  LimitRangeList,
  LimitRangeSpec,
  LimitRangeSpecDraft,
  LimitType,
  LinuxContainerUser,
  LoadBalancerIPMode,
  LoadBalancerIngress,
  LoadBalancerStatus,
  LocalObjectReference,
  LocalVolumeSource,
  ModifyVolumeStatus,
  MountPropagationMode,
  NFSVolumeSource,
  NamespaceCondition,
  NamespaceConditionType,
  NamespaceDraft,
  NamespaceList,
  NamespacePhase,
  NamespaceSpec,
  NamespaceStatus,
  NamespaceStatusDraft,
  NodeAddress,
  NodeAddressType,
  NodeAffinity,
  NodeAllocatableResourceClaimStatus,
  NodeAllocatableResourceClaimStatusDraft,
  NodeCondition,
  NodeConditionType,
  NodeConfigSource,
  NodeConfigStatus,
  NodeDaemonEndpoints,
  NodeDaemonEndpointsDraft,
  NodeDraft,
  NodeFeatures,
  NodeInclusionPolicy,
  NodeList,
  NodePhase,
  NodeRuntimeHandler,
  NodeRuntimeHandlerDraft,
  NodeRuntimeHandlerFeatures,
  NodeSelector,
  NodeSelectorOperator,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  NodeSpec,
  NodeStatus,
  NodeStatusDraft,
  NodeSwapStatus,
  NodeSystemInfo,
  OSName,
  ObjectFieldSelector,
  ObjectFieldSelectorDraft,
  ObjectReference,
  PersistentVolumeAccessMode,
  PersistentVolumeClaimCondition,
  PersistentVolumeClaimConditionType,
  PersistentVolumeClaimDraft,
  PersistentVolumeClaimList,
  PersistentVolumeClaimModifyVolumeStatus,
  PersistentVolumeClaimPhase,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimSpecDraft,
  PersistentVolumeClaimStatus,
  PersistentVolumeClaimStatusDraft,
  PersistentVolumeClaimTemplate,
  PersistentVolumeClaimTemplateDraft,
  PersistentVolumeClaimVolumeSource,
  PersistentVolumeDraft,
  PersistentVolumeList,
  PersistentVolumeMode,
  PersistentVolumePhase,
  PersistentVolumeReclaimPolicy,
  PersistentVolumeSpec,
  PersistentVolumeSpecDraft,
  PersistentVolumeStatus,
  PersistentVolumeStatusDraft,
  PhotonPersistentDiskVolumeSource,
  PodAffinity,
  PodAffinityTerm,
  PodAntiAffinity,
  PodCertificateProjection,
  PodCondition,
  PodConditionType,
  PodDNSConfig,
  PodDNSConfigOption,
  PodDraft,
  PodExtendedResourceClaimStatus,
  PodFSGroupChangePolicy,
  PodIP,
  PodList,
  PodOS,
  PodPhase,
  PodQOSClass,
  PodReadinessGate,
  PodResizeStatus,
  PodResourceClaim,
  PodResourceClaimStatus,
  PodSELinuxChangePolicy,
  PodSchedulingGate,
  PodSchedulingGroup,
  PodSecurityContext,
  PodSpec,
  PodSpecDraft,
  PodStatus,
  PodStatusDraft,
  PodTemplateDraft,
  PodTemplateList,
  PodTemplateSpec,
  PodTemplateSpecDraft,
  PortStatus,
  PortworxVolumeSource,
  PreemptionPolicy,
  PreferredSchedulingTerm,
  Probe,
  ProbeDraft,
  ProcMountType,
  ProjectedVolumeSource,
  ProjectedVolumeSourceDraft,
  Protocol,
  PullPolicy,
  QuobyteVolumeSource,
  RBDPersistentVolumeSource,
  RBDPersistentVolumeSourceDraft,
  RBDVolumeSource,
  RBDVolumeSourceDraft,
  RecursiveReadOnlyMode,
  ReplicationControllerCondition,
  ReplicationControllerConditionType,
  ReplicationControllerDraft,
  ReplicationControllerList,
  ReplicationControllerSpec,
  ReplicationControllerSpecDraft,
  ReplicationControllerStatus,
  ResourceClaim,
  ResourceFieldSelector,
  ResourceFieldSelectorDraft,
  ResourceHealth,
  ResourceHealthStatus,
  ResourceName,
  ResourceQuotaDraft,
  ResourceQuotaList,
  ResourceQuotaScope,
  ResourceQuotaSpec,
  ResourceQuotaSpecDraft,
  ResourceQuotaStatus,
  ResourceQuotaStatusDraft,
  ResourceRequirements,
  ResourceRequirementsDraft,
  ResourceResizeRestartPolicy,
  ResourceStatus,
  RestartPolicy,
  SELinuxOptions,
  ScaleIOPersistentVolumeSource,
  ScaleIOPersistentVolumeSourceDraft,
  ScaleIOVolumeSource,
  ScaleIOVolumeSourceDraft,
  ScopeSelector,
  ScopeSelectorOperator,
  ScopedResourceSelectorRequirement,
  SeccompProfile,
  SeccompProfileType,
  SecretDraft,
  SecretEnvSource,
  SecretKeySelector,
  SecretList,
  SecretProjection,
  SecretReference,
  SecretType,
  SecretVolumeSource,
  SecretVolumeSourceDraft,
  SecurityContext,
  ServiceAccountDraft,
  ServiceAccountList,
  ServiceAccountTokenProjection,
  ServiceAccountTokenProjectionDraft,
  ServiceAffinity,
  ServiceDraft,
  ServiceExternalTrafficPolicy,
  ServiceInternalTrafficPolicy,
  ServiceList,
  ServicePort,
  ServicePortDraft,
  ServiceSpec,
  ServiceSpecDraft,
  ServiceStatus,
  ServiceStatusDraft,
  ServiceType,
  SessionAffinityConfig,
  SessionAffinityConfigDraft,
  Signal,
  SleepAction,
  StorageMedium,
  StorageOSPersistentVolumeSource,
  StorageOSVolumeSource,
  SupplementalGroupsPolicy,
  Sysctl,
  TCPSocketAction,
  Taint,
  TaintEffect,
  TerminationMessagePolicy,
  Toleration,
  TolerationOperator,
  TopologySelectorLabelRequirement,
  TopologySelectorTerm,
  TopologySpreadConstraint,
  TypedLocalObjectReference,
  TypedObjectReference,
  URIScheme,
  UnsatisfiableConstraintAction,
  Volume,
  VolumeDevice,
  VolumeDraft,
  VolumeMount,
  VolumeMountStatus,
  VolumeNodeAffinity,
  VolumeProjection,
  VolumeProjectionDraft,
  VolumeResourceRequirements,
  VolumeResourceRequirementsDraft,
  VolumeStatus,
  VsphereVirtualDiskVolumeSource,
  WeightedPodAffinityTerm,
  WindowsSecurityContextOptions,
} from "../../core/v1.ts";

/** An object of the kind {@linkcode types.Binding}. */
export type Binding = types.Binding;
/** The kind Binding: in namespaces. */
export const Binding: Kind<
  types.Binding,
  "Namespaced",
  never,
  types.BindingDraft,
  never,
  "create"
> = {
  group: "",
  version: "v1",
  kind: "Binding",
  plural: "bindings",
  singular: "binding",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ComponentStatus}. */
export type ComponentStatus = types.ComponentStatus;
/** The kind ComponentStatus: cluster-scoped. */
export const ComponentStatus: Kind<
  types.ComponentStatus,
  "Cluster",
  never,
  types.ComponentStatusDraft,
  never,
  "get" | "list"
> = {
  group: "",
  version: "v1",
  kind: "ComponentStatus",
  plural: "componentstatuses",
  singular: "componentstatus",
  scope: "Cluster",
  shortNames: ["cs"],
  categories: [],
  verbs: ["get", "list"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ConfigMap}. */
export type ConfigMap = types.ConfigMap;
/** The kind ConfigMap: in namespaces. */
export const ConfigMap: Kind<types.ConfigMap, "Namespaced", never, types.ConfigMapDraft, never> = {
  group: "",
  version: "v1",
  kind: "ConfigMap",
  plural: "configmaps",
  singular: "configmap",
  scope: "Namespaced",
  shortNames: ["cm"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.Endpoints}. */
export type Endpoints = types.Endpoints;
/** The kind Endpoints: in namespaces. */
export const Endpoints: Kind<types.Endpoints, "Namespaced", never, types.EndpointsDraft, never> = {
  group: "",
  version: "v1",
  kind: "Endpoints",
  plural: "endpoints",
  singular: "endpoints",
  scope: "Namespaced",
  shortNames: ["ep"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.Event}. */
export type Event = types.Event;
/** The kind Event: in namespaces. */
export const Event: Kind<
  types.Event,
  "Namespaced",
  never,
  types.EventDraft,
  "involvedObject.apiVersion" | "involvedObject.fieldPath" | "involvedObject.kind" | "involvedObject.name" | "involvedObject.namespace" | "involvedObject.resourceVersion" | "involvedObject.uid" | "reason" | "reportingComponent" | "source" | "type"
> = {
  group: "",
  version: "v1",
  kind: "Event",
  plural: "events",
  singular: "event",
  scope: "Namespaced",
  shortNames: ["ev"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.LimitRange}. */
export type LimitRange = types.LimitRange;
/** The kind LimitRange: in namespaces. */
export const LimitRange: Kind<
  types.LimitRange,
  "Namespaced",
  never,
  types.LimitRangeDraft,
  never
> = {
  group: "",
  version: "v1",
  kind: "LimitRange",
  plural: "limitranges",
  singular: "limitrange",
  scope: "Namespaced",
  shortNames: ["limits"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.Namespace}. */
export type Namespace = types.Namespace;
/** The kind Namespace: cluster-scoped, with finalize, status. */
export const Namespace: Kind<
  types.Namespace,
  "Cluster",
  "finalize" | "status",
  types.NamespaceDraft,
  "status.phase",
  "create" | "delete" | "get" | "list" | "patch" | "update" | "watch"
> = {
  group: "",
  version: "v1",
  kind: "Namespace",
  plural: "namespaces",
  singular: "namespace",
  scope: "Cluster",
  shortNames: ["ns"],
  categories: [],
  verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
  subresources: ["finalize", "status"],
};

/** An object of the kind {@linkcode types.Node}. */
export type Node = types.Node;
/** The kind Node: cluster-scoped, with proxy, status. */
export const Node: Kind<
  types.Node,
  "Cluster",
  "proxy" | "status",
  types.NodeDraft,
  "spec.unschedulable"
> = {
  group: "",
  version: "v1",
  kind: "Node",
  plural: "nodes",
  singular: "node",
  scope: "Cluster",
  shortNames: ["no"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["proxy", "status"],
};

/** An object of the kind {@linkcode types.PersistentVolumeClaim}. */
export type PersistentVolumeClaim = types.PersistentVolumeClaim;
/** The kind PersistentVolumeClaim: in namespaces, with status. */
export const PersistentVolumeClaim: Kind<
  types.PersistentVolumeClaim,
  "Namespaced",
  "status",
  types.PersistentVolumeClaimDraft,
  never
> = {
  group: "",
  version: "v1",
  kind: "PersistentVolumeClaim",
  plural: "persistentvolumeclaims",
  singular: "persistentvolumeclaim",
  scope: "Namespaced",
  shortNames: ["pvc"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.PersistentVolume}. */
export type PersistentVolume = types.PersistentVolume;
/** The kind PersistentVolume: cluster-scoped, with status. */
export const PersistentVolume: Kind<
  types.PersistentVolume,
  "Cluster",
  "status",
  types.PersistentVolumeDraft,
  never
> = {
  group: "",
  version: "v1",
  kind: "PersistentVolume",
  plural: "persistentvolumes",
  singular: "persistentvolume",
  scope: "Cluster",
  shortNames: ["pv"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.Pod}. */
export type Pod = types.Pod;
/** The kind Pod: in namespaces, with attach, binding, ephemeralcontainers, eviction, exec, log, portforward, proxy, resize, status. */
export const Pod: Kind<
  types.Pod,
  "Namespaced",
  "attach" | "binding" | "ephemeralcontainers" | "eviction" | "exec" | "log" | "portforward" | "proxy" | "resize" | "status",
  types.PodDraft,
  "spec.hostNetwork" | "spec.nodeName" | "spec.restartPolicy" | "spec.schedulerName" | "spec.serviceAccountName" | "status.nominatedNodeName" | "status.phase" | "status.podIP" | "status.podIPs"
> = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  singular: "pod",
  scope: "Namespaced",
  shortNames: ["po"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["attach", "binding", "ephemeralcontainers", "eviction", "exec", "log", "portforward", "proxy", "resize", "status"],
};

/** An object of the kind {@linkcode types.PodTemplate}. */
export type PodTemplate = types.PodTemplate;
/** The kind PodTemplate: in namespaces. */
export const PodTemplate: Kind<
  types.PodTemplate,
  "Namespaced",
  never,
  types.PodTemplateDraft,
  never
> = {
  group: "",
  version: "v1",
  kind: "PodTemplate",
  plural: "podtemplates",
  singular: "podtemplate",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ReplicationController}. */
export type ReplicationController = types.ReplicationController;
/** The kind ReplicationController: in namespaces, with scale, status. */
export const ReplicationController: Kind<
  types.ReplicationController,
  "Namespaced",
  "scale" | "status",
  types.ReplicationControllerDraft,
  "status.replicas"
> = {
  group: "",
  version: "v1",
  kind: "ReplicationController",
  plural: "replicationcontrollers",
  singular: "replicationcontroller",
  scope: "Namespaced",
  shortNames: ["rc"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["scale", "status"],
};

/** An object of the kind {@linkcode types.ResourceQuota}. */
export type ResourceQuota = types.ResourceQuota;
/** The kind ResourceQuota: in namespaces, with status. */
export const ResourceQuota: Kind<
  types.ResourceQuota,
  "Namespaced",
  "status",
  types.ResourceQuotaDraft,
  never
> = {
  group: "",
  version: "v1",
  kind: "ResourceQuota",
  plural: "resourcequotas",
  singular: "resourcequota",
  scope: "Namespaced",
  shortNames: ["quota"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.Secret}. */
export type Secret = types.Secret;
/** The kind Secret: in namespaces. */
export const Secret: Kind<types.Secret, "Namespaced", never, types.SecretDraft, "type"> = {
  group: "",
  version: "v1",
  kind: "Secret",
  plural: "secrets",
  singular: "secret",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ServiceAccount}. */
export type ServiceAccount = types.ServiceAccount;
/** The kind ServiceAccount: in namespaces, with token. */
export const ServiceAccount: Kind<
  types.ServiceAccount,
  "Namespaced",
  "token",
  types.ServiceAccountDraft,
  never
> = {
  group: "",
  version: "v1",
  kind: "ServiceAccount",
  plural: "serviceaccounts",
  singular: "serviceaccount",
  scope: "Namespaced",
  shortNames: ["sa"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["token"],
};

/** An object of the kind {@linkcode types.Service}. */
export type Service = types.Service;
/** The kind Service: in namespaces, with proxy, status. */
export const Service: Kind<
  types.Service,
  "Namespaced",
  "proxy" | "status",
  types.ServiceDraft,
  "spec.clusterIP" | "spec.type"
> = {
  group: "",
  version: "v1",
  kind: "Service",
  plural: "services",
  singular: "service",
  scope: "Namespaced",
  shortNames: ["svc"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["proxy", "status"],
};
