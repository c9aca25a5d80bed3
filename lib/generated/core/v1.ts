/**
 * The types of core/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type {
  Base64,
  IntOrString,
  MicroTime,
  Quantity,
  QuantityDraft,
  Time,
} from "../../meta/scalars.ts";
import type { Condition, LabelSelector } from "../meta/v1.ts";

/** AWSElasticBlockStoreVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#awselasticblockstorevolumesource-v1-core */
export interface AWSElasticBlockStoreVolumeSource {
  fsType?: string;
  partition?: number;
  readOnly?: boolean;
  volumeID: string;
}

/** Affinity of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#affinity-v1-core */
export interface Affinity {
  nodeAffinity?: NodeAffinity;
  podAffinity?: PodAffinity;
  podAntiAffinity?: PodAntiAffinity;
}

/** AppArmorProfile of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apparmorprofile-v1-core */
export interface AppArmorProfile {
  localhostProfile?: string;
  type: AppArmorProfileType;
}

/** AttachedVolume of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#attachedvolume-v1-core */
export interface AttachedVolume {
  devicePath: string;
  name: string;
}

/** The {@linkcode AzureDiskVolumeSource} as it is written. */
export interface AzureDiskVolumeSourceDraft {
  /** Default: "ReadWrite". */
  cachingMode?: AzureDataDiskCachingMode;
  diskName: string;
  diskURI: string;
  /** Default: "ext4". */
  fsType?: string;
  /** Default: "Shared". */
  kind?: AzureDataDiskKind;
  /** Default: false. */
  readOnly?: boolean;
}
/** AzureDiskVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurediskvolumesource-v1-core */
export interface AzureDiskVolumeSource extends AzureDiskVolumeSourceDraft {
  cachingMode: AzureDataDiskCachingMode;
  fsType: string;
  kind: AzureDataDiskKind;
  readOnly: boolean;
}

/** AzureFilePersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurefilepersistentvolumesource-v1-core */
export interface AzureFilePersistentVolumeSource {
  readOnly?: boolean;
  secretName: string;
  secretNamespace?: string | null;
  shareName: string;
}

/** AzureFileVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#azurefilevolumesource-v1-core */
export interface AzureFileVolumeSource {
  readOnly?: boolean;
  secretName: string;
  shareName: string;
}

/** The {@linkcode Binding} as it is written. */
export interface BindingDraft {
  apiVersion?: "v1";
  kind?: "Binding";
  metadata?: ObjectMetaDraft;
  target: ObjectReference;
}
/** Binding of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#binding-v1-core */
export interface Binding extends BindingDraft {
  apiVersion: "v1";
  kind: "Binding";
  metadata: ObjectMetaDraft;
}

/** CSIPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csipersistentvolumesource-v1-core */
export interface CSIPersistentVolumeSource {
  controllerExpandSecretRef?: SecretReference;
  controllerPublishSecretRef?: SecretReference;
  driver: string;
  fsType?: string;
  nodeExpandSecretRef?: SecretReference;
  nodePublishSecretRef?: SecretReference;
  nodeStageSecretRef?: SecretReference;
  readOnly?: boolean;
  volumeAttributes?: Record<string, string>;
  volumeHandle: string;
}

/** CSIVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csivolumesource-v1-core */
export interface CSIVolumeSource {
  driver: string;
  fsType?: string;
  nodePublishSecretRef?: LocalObjectReference;
  readOnly?: boolean;
  volumeAttributes?: Record<string, string>;
}

/** Capabilities of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#capabilities-v1-core */
export interface Capabilities {
  /** Atomic. */
  add?: string[];
  /** Atomic. */
  drop?: string[];
}

/** CephFSPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfspersistentvolumesource-v1-core */
export interface CephFSPersistentVolumeSource {
  /** Atomic. */
  monitors: string[];
  path?: string;
  readOnly?: boolean;
  secretFile?: string;
  secretRef?: SecretReference;
  user?: string;
}

/** CephFSVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cephfsvolumesource-v1-core */
export interface CephFSVolumeSource {
  /** Atomic. */
  monitors: string[];
  path?: string;
  readOnly?: boolean;
  secretFile?: string;
  secretRef?: LocalObjectReference;
  user?: string;
}

/** CinderPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cinderpersistentvolumesource-v1-core */
export interface CinderPersistentVolumeSource {
  fsType?: string;
  readOnly?: boolean;
  secretRef?: SecretReference;
  volumeID: string;
}

/** CinderVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#cindervolumesource-v1-core */
export interface CinderVolumeSource {
  fsType?: string;
  readOnly?: boolean;
  secretRef?: LocalObjectReference;
  volumeID: string;
}

/** The {@linkcode ClientIPConfig} as it is written. */
export interface ClientIPConfigDraft {
  /** Default: 10800. */
  timeoutSeconds?: number;
}
/** ClientIPConfig of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clientipconfig-v1-core */
export interface ClientIPConfig extends ClientIPConfigDraft {
  timeoutSeconds: number;
}

/** ClusterTrustBundleProjection of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundleprojection-v1-core */
export interface ClusterTrustBundleProjection {
  labelSelector?: LabelSelector;
  name?: string;
  optional?: boolean;
  path: string;
  signerName?: string;
}

/** ComponentCondition of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#componentcondition-v1-core */
export interface ComponentCondition {
  error?: string;
  message?: string;
  status: ConditionStatus;
  type: ComponentConditionType;
}

/** The {@linkcode ComponentStatus} as it is written. */
export interface ComponentStatusDraft {
  apiVersion?: "v1";
  kind?: "ComponentStatus";
  metadata: ObjectMetaDraft;
  /** Map by type. Patch: merge by type. */
  conditions?: ComponentCondition[];
}
/** ComponentStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#componentstatus-v1-core */
export interface ComponentStatus extends ComponentStatusDraft {
  apiVersion: "v1";
  kind: "ComponentStatus";
  metadata: ObjectMeta;
}

/** ComponentStatusList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#componentstatuslist-v1-core */
export interface ComponentStatusList extends KubeList<ComponentStatus> {
  apiVersion: "v1";
  kind: "ComponentStatusList";
}

/** The {@linkcode ConfigMap} as it is written. */
export interface ConfigMapDraft {
  apiVersion?: "v1";
  kind?: "ConfigMap";
  metadata: ObjectMetaDraft;
  binaryData?: Record<string, Base64>;
  data?: Record<string, string>;
  immutable?: boolean;
}
/** ConfigMap of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmap-v1-core */
export interface ConfigMap extends ConfigMapDraft {
  apiVersion: "v1";
  kind: "ConfigMap";
  metadata: ObjectMeta;
}

/** ConfigMapEnvSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapenvsource-v1-core */
export interface ConfigMapEnvSource {
  name?: string;
  optional?: boolean;
}

/** ConfigMapKeySelector of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapkeyselector-v1-core */
export interface ConfigMapKeySelector {
  key: string;
  name?: string;
  optional?: boolean;
}

/** ConfigMapList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmaplist-v1-core */
export interface ConfigMapList extends KubeList<ConfigMap> {
  apiVersion: "v1";
  kind: "ConfigMapList";
}

/** ConfigMapNodeConfigSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapnodeconfigsource-v1-core */
export interface ConfigMapNodeConfigSource {
  kubeletConfigKey: string;
  name: string;
  namespace: string;
  resourceVersion?: string;
  uid?: string;
}

/** ConfigMapProjection of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapprojection-v1-core */
export interface ConfigMapProjection {
  /** Atomic. */
  items?: KeyToPath[];
  name?: string;
  optional?: boolean;
}

/** The {@linkcode ConfigMapVolumeSource} as it is written. */
export interface ConfigMapVolumeSourceDraft {
  /** Default: 420. */
  defaultMode?: number;
  /** Atomic. */
  items?: KeyToPath[];
  name?: string;
  optional?: boolean;
}
/** ConfigMapVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#configmapvolumesource-v1-core */
export interface ConfigMapVolumeSource extends ConfigMapVolumeSourceDraft {
  defaultMode: number;
}

/** The {@linkcode Container} as it is written. */
export interface ContainerDraft {
  /** Atomic. */
  args?: string[];
  /** Atomic. */
  command?: string[];
  /** Map by name. Patch: merge by name. */
  env?: EnvVarDraft[];
  /** Atomic. */
  envFrom?: EnvFromSource[];
  image?: string;
  /** Default: `Always` for the tag latest, else `IfNotPresent`. */
  imagePullPolicy?: PullPolicy;
  lifecycle?: LifecycleDraft;
  livenessProbe?: ProbeDraft;
  name: string;
  /** Map by containerPort, protocol. Patch: merge by containerPort. */
  ports?: ContainerPortDraft[];
  readinessProbe?: ProbeDraft;
  /** Atomic. */
  resizePolicy?: ContainerResizePolicy[];
  resources?: ResourceRequirementsDraft;
  restartPolicy?: ContainerRestartPolicy;
  /** Atomic. */
  restartPolicyRules?: ContainerRestartRule[];
  securityContext?: SecurityContext;
  startupProbe?: ProbeDraft;
  stdin?: boolean;
  stdinOnce?: boolean;
  /** Default: "/dev/termination-log". */
  terminationMessagePath?: string;
  /** Default: "File". */
  terminationMessagePolicy?: TerminationMessagePolicy;
  tty?: boolean;
  /** Map by devicePath. Patch: merge by devicePath. */
  volumeDevices?: VolumeDevice[];
  /** Map by mountPath. Patch: merge by mountPath. */
  volumeMounts?: VolumeMount[];
  workingDir?: string;
}
/** Container of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#container-v1-core */
export interface Container extends ContainerDraft {
  env?: EnvVar[];
  imagePullPolicy: PullPolicy;
  lifecycle?: Lifecycle;
  livenessProbe?: Probe;
  ports?: ContainerPort[];
  readinessProbe?: Probe;
  resources: ResourceRequirements;
  startupProbe?: Probe;
  terminationMessagePath: string;
  terminationMessagePolicy: TerminationMessagePolicy;
}

/** ContainerExtendedResourceRequest of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerextendedresourcerequest-v1-core */
export interface ContainerExtendedResourceRequest {
  containerName: string;
  requestName: string;
  resourceName: string;
}

/** ContainerImage of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerimage-v1-core */
export interface ContainerImage {
  /** Atomic. */
  names?: string[] | null;
  sizeBytes?: number;
}

/** The {@linkcode ContainerPort} as it is written. */
export interface ContainerPortDraft {
  containerPort: number;
  hostIP?: string;
  hostPort?: number;
  name?: string;
  /** Default: "TCP". */
  protocol?: Protocol;
}
/** ContainerPort of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerport-v1-core */
export interface ContainerPort extends ContainerPortDraft {
  protocol: Protocol;
}

/** ContainerResizePolicy of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerresizepolicy-v1-core */
export interface ContainerResizePolicy {
  resourceName: ResourceName;
  restartPolicy: ResourceResizeRestartPolicy;
}

/** ContainerRestartRule of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartrule-v1-core */
export interface ContainerRestartRule {
  action: ContainerRestartRuleAction;
  exitCodes?: ContainerRestartRuleOnExitCodes;
}

/** ContainerRestartRuleOnExitCodes of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerrestartruleonexitcodes-v1-core */
export interface ContainerRestartRuleOnExitCodes {
  operator: ContainerRestartRuleOnExitCodesOperator;
  /** Set. */
  values?: number[];
}

/** ContainerState of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstate-v1-core */
export interface ContainerState {
  running?: ContainerStateRunning;
  terminated?: ContainerStateTerminated;
  waiting?: ContainerStateWaiting;
}

/** ContainerStateRunning of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstaterunning-v1-core */
export interface ContainerStateRunning {
  startedAt?: Time | null;
}

/** ContainerStateTerminated of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstateterminated-v1-core */
export interface ContainerStateTerminated {
  containerID?: string;
  exitCode: number;
  finishedAt?: Time | null;
  message?: string;
  reason?: string;
  signal?: number;
  startedAt?: Time | null;
}

/** ContainerStateWaiting of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstatewaiting-v1-core */
export interface ContainerStateWaiting {
  message?: string;
  reason?: string;
}

/** The {@linkcode ContainerStatus} as it is written. */
export interface ContainerStatusDraft {
  allocatedResources?: Record<string, QuantityDraft>;
  /** Map by name. Patch: merge by name. */
  allocatedResourcesStatus?: ResourceStatus[];
  containerID?: string;
  image: string;
  imageID: string;
  lastState?: ContainerState;
  name: string;
  ready: boolean;
  resources?: ResourceRequirementsDraft;
  restartCount: number;
  started?: boolean;
  state?: ContainerState;
  stopSignal?: Signal;
  user?: ContainerUser;
  /** Map by mountPath. Patch: merge by mountPath. */
  volumeMounts?: VolumeMountStatus[];
}
/** ContainerStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containerstatus-v1-core */
export interface ContainerStatus extends ContainerStatusDraft {
  allocatedResources?: Record<string, Quantity>;
  lastState: ContainerState;
  resources?: ResourceRequirements;
  state: ContainerState;
}

/** ContainerUser of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#containeruser-v1-core */
export interface ContainerUser {
  linux?: LinuxContainerUser;
}

/** DaemonEndpoint of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonendpoint-v1-core */
export interface DaemonEndpoint {
  Port: number;
}

/** The {@linkcode DownwardAPIProjection} as it is written. */
export interface DownwardAPIProjectionDraft {
  /** Atomic. */
  items?: DownwardAPIVolumeFileDraft[];
}
/** DownwardAPIProjection of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapiprojection-v1-core */
export interface DownwardAPIProjection extends DownwardAPIProjectionDraft {
  items?: DownwardAPIVolumeFile[];
}

/** The {@linkcode DownwardAPIVolumeFile} as it is written. */
export interface DownwardAPIVolumeFileDraft {
  fieldRef?: ObjectFieldSelectorDraft;
  mode?: number;
  path: string;
  resourceFieldRef?: ResourceFieldSelectorDraft;
}
/** DownwardAPIVolumeFile of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumefile-v1-core */
export interface DownwardAPIVolumeFile extends DownwardAPIVolumeFileDraft {
  fieldRef?: ObjectFieldSelector;
  resourceFieldRef?: ResourceFieldSelector;
}

/** The {@linkcode DownwardAPIVolumeSource} as it is written. */
export interface DownwardAPIVolumeSourceDraft {
  /** Default: 420. */
  defaultMode?: number;
  /** Atomic. */
  items?: DownwardAPIVolumeFileDraft[];
}
/** DownwardAPIVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#downwardapivolumesource-v1-core */
export interface DownwardAPIVolumeSource extends DownwardAPIVolumeSourceDraft {
  defaultMode: number;
  items?: DownwardAPIVolumeFile[];
}

/** The {@linkcode EmptyDirVolumeSource} as it is written. */
export interface EmptyDirVolumeSourceDraft {
  medium?: StorageMedium;
  sizeLimit?: QuantityDraft;
}
/** EmptyDirVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#emptydirvolumesource-v1-core */
export interface EmptyDirVolumeSource extends EmptyDirVolumeSourceDraft {
  sizeLimit?: Quantity;
}

/** EndpointAddress of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointaddress-v1-core */
export interface EndpointAddress {
  hostname?: string;
  ip: string;
  nodeName?: string;
  targetRef?: ObjectReference;
}

/** The {@linkcode EndpointPort} as it is written. */
export interface EndpointPortDraft {
  appProtocol?: string;
  name?: string;
  port: number;
  /** Default: "TCP". */
  protocol?: Protocol;
}
/** EndpointPort of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointport-v1-core */
export interface EndpointPort extends EndpointPortDraft {
  protocol: Protocol;
}

/** The {@linkcode EndpointSubset} as it is written. */
export interface EndpointSubsetDraft {
  /** Atomic. */
  addresses?: EndpointAddress[];
  /** Atomic. */
  notReadyAddresses?: EndpointAddress[];
  /** Atomic. */
  ports?: EndpointPortDraft[];
}
/** EndpointSubset of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointsubset-v1-core */
export interface EndpointSubset extends EndpointSubsetDraft {
  ports?: EndpointPort[];
}

/** The {@linkcode Endpoints} as it is written. */
export interface EndpointsDraft {
  apiVersion?: "v1";
  kind?: "Endpoints";
  metadata: ObjectMetaDraft;
  /** Atomic. */
  subsets?: EndpointSubsetDraft[];
}
/** Endpoints of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpoints-v1-core */
export interface Endpoints extends EndpointsDraft {
  apiVersion: "v1";
  kind: "Endpoints";
  metadata: ObjectMeta;
  subsets?: EndpointSubset[];
}

/** EndpointsList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointslist-v1-core */
export interface EndpointsList extends KubeList<Endpoints> {
  apiVersion: "v1";
  kind: "EndpointsList";
}

/** EnvFromSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envfromsource-v1-core */
export interface EnvFromSource {
  configMapRef?: ConfigMapEnvSource;
  prefix?: string;
  secretRef?: SecretEnvSource;
}

/** The {@linkcode EnvVar} as it is written. */
export interface EnvVarDraft {
  name: string;
  value?: string;
  valueFrom?: EnvVarSourceDraft;
}
/** EnvVar of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvar-v1-core */
export interface EnvVar extends EnvVarDraft {
  valueFrom?: EnvVarSource;
}

/** The {@linkcode EnvVarSource} as it is written. */
export interface EnvVarSourceDraft {
  configMapKeyRef?: ConfigMapKeySelector;
  fieldRef?: ObjectFieldSelectorDraft;
  fileKeyRef?: FileKeySelector;
  resourceFieldRef?: ResourceFieldSelectorDraft;
  secretKeyRef?: SecretKeySelector;
}
/** EnvVarSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#envvarsource-v1-core */
export interface EnvVarSource extends EnvVarSourceDraft {
  fieldRef?: ObjectFieldSelector;
  resourceFieldRef?: ResourceFieldSelector;
}

/** The {@linkcode EphemeralContainer} as it is written. */
export interface EphemeralContainerDraft {
  /** Atomic. */
  args?: string[];
  /** Atomic. */
  command?: string[];
  /** Map by name. Patch: merge by name. */
  env?: EnvVarDraft[];
  /** Atomic. */
  envFrom?: EnvFromSource[];
  image?: string;
  /** Default: `Always` for the tag latest, else `IfNotPresent`. */
  imagePullPolicy?: PullPolicy;
  lifecycle?: LifecycleDraft;
  livenessProbe?: ProbeDraft;
  name: string;
  /** Map by containerPort, protocol. Patch: merge by containerPort. */
  ports?: ContainerPortDraft[];
  readinessProbe?: ProbeDraft;
  /** Atomic. */
  resizePolicy?: ContainerResizePolicy[];
  resources?: ResourceRequirementsDraft;
  restartPolicy?: ContainerRestartPolicy;
  /** Atomic. */
  restartPolicyRules?: ContainerRestartRule[];
  securityContext?: SecurityContext;
  startupProbe?: ProbeDraft;
  stdin?: boolean;
  stdinOnce?: boolean;
  targetContainerName?: string;
  /** Default: "/dev/termination-log". */
  terminationMessagePath?: string;
  /** Default: "File". */
  terminationMessagePolicy?: TerminationMessagePolicy;
  tty?: boolean;
  /** Map by devicePath. Patch: merge by devicePath. */
  volumeDevices?: VolumeDevice[];
  /** Map by mountPath. Patch: merge by mountPath. */
  volumeMounts?: VolumeMount[];
  workingDir?: string;
}
/** EphemeralContainer of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralcontainer-v1-core */
export interface EphemeralContainer extends EphemeralContainerDraft {
  env?: EnvVar[];
  imagePullPolicy: PullPolicy;
  lifecycle?: Lifecycle;
  livenessProbe?: Probe;
  ports?: ContainerPort[];
  readinessProbe?: Probe;
  resources: ResourceRequirements;
  startupProbe?: Probe;
  terminationMessagePath: string;
  terminationMessagePolicy: TerminationMessagePolicy;
}

/** The {@linkcode EphemeralVolumeSource} as it is written. */
export interface EphemeralVolumeSourceDraft {
  volumeClaimTemplate?: PersistentVolumeClaimTemplateDraft;
}
/** EphemeralVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ephemeralvolumesource-v1-core */
export interface EphemeralVolumeSource extends EphemeralVolumeSourceDraft {
  volumeClaimTemplate?: PersistentVolumeClaimTemplate;
}

/** The {@linkcode Event} as it is written. */
export interface EventDraft {
  apiVersion?: "v1";
  kind?: "Event";
  metadata: ObjectMetaDraft;
  action?: string;
  count?: number;
  eventTime?: MicroTime | null;
  firstTimestamp?: Time | null;
  involvedObject: ObjectReference;
  lastTimestamp?: Time | null;
  message?: string;
  reason?: string;
  related?: ObjectReference;
  reportingComponent?: string;
  reportingInstance?: string;
  series?: EventSeries;
  source?: EventSource;
  type?: string;
}
/** Event of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#event-v1-core */
export interface Event extends EventDraft {
  apiVersion: "v1";
  kind: "Event";
  metadata: ObjectMeta;
  reportingComponent: string;
  reportingInstance: string;
  source: EventSource;
}

/** EventList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#eventlist-v1-core */
export interface EventList extends KubeList<Event> {
  apiVersion: "v1";
  kind: "EventList";
}

/** EventSeries of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#eventseries-v1-core */
export interface EventSeries {
  count?: number;
  lastObservedTime?: MicroTime | null;
}

/** EventSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#eventsource-v1-core */
export interface EventSource {
  component?: string;
  host?: string;
}

/** ExecAction of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#execaction-v1-core */
export interface ExecAction {
  /** Atomic. */
  command?: string[];
}

/** FCVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fcvolumesource-v1-core */
export interface FCVolumeSource {
  fsType?: string;
  lun?: number;
  readOnly?: boolean;
  /** Atomic. */
  targetWWNs?: string[];
  /** Atomic. */
  wwids?: string[];
}

/** FileKeySelector of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#filekeyselector-v1-core */
export interface FileKeySelector {
  key: string;
  optional?: boolean;
  path: string;
  volumeName: string;
}

/** FlexPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexpersistentvolumesource-v1-core */
export interface FlexPersistentVolumeSource {
  driver: string;
  fsType?: string;
  options?: Record<string, string>;
  readOnly?: boolean;
  secretRef?: SecretReference;
}

/** FlexVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flexvolumesource-v1-core */
export interface FlexVolumeSource {
  driver: string;
  fsType?: string;
  options?: Record<string, string>;
  readOnly?: boolean;
  secretRef?: LocalObjectReference;
}

/** FlockerVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flockervolumesource-v1-core */
export interface FlockerVolumeSource {
  datasetName?: string;
  datasetUUID?: string;
}

/** GCEPersistentDiskVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gcepersistentdiskvolumesource-v1-core */
export interface GCEPersistentDiskVolumeSource {
  fsType?: string;
  partition?: number;
  pdName: string;
  readOnly?: boolean;
}

/** The {@linkcode GRPCAction} as it is written. */
export interface GRPCActionDraft {
  port: number;
  /** Default: "". */
  service?: string;
}
/** GRPCAction of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#grpcaction-v1-core */
export interface GRPCAction extends GRPCActionDraft {
  service: string;
}

/** GitRepoVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#gitrepovolumesource-v1-core */
export interface GitRepoVolumeSource {
  directory?: string;
  repository: string;
  revision?: string;
}

/** GlusterfsPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#glusterfspersistentvolumesource-v1-core */
export interface GlusterfsPersistentVolumeSource {
  endpoints: string;
  endpointsNamespace?: string;
  path: string;
  readOnly?: boolean;
}

/** GlusterfsVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#glusterfsvolumesource-v1-core */
export interface GlusterfsVolumeSource {
  endpoints: string;
  path: string;
  readOnly?: boolean;
}

/** The {@linkcode HTTPGetAction} as it is written. */
export interface HTTPGetActionDraft {
  host?: string;
  /** Atomic. */
  httpHeaders?: HTTPHeader[];
  /** Default: "/". */
  path?: string;
  port: IntOrString;
  /** Default: "HTTP". */
  scheme?: URIScheme;
}
/** HTTPGetAction of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpgetaction-v1-core */
export interface HTTPGetAction extends HTTPGetActionDraft {
  path: string;
  scheme: URIScheme;
}

/** HTTPHeader of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpheader-v1-core */
export interface HTTPHeader {
  name: string;
  value: string;
}

/** HostAlias of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostalias-v1-core */
export interface HostAlias {
  /** Atomic. */
  hostnames?: string[];
  ip: string;
}

/** HostIP of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostip-v1-core */
export interface HostIP {
  ip: string;
}

/** The {@linkcode HostPathVolumeSource} as it is written. */
export interface HostPathVolumeSourceDraft {
  path: string;
  /** Default: "". */
  type?: HostPathType;
}
/** HostPathVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#hostpathvolumesource-v1-core */
export interface HostPathVolumeSource extends HostPathVolumeSourceDraft {
  type: HostPathType;
}

/** The {@linkcode ISCSIPersistentVolumeSource} as it is written. */
export interface ISCSIPersistentVolumeSourceDraft {
  chapAuthDiscovery?: boolean;
  chapAuthSession?: boolean;
  fsType?: string;
  initiatorName?: string;
  iqn: string;
  /** Default: "default". */
  iscsiInterface?: string;
  lun: number;
  /** Atomic. */
  portals?: string[];
  readOnly?: boolean;
  secretRef?: SecretReference;
  targetPortal: string;
}
/** ISCSIPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsipersistentvolumesource-v1-core */
export interface ISCSIPersistentVolumeSource extends ISCSIPersistentVolumeSourceDraft {
  iscsiInterface: string;
}

/** The {@linkcode ISCSIVolumeSource} as it is written. */
export interface ISCSIVolumeSourceDraft {
  chapAuthDiscovery?: boolean;
  chapAuthSession?: boolean;
  fsType?: string;
  initiatorName?: string;
  iqn: string;
  /** Default: "default". */
  iscsiInterface?: string;
  lun: number;
  /** Atomic. */
  portals?: string[];
  readOnly?: boolean;
  secretRef?: LocalObjectReference;
  targetPortal: string;
}
/** ISCSIVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#iscsivolumesource-v1-core */
export interface ISCSIVolumeSource extends ISCSIVolumeSourceDraft {
  iscsiInterface: string;
}

/** ImageVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#imagevolumesource-v1-core */
export interface ImageVolumeSource {
  pullPolicy?: PullPolicy;
  reference?: string;
}

/** ImageVolumeStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#imagevolumestatus-v1-core */
export interface ImageVolumeStatus {
  imageRef: string;
}

/** KeyToPath of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#keytopath-v1-core */
export interface KeyToPath {
  key: string;
  mode?: number;
  path: string;
}

/** The {@linkcode Lifecycle} as it is written. */
export interface LifecycleDraft {
  postStart?: LifecycleHandlerDraft;
  preStop?: LifecycleHandlerDraft;
  stopSignal?: Signal;
}
/** Lifecycle of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecycle-v1-core */
export interface Lifecycle extends LifecycleDraft {
  postStart?: LifecycleHandler;
  preStop?: LifecycleHandler;
}

/** The {@linkcode LifecycleHandler} as it is written. */
export interface LifecycleHandlerDraft {
  exec?: ExecAction;
  httpGet?: HTTPGetActionDraft;
  sleep?: SleepAction;
  tcpSocket?: TCPSocketAction;
}
/** LifecycleHandler of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lifecyclehandler-v1-core */
export interface LifecycleHandler extends LifecycleHandlerDraft {
  httpGet?: HTTPGetAction;
}

/** The {@linkcode LimitRange} as it is written. */
export interface LimitRangeDraft {
  apiVersion?: "v1";
  kind?: "LimitRange";
  metadata: ObjectMetaDraft;
  spec: LimitRangeSpecDraft;
}
/** LimitRange of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#limitrange-v1-core */
export interface LimitRange extends LimitRangeDraft {
  apiVersion: "v1";
  kind: "LimitRange";
  metadata: ObjectMeta;
  spec: LimitRangeSpec;
}

/** The {@linkcode LimitRangeItem} as it is written. */
export interface LimitRangeItemDraft {
  default?: Record<string, QuantityDraft>;
  defaultRequest?: Record<string, QuantityDraft>;
  max?: Record<string, QuantityDraft>;
  maxLimitRequestRatio?: Record<string, QuantityDraft>;
  min?: Record<string, QuantityDraft>;
  type: LimitType;
}
/** LimitRangeItem of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#limitrangeitem-v1-core */
export interface LimitRangeItem extends LimitRangeItemDraft {
  default?: Record<string, Quantity>;
  defaultRequest?: Record<string, Quantity>;
  max?: Record<string, Quantity>;
  maxLimitRequestRatio?: Record<string, Quantity>;
  min?: Record<string, Quantity>;
}

/** LimitRangeList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#limitrangelist-v1-core */
export interface LimitRangeList extends KubeList<LimitRange> {
  apiVersion: "v1";
  kind: "LimitRangeList";
}

/** The {@linkcode LimitRangeSpec} as it is written. */
export interface LimitRangeSpecDraft {
  /** Atomic. */
  limits: LimitRangeItemDraft[] | null;
}
/** LimitRangeSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#limitrangespec-v1-core */
export interface LimitRangeSpec extends LimitRangeSpecDraft {
  limits: LimitRangeItem[] | null;
}

/** LinuxContainerUser of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#linuxcontaineruser-v1-core */
export interface LinuxContainerUser {
  gid: number;
  /** Atomic. */
  supplementalGroups?: number[];
  uid: number;
}

/** LoadBalancerIngress of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#loadbalanceringress-v1-core */
export interface LoadBalancerIngress {
  hostname?: string;
  ip?: string;
  ipMode?: LoadBalancerIPMode;
  /** Atomic. */
  ports?: PortStatus[];
}

/** LoadBalancerStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#loadbalancerstatus-v1-core */
export interface LoadBalancerStatus {
  /** Atomic. */
  ingress?: LoadBalancerIngress[];
}

/** LocalObjectReference of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#localobjectreference-v1-core */
export interface LocalObjectReference {
  name?: string;
}

/** LocalVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#localvolumesource-v1-core */
export interface LocalVolumeSource {
  fsType?: string;
  path: string;
}

/** ModifyVolumeStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#modifyvolumestatus-v1-core */
export interface ModifyVolumeStatus {
  status: PersistentVolumeClaimModifyVolumeStatus;
  targetVolumeAttributesClassName?: string;
}

/** NFSVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nfsvolumesource-v1-core */
export interface NFSVolumeSource {
  path: string;
  readOnly?: boolean;
  server: string;
}

/** The {@linkcode Namespace} as it is written. */
export interface NamespaceDraft {
  apiVersion?: "v1";
  kind?: "Namespace";
  metadata: ObjectMetaDraft;
  spec?: NamespaceSpec;
  status?: NamespaceStatusDraft;
}
/** Namespace of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#namespace-v1-core */
export interface Namespace extends NamespaceDraft {
  apiVersion: "v1";
  kind: "Namespace";
  metadata: ObjectMeta;
  spec: NamespaceSpec;
  status: NamespaceStatus;
}

/** NamespaceCondition of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#namespacecondition-v1-core */
export interface NamespaceCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: ConditionStatus;
  type: NamespaceConditionType;
}

/** NamespaceList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#namespacelist-v1-core */
export interface NamespaceList extends KubeList<Namespace> {
  apiVersion: "v1";
  kind: "NamespaceList";
}

/** NamespaceSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#namespacespec-v1-core */
export interface NamespaceSpec {
  /** Atomic. */
  finalizers?: FinalizerName[];
}

/** The {@linkcode NamespaceStatus} as it is written. */
export interface NamespaceStatusDraft {
  /** Map by type. Patch: merge by type. */
  conditions?: NamespaceCondition[];
  /** Default: "Active". */
  phase?: NamespacePhase;
}
/** NamespaceStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#namespacestatus-v1-core */
export interface NamespaceStatus extends NamespaceStatusDraft {
  phase: NamespacePhase;
}

/** The {@linkcode Node} as it is written. */
export interface NodeDraft {
  apiVersion?: "v1";
  kind?: "Node";
  metadata: ObjectMetaDraft;
  spec?: NodeSpec;
  status?: NodeStatusDraft;
}
/** Node of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#node-v1-core */
export interface Node extends NodeDraft {
  apiVersion: "v1";
  kind: "Node";
  metadata: ObjectMeta;
  spec: NodeSpec;
  status: NodeStatus;
}

/** NodeAddress of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeaddress-v1-core */
export interface NodeAddress {
  address: string;
  type: NodeAddressType;
}

/** NodeAffinity of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeaffinity-v1-core */
export interface NodeAffinity {
  /** Atomic. */
  preferredDuringSchedulingIgnoredDuringExecution?: PreferredSchedulingTerm[];
  requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector;
}

/** The {@linkcode NodeAllocatableResourceClaimStatus} as it is written. */
export interface NodeAllocatableResourceClaimStatusDraft {
  /** Set. */
  containers?: string[];
  resourceClaimName: string;
  resources: Record<string, QuantityDraft>;
}
/** NodeAllocatableResourceClaimStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeallocatableresourceclaimstatus-v1-core */
export interface NodeAllocatableResourceClaimStatus
  extends NodeAllocatableResourceClaimStatusDraft {
  resources: Record<string, Quantity>;
}

/** NodeCondition of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodecondition-v1-core */
export interface NodeCondition {
  lastHeartbeatTime?: Time | null;
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: ConditionStatus;
  type: NodeConditionType;
}

/** NodeConfigSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeconfigsource-v1-core */
export interface NodeConfigSource {
  configMap?: ConfigMapNodeConfigSource;
}

/** NodeConfigStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeconfigstatus-v1-core */
export interface NodeConfigStatus {
  active?: NodeConfigSource;
  assigned?: NodeConfigSource;
  error?: string;
  lastKnownGood?: NodeConfigSource;
}

/** The {@linkcode NodeDaemonEndpoints} as it is written. */
export interface NodeDaemonEndpointsDraft {
  kubeletEndpoint?: DaemonEndpoint;
}
/** NodeDaemonEndpoints of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodedaemonendpoints-v1-core */
export interface NodeDaemonEndpoints extends NodeDaemonEndpointsDraft {
  kubeletEndpoint: DaemonEndpoint;
}

/** NodeFeatures of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodefeatures-v1-core */
export interface NodeFeatures {
  supplementalGroupsPolicy?: boolean;
}

/** NodeList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodelist-v1-core */
export interface NodeList extends KubeList<Node> {
  apiVersion: "v1";
  kind: "NodeList";
}

/** The {@linkcode NodeRuntimeHandler} as it is written. */
export interface NodeRuntimeHandlerDraft {
  features?: NodeRuntimeHandlerFeatures;
  name?: string;
}
/** NodeRuntimeHandler of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#noderuntimehandler-v1-core */
export interface NodeRuntimeHandler extends NodeRuntimeHandlerDraft {
  name: string;
}

/** NodeRuntimeHandlerFeatures of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#noderuntimehandlerfeatures-v1-core */
export interface NodeRuntimeHandlerFeatures {
  recursiveReadOnlyMounts?: boolean;
  userNamespaces?: boolean;
}

/** NodeSelector of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselector-v1-core */
export interface NodeSelector {
  /** Atomic. */
  nodeSelectorTerms: NodeSelectorTerm[];
}

/** NodeSelectorRequirement of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorrequirement-v1-core */
export interface NodeSelectorRequirement {
  key: string;
  operator: NodeSelectorOperator;
  /** Atomic. */
  values?: string[];
}

/** NodeSelectorTerm of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeselectorterm-v1-core */
export interface NodeSelectorTerm {
  /** Atomic. */
  matchExpressions?: NodeSelectorRequirement[];
  /** Atomic. */
  matchFields?: NodeSelectorRequirement[];
}

/** NodeSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodespec-v1-core */
export interface NodeSpec {
  configSource?: NodeConfigSource;
  externalID?: string;
  podCIDR?: string;
  /** Set. Patch: merge. */
  podCIDRs?: string[];
  providerID?: string;
  /** Atomic. */
  taints?: Taint[];
  unschedulable?: boolean;
}

/** The {@linkcode NodeStatus} as it is written. */
export interface NodeStatusDraft {
  /** Map by type. Patch: merge by type. */
  addresses?: NodeAddress[];
  allocatable?: Record<string, QuantityDraft>;
  capacity?: Record<string, QuantityDraft>;
  /** Map by type. Patch: merge by type. */
  conditions?: NodeCondition[];
  config?: NodeConfigStatus;
  daemonEndpoints?: NodeDaemonEndpointsDraft;
  /** Atomic. */
  declaredFeatures?: string[];
  features?: NodeFeatures;
  /** Atomic. */
  images?: ContainerImage[];
  nodeInfo?: NodeSystemInfo;
  phase?: NodePhase;
  /** Atomic. */
  runtimeHandlers?: NodeRuntimeHandlerDraft[];
  /** Atomic. */
  volumesAttached?: AttachedVolume[];
  /** Atomic. */
  volumesInUse?: string[];
}
/** NodeStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodestatus-v1-core */
export interface NodeStatus extends NodeStatusDraft {
  allocatable?: Record<string, Quantity>;
  capacity?: Record<string, Quantity>;
  daemonEndpoints: NodeDaemonEndpoints;
  nodeInfo: NodeSystemInfo;
  runtimeHandlers?: NodeRuntimeHandler[];
}

/** NodeSwapStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodeswapstatus-v1-core */
export interface NodeSwapStatus {
  capacity?: number;
}

/** NodeSystemInfo of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nodesysteminfo-v1-core */
export interface NodeSystemInfo {
  architecture: string;
  bootID: string;
  containerRuntimeVersion: string;
  kernelVersion: string;
  kubeProxyVersion: string;
  kubeletVersion: string;
  machineID: string;
  operatingSystem: string;
  osImage: string;
  swap?: NodeSwapStatus;
  systemUUID: string;
}

/** The {@linkcode ObjectFieldSelector} as it is written. */
export interface ObjectFieldSelectorDraft {
  /** Default: "v1". */
  apiVersion?: string;
  fieldPath: string;
}
/** ObjectFieldSelector of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectfieldselector-v1-core */
export interface ObjectFieldSelector extends ObjectFieldSelectorDraft {
  apiVersion: string;
}

/** ObjectReference of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#objectreference-v1-core */
export interface ObjectReference {
  apiVersion?: string;
  fieldPath?: string;
  kind?: string;
  name?: string;
  namespace?: string;
  resourceVersion?: string;
  uid?: string;
}

/** The {@linkcode PersistentVolume} as it is written. */
export interface PersistentVolumeDraft {
  apiVersion?: "v1";
  kind?: "PersistentVolume";
  metadata: ObjectMetaDraft;
  spec?: PersistentVolumeSpecDraft;
  status?: PersistentVolumeStatusDraft;
}
/** PersistentVolume of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolume-v1-core */
export interface PersistentVolume extends PersistentVolumeDraft {
  apiVersion: "v1";
  kind: "PersistentVolume";
  metadata: ObjectMeta;
  spec: PersistentVolumeSpec;
  status: PersistentVolumeStatus;
}

/** The {@linkcode PersistentVolumeClaim} as it is written. */
export interface PersistentVolumeClaimDraft {
  apiVersion?: "v1";
  kind?: "PersistentVolumeClaim";
  metadata: ObjectMetaDraft;
  spec?: PersistentVolumeClaimSpecDraft;
  status?: PersistentVolumeClaimStatusDraft;
}
/** PersistentVolumeClaim of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaim-v1-core */
export interface PersistentVolumeClaim extends PersistentVolumeClaimDraft {
  apiVersion: "v1";
  kind: "PersistentVolumeClaim";
  metadata: ObjectMeta;
  spec: PersistentVolumeClaimSpec;
  status: PersistentVolumeClaimStatus;
}

/** PersistentVolumeClaimCondition of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimcondition-v1-core */
export interface PersistentVolumeClaimCondition {
  lastProbeTime?: Time | null;
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: ConditionStatus;
  type: PersistentVolumeClaimConditionType;
}

/** PersistentVolumeClaimList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimlist-v1-core */
export interface PersistentVolumeClaimList extends KubeList<PersistentVolumeClaim> {
  apiVersion: "v1";
  kind: "PersistentVolumeClaimList";
}

/** The {@linkcode PersistentVolumeClaimSpec} as it is written. */
export interface PersistentVolumeClaimSpecDraft {
  /** Atomic. */
  accessModes?: PersistentVolumeAccessMode[];
  dataSource?: TypedLocalObjectReference;
  dataSourceRef?: TypedObjectReference;
  resources?: VolumeResourceRequirementsDraft;
  selector?: LabelSelector;
  storageClassName?: string;
  volumeAttributesClassName?: string;
  /** Default: "Filesystem". */
  volumeMode?: PersistentVolumeMode;
  volumeName?: string;
}
/** PersistentVolumeClaimSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimspec-v1-core */
export interface PersistentVolumeClaimSpec extends PersistentVolumeClaimSpecDraft {
  resources: VolumeResourceRequirements;
  volumeMode: PersistentVolumeMode;
}

/** The {@linkcode PersistentVolumeClaimStatus} as it is written. */
export interface PersistentVolumeClaimStatusDraft {
  /** Atomic. */
  accessModes?: PersistentVolumeAccessMode[];
  allocatedResourceStatuses?: Record<string, string>;
  allocatedResources?: Record<string, QuantityDraft>;
  capacity?: Record<string, QuantityDraft>;
  /** Map by type. Patch: merge by type. */
  conditions?: PersistentVolumeClaimCondition[];
  currentVolumeAttributesClassName?: string;
  modifyVolumeStatus?: ModifyVolumeStatus;
  /** Default: "Pending". */
  phase?: PersistentVolumeClaimPhase;
}
/** PersistentVolumeClaimStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimstatus-v1-core */
export interface PersistentVolumeClaimStatus extends PersistentVolumeClaimStatusDraft {
  allocatedResources?: Record<string, Quantity>;
  capacity?: Record<string, Quantity>;
  phase: PersistentVolumeClaimPhase;
}

/** The {@linkcode PersistentVolumeClaimTemplate} as it is written. */
export interface PersistentVolumeClaimTemplateDraft {
  metadata?: ObjectMetaDraft;
  spec: PersistentVolumeClaimSpecDraft;
}
/** PersistentVolumeClaimTemplate of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimtemplate-v1-core */
export interface PersistentVolumeClaimTemplate extends PersistentVolumeClaimTemplateDraft {
  metadata: ObjectMetaDraft;
  spec: PersistentVolumeClaimSpec;
}

/** PersistentVolumeClaimVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumeclaimvolumesource-v1-core */
export interface PersistentVolumeClaimVolumeSource {
  claimName: string;
  readOnly?: boolean;
}

/** PersistentVolumeList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumelist-v1-core */
export interface PersistentVolumeList extends KubeList<PersistentVolume> {
  apiVersion: "v1";
  kind: "PersistentVolumeList";
}

/** The {@linkcode PersistentVolumeSpec} as it is written. */
export interface PersistentVolumeSpecDraft {
  /** Atomic. */
  accessModes?: PersistentVolumeAccessMode[];
  awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  azureDisk?: AzureDiskVolumeSourceDraft;
  azureFile?: AzureFilePersistentVolumeSource;
  capacity?: Record<string, QuantityDraft>;
  cephfs?: CephFSPersistentVolumeSource;
  cinder?: CinderPersistentVolumeSource;
  claimRef?: ObjectReference;
  csi?: CSIPersistentVolumeSource;
  fc?: FCVolumeSource;
  flexVolume?: FlexPersistentVolumeSource;
  flocker?: FlockerVolumeSource;
  gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  glusterfs?: GlusterfsPersistentVolumeSource;
  hostPath?: HostPathVolumeSourceDraft;
  iscsi?: ISCSIPersistentVolumeSourceDraft;
  local?: LocalVolumeSource;
  /** Atomic. */
  mountOptions?: string[];
  nfs?: NFSVolumeSource;
  nodeAffinity?: VolumeNodeAffinity;
  /** Default: "Retain". */
  persistentVolumeReclaimPolicy?: PersistentVolumeReclaimPolicy;
  photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  portworxVolume?: PortworxVolumeSource;
  quobyte?: QuobyteVolumeSource;
  rbd?: RBDPersistentVolumeSourceDraft;
  scaleIO?: ScaleIOPersistentVolumeSourceDraft;
  storageClassName?: string;
  storageos?: StorageOSPersistentVolumeSource;
  volumeAttributesClassName?: string;
  /** Default: "Filesystem". */
  volumeMode?: PersistentVolumeMode;
  vsphereVolume?: VsphereVirtualDiskVolumeSource;
}
/** PersistentVolumeSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumespec-v1-core */
export interface PersistentVolumeSpec extends PersistentVolumeSpecDraft {
  azureDisk?: AzureDiskVolumeSource;
  capacity?: Record<string, Quantity>;
  hostPath?: HostPathVolumeSource;
  iscsi?: ISCSIPersistentVolumeSource;
  persistentVolumeReclaimPolicy: PersistentVolumeReclaimPolicy;
  rbd?: RBDPersistentVolumeSource;
  scaleIO?: ScaleIOPersistentVolumeSource;
  volumeMode: PersistentVolumeMode;
}

/** The {@linkcode PersistentVolumeStatus} as it is written. */
export interface PersistentVolumeStatusDraft {
  lastPhaseTransitionTime?: Time;
  message?: string;
  /** Default: "Pending". */
  phase?: PersistentVolumePhase;
  reason?: string;
}
/** PersistentVolumeStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#persistentvolumestatus-v1-core */
export interface PersistentVolumeStatus extends PersistentVolumeStatusDraft {
  phase: PersistentVolumePhase;
}

/** PhotonPersistentDiskVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#photonpersistentdiskvolumesource-v1-core */
export interface PhotonPersistentDiskVolumeSource {
  fsType?: string;
  pdID: string;
}

/** The {@linkcode Pod} as it is written. */
export interface PodDraft {
  apiVersion?: "v1";
  kind?: "Pod";
  metadata: ObjectMetaDraft;
  spec: PodSpecDraft;
  status?: PodStatusDraft;
}
/** Pod of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#pod-v1-core */
export interface Pod extends PodDraft {
  apiVersion: "v1";
  kind: "Pod";
  metadata: ObjectMeta;
  spec: PodSpec;
  status: PodStatus;
}

/** PodAffinity of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinity-v1-core */
export interface PodAffinity {
  /** Atomic. */
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
  /** Atomic. */
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

/** PodAffinityTerm of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podaffinityterm-v1-core */
export interface PodAffinityTerm {
  labelSelector?: LabelSelector;
  /** Atomic. */
  matchLabelKeys?: string[];
  /** Atomic. */
  mismatchLabelKeys?: string[];
  namespaceSelector?: LabelSelector;
  /** Atomic. */
  namespaces?: string[];
  topologyKey: string;
}

/** PodAntiAffinity of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podantiaffinity-v1-core */
export interface PodAntiAffinity {
  /** Atomic. */
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[];
  /** Atomic. */
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[];
}

/** PodCertificateProjection of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificateprojection-v1-core */
export interface PodCertificateProjection {
  certificateChainPath?: string;
  credentialBundlePath?: string;
  keyPath?: string;
  keyType: string;
  maxExpirationSeconds?: number;
  signerName: string;
  userAnnotations?: Record<string, string>;
}

/** PodCondition of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcondition-v1-core */
export interface PodCondition {
  lastProbeTime?: Time | null;
  lastTransitionTime?: Time | null;
  message?: string;
  observedGeneration?: number;
  reason?: string;
  status: ConditionStatus;
  type: PodConditionType;
}

/** PodDNSConfig of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfig-v1-core */
export interface PodDNSConfig {
  /** Atomic. */
  nameservers?: string[];
  /** Atomic. */
  options?: PodDNSConfigOption[];
  /** Atomic. */
  searches?: string[];
}

/** PodDNSConfigOption of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#poddnsconfigoption-v1-core */
export interface PodDNSConfigOption {
  name?: string;
  value?: string;
}

/** PodExtendedResourceClaimStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podextendedresourceclaimstatus-v1-core */
export interface PodExtendedResourceClaimStatus {
  /** Atomic. */
  requestMappings: ContainerExtendedResourceRequest[];
  resourceClaimName: string;
}

/** PodIP of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podip-v1-core */
export interface PodIP {
  ip: string;
}

/** PodList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podlist-v1-core */
export interface PodList extends KubeList<Pod> {
  apiVersion: "v1";
  kind: "PodList";
}

/** PodOS of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podos-v1-core */
export interface PodOS {
  name: OSName;
}

/** PodReadinessGate of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podreadinessgate-v1-core */
export interface PodReadinessGate {
  conditionType: PodConditionType;
}

/** PodResourceClaim of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podresourceclaim-v1-core */
export interface PodResourceClaim {
  name: string;
  resourceClaimName?: string;
  resourceClaimTemplateName?: string;
}

/** PodResourceClaimStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podresourceclaimstatus-v1-core */
export interface PodResourceClaimStatus {
  name: string;
  resourceClaimName?: string;
}

/** PodSchedulingGate of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podschedulinggate-v1-core */
export interface PodSchedulingGate {
  name: string;
}

/** PodSchedulingGroup of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podschedulinggroup-v1-core */
export interface PodSchedulingGroup {
  podGroupName?: string;
}

/** PodSecurityContext of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podsecuritycontext-v1-core */
export interface PodSecurityContext {
  appArmorProfile?: AppArmorProfile;
  fsGroup?: number;
  fsGroupChangePolicy?: PodFSGroupChangePolicy;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seLinuxChangePolicy?: PodSELinuxChangePolicy;
  seLinuxOptions?: SELinuxOptions;
  seccompProfile?: SeccompProfile;
  /** Atomic. */
  supplementalGroups?: number[];
  supplementalGroupsPolicy?: SupplementalGroupsPolicy;
  /** Atomic. */
  sysctls?: Sysctl[];
  windowsOptions?: WindowsSecurityContextOptions;
}

/** The {@linkcode PodSpec} as it is written. */
export interface PodSpecDraft {
  activeDeadlineSeconds?: number;
  affinity?: Affinity;
  automountServiceAccountToken?: boolean;
  /** Map by name. Patch: merge by name. */
  containers: ContainerDraft[];
  dnsConfig?: PodDNSConfig;
  /** Default: "ClusterFirst". */
  dnsPolicy?: DNSPolicy;
  enableServiceLinks?: boolean;
  /** Map by name. Patch: merge by name. */
  ephemeralContainers?: EphemeralContainerDraft[];
  /** Map by ip. Patch: merge by ip. */
  hostAliases?: HostAlias[];
  hostIPC?: boolean;
  hostNetwork?: boolean;
  hostPID?: boolean;
  hostUsers?: boolean;
  hostname?: string;
  hostnameOverride?: string;
  /** Map by name. Patch: merge by name. */
  imagePullSecrets?: LocalObjectReference[];
  /** Map by name. Patch: merge by name. */
  initContainers?: ContainerDraft[];
  nodeName?: string;
  /** Atomic. */
  nodeSelector?: Record<string, string>;
  os?: PodOS;
  overhead?: Record<string, QuantityDraft>;
  preemptionPolicy?: PreemptionPolicy;
  priority?: number;
  priorityClassName?: string;
  /** Atomic. */
  readinessGates?: PodReadinessGate[];
  /** Map by name. Patch: merge,retainKeys by name. */
  resourceClaims?: PodResourceClaim[];
  resources?: ResourceRequirementsDraft;
  /** Default: "Always". */
  restartPolicy?: RestartPolicy;
  runtimeClassName?: string;
  /** Default: "default-scheduler". */
  schedulerName?: string;
  /** Map by name. Patch: merge by name. */
  schedulingGates?: PodSchedulingGate[];
  schedulingGroup?: PodSchedulingGroup;
  /** Default: {}. */
  securityContext?: PodSecurityContext;
  serviceAccount?: string;
  serviceAccountName?: string;
  setHostnameAsFQDN?: boolean;
  shareProcessNamespace?: boolean;
  subdomain?: string;
  /** Default: 30. */
  terminationGracePeriodSeconds?: number;
  /** Atomic. */
  tolerations?: Toleration[];
  /** Map by topologyKey, whenUnsatisfiable. Patch: merge by topologyKey. */
  topologySpreadConstraints?: TopologySpreadConstraint[];
  /** Map by name. Patch: merge,retainKeys by name. */
  volumes?: VolumeDraft[];
}
/** PodSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podspec-v1-core */
export interface PodSpec extends PodSpecDraft {
  containers: Container[];
  dnsPolicy: DNSPolicy;
  ephemeralContainers?: EphemeralContainer[];
  initContainers?: Container[];
  overhead?: Record<string, Quantity>;
  resources?: ResourceRequirements;
  restartPolicy: RestartPolicy;
  schedulerName: string;
  securityContext: PodSecurityContext;
  terminationGracePeriodSeconds: number;
  volumes?: Volume[];
}

/** The {@linkcode PodStatus} as it is written. */
export interface PodStatusDraft {
  allocatedResources?: Record<string, QuantityDraft>;
  /** Map by type. Patch: merge by type. */
  conditions?: PodCondition[];
  /** Atomic. */
  containerStatuses?: ContainerStatusDraft[];
  /** Atomic. */
  ephemeralContainerStatuses?: ContainerStatusDraft[];
  extendedResourceClaimStatus?: PodExtendedResourceClaimStatus;
  hostIP?: string;
  /** Atomic. Patch: merge by ip. */
  hostIPs?: HostIP[];
  /** Atomic. */
  initContainerStatuses?: ContainerStatusDraft[];
  message?: string;
  /** Atomic. */
  nodeAllocatableResourceClaimStatuses?: NodeAllocatableResourceClaimStatusDraft[];
  nominatedNodeName?: string;
  observedGeneration?: number;
  phase?: PodPhase;
  podIP?: string;
  /** Map by ip. Patch: merge by ip. */
  podIPs?: PodIP[];
  qosClass?: PodQOSClass;
  reason?: string;
  resize?: PodResizeStatus;
  /** Map by name. Patch: merge,retainKeys by name. */
  resourceClaimStatuses?: PodResourceClaimStatus[];
  resources?: ResourceRequirementsDraft;
  startTime?: Time;
}
/** PodStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podstatus-v1-core */
export interface PodStatus extends PodStatusDraft {
  allocatedResources?: Record<string, Quantity>;
  containerStatuses?: ContainerStatus[];
  ephemeralContainerStatuses?: ContainerStatus[];
  initContainerStatuses?: ContainerStatus[];
  nodeAllocatableResourceClaimStatuses?: NodeAllocatableResourceClaimStatus[];
  resources?: ResourceRequirements;
}

/** The {@linkcode PodTemplate} as it is written. */
export interface PodTemplateDraft {
  apiVersion?: "v1";
  kind?: "PodTemplate";
  metadata: ObjectMetaDraft;
  template?: PodTemplateSpecDraft;
}
/** PodTemplate of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podtemplate-v1-core */
export interface PodTemplate extends PodTemplateDraft {
  apiVersion: "v1";
  kind: "PodTemplate";
  metadata: ObjectMeta;
  template: PodTemplateSpec;
}

/** PodTemplateList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podtemplatelist-v1-core */
export interface PodTemplateList extends KubeList<PodTemplate> {
  apiVersion: "v1";
  kind: "PodTemplateList";
}

/** The {@linkcode PodTemplateSpec} as it is written. */
export interface PodTemplateSpecDraft {
  metadata?: ObjectMetaDraft;
  spec: PodSpecDraft;
}
/** PodTemplateSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podtemplatespec-v1-core */
export interface PodTemplateSpec extends PodTemplateSpecDraft {
  metadata: ObjectMetaDraft;
  spec: PodSpec;
}

/** PortStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#portstatus-v1-core */
export interface PortStatus {
  error?: string;
  port: number;
  protocol: Protocol;
}

/** PortworxVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#portworxvolumesource-v1-core */
export interface PortworxVolumeSource {
  fsType?: string;
  readOnly?: boolean;
  volumeID: string;
}

/** PreferredSchedulingTerm of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#preferredschedulingterm-v1-core */
export interface PreferredSchedulingTerm {
  preference: NodeSelectorTerm;
  weight: number;
}

/** The {@linkcode Probe} as it is written. */
export interface ProbeDraft {
  exec?: ExecAction;
  /** Default: 3. */
  failureThreshold?: number;
  grpc?: GRPCActionDraft;
  httpGet?: HTTPGetActionDraft;
  initialDelaySeconds?: number;
  /** Default: 10. */
  periodSeconds?: number;
  /** Default: 1. */
  successThreshold?: number;
  tcpSocket?: TCPSocketAction;
  terminationGracePeriodSeconds?: number;
  /** Default: 1. */
  timeoutSeconds?: number;
}
/** Probe of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#probe-v1-core */
export interface Probe extends ProbeDraft {
  failureThreshold: number;
  grpc?: GRPCAction;
  httpGet?: HTTPGetAction;
  periodSeconds: number;
  successThreshold: number;
  timeoutSeconds: number;
}

/** The {@linkcode ProjectedVolumeSource} as it is written. */
export interface ProjectedVolumeSourceDraft {
  /** Default: 420. */
  defaultMode?: number;
  /** Atomic. */
  sources?: VolumeProjectionDraft[] | null;
}
/** ProjectedVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#projectedvolumesource-v1-core */
export interface ProjectedVolumeSource extends ProjectedVolumeSourceDraft {
  defaultMode: number;
  sources?: VolumeProjection[] | null;
}

/** QuobyteVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#quobytevolumesource-v1-core */
export interface QuobyteVolumeSource {
  group?: string;
  readOnly?: boolean;
  registry: string;
  tenant?: string;
  user?: string;
  volume: string;
}

/** The {@linkcode RBDPersistentVolumeSource} as it is written. */
export interface RBDPersistentVolumeSourceDraft {
  fsType?: string;
  image: string;
  /** Default: "/etc/ceph/keyring". */
  keyring?: string;
  /** Atomic. */
  monitors: string[];
  /** Default: "rbd". */
  pool?: string;
  readOnly?: boolean;
  secretRef?: SecretReference;
  /** Default: "admin". */
  user?: string;
}
/** RBDPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdpersistentvolumesource-v1-core */
export interface RBDPersistentVolumeSource extends RBDPersistentVolumeSourceDraft {
  keyring: string;
  pool: string;
  user: string;
}

/** The {@linkcode RBDVolumeSource} as it is written. */
export interface RBDVolumeSourceDraft {
  fsType?: string;
  image: string;
  /** Default: "/etc/ceph/keyring". */
  keyring?: string;
  /** Atomic. */
  monitors: string[];
  /** Default: "rbd". */
  pool?: string;
  readOnly?: boolean;
  secretRef?: LocalObjectReference;
  /** Default: "admin". */
  user?: string;
}
/** RBDVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rbdvolumesource-v1-core */
export interface RBDVolumeSource extends RBDVolumeSourceDraft {
  keyring: string;
  pool: string;
  user: string;
}

/** The {@linkcode ReplicationController} as it is written. */
export interface ReplicationControllerDraft {
  apiVersion?: "v1";
  kind?: "ReplicationController";
  metadata: ObjectMetaDraft;
  spec?: ReplicationControllerSpecDraft;
  status?: ReplicationControllerStatus;
}
/** ReplicationController of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicationcontroller-v1-core */
export interface ReplicationController extends ReplicationControllerDraft {
  apiVersion: "v1";
  kind: "ReplicationController";
  metadata: ObjectMeta;
  spec: ReplicationControllerSpec;
  status: ReplicationControllerStatus;
}

/** ReplicationControllerCondition of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicationcontrollercondition-v1-core */
export interface ReplicationControllerCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: ConditionStatus;
  type: ReplicationControllerConditionType;
}

/** ReplicationControllerList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicationcontrollerlist-v1-core */
export interface ReplicationControllerList extends KubeList<ReplicationController> {
  apiVersion: "v1";
  kind: "ReplicationControllerList";
}

/** The {@linkcode ReplicationControllerSpec} as it is written. */
export interface ReplicationControllerSpecDraft {
  minReadySeconds?: number;
  /** Default: 1. */
  replicas?: number;
  /** Default: the labels of the template. Atomic. */
  selector?: Record<string, string>;
  template?: PodTemplateSpecDraft;
}
/** ReplicationControllerSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicationcontrollerspec-v1-core */
export interface ReplicationControllerSpec extends ReplicationControllerSpecDraft {
  replicas: number;
  selector: Record<string, string>;
  template?: PodTemplateSpec;
}

/** ReplicationControllerStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicationcontrollerstatus-v1-core */
export interface ReplicationControllerStatus {
  availableReplicas?: number;
  /** Map by type. Patch: merge by type. */
  conditions?: ReplicationControllerCondition[];
  fullyLabeledReplicas?: number;
  observedGeneration?: number;
  readyReplicas?: number;
  replicas: number;
}

/** ResourceClaim of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceclaim-v1-core */
export interface ResourceClaim {
  name: string;
  request?: string;
}

/** The {@linkcode ResourceFieldSelector} as it is written. */
export interface ResourceFieldSelectorDraft {
  containerName?: string;
  divisor?: QuantityDraft;
  resource: string;
}
/** ResourceFieldSelector of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcefieldselector-v1-core */
export interface ResourceFieldSelector extends ResourceFieldSelectorDraft {
  divisor: Quantity;
}

/** ResourceHealth of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcehealth-v1-core */
export interface ResourceHealth {
  health?: ResourceHealthStatus;
  message?: string;
  resourceID: string;
}

/** The {@linkcode ResourceQuota} as it is written. */
export interface ResourceQuotaDraft {
  apiVersion?: "v1";
  kind?: "ResourceQuota";
  metadata: ObjectMetaDraft;
  spec?: ResourceQuotaSpecDraft;
  status?: ResourceQuotaStatusDraft;
}
/** ResourceQuota of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcequota-v1-core */
export interface ResourceQuota extends ResourceQuotaDraft {
  apiVersion: "v1";
  kind: "ResourceQuota";
  metadata: ObjectMeta;
  spec: ResourceQuotaSpec;
  status: ResourceQuotaStatus;
}

/** ResourceQuotaList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcequotalist-v1-core */
export interface ResourceQuotaList extends KubeList<ResourceQuota> {
  apiVersion: "v1";
  kind: "ResourceQuotaList";
}

/** The {@linkcode ResourceQuotaSpec} as it is written. */
export interface ResourceQuotaSpecDraft {
  hard?: Record<string, QuantityDraft>;
  scopeSelector?: ScopeSelector;
  /** Atomic. */
  scopes?: ResourceQuotaScope[];
}
/** ResourceQuotaSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcequotaspec-v1-core */
export interface ResourceQuotaSpec extends ResourceQuotaSpecDraft {
  hard?: Record<string, Quantity>;
}

/** The {@linkcode ResourceQuotaStatus} as it is written. */
export interface ResourceQuotaStatusDraft {
  hard?: Record<string, QuantityDraft>;
  used?: Record<string, QuantityDraft>;
}
/** ResourceQuotaStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcequotastatus-v1-core */
export interface ResourceQuotaStatus extends ResourceQuotaStatusDraft {
  hard?: Record<string, Quantity>;
  used?: Record<string, Quantity>;
}

/** The {@linkcode ResourceRequirements} as it is written. */
export interface ResourceRequirementsDraft {
  /** Map by name. */
  claims?: ResourceClaim[];
  limits?: Record<string, QuantityDraft>;
  requests?: Record<string, QuantityDraft>;
}
/** ResourceRequirements of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcerequirements-v1-core */
export interface ResourceRequirements extends ResourceRequirementsDraft {
  limits?: Record<string, Quantity>;
  requests?: Record<string, Quantity>;
}

/** ResourceStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcestatus-v1-core */
export interface ResourceStatus {
  name: ResourceName;
  /** Map by resourceID. */
  resources?: ResourceHealth[];
}

/** SELinuxOptions of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selinuxoptions-v1-core */
export interface SELinuxOptions {
  level?: string;
  role?: string;
  type?: string;
  user?: string;
}

/** The {@linkcode ScaleIOPersistentVolumeSource} as it is written. */
export interface ScaleIOPersistentVolumeSourceDraft {
  /** Default: "xfs". */
  fsType?: string;
  gateway: string;
  protectionDomain?: string;
  readOnly?: boolean;
  secretRef: SecretReference;
  sslEnabled?: boolean;
  /** Default: "ThinProvisioned". */
  storageMode?: string;
  storagePool?: string;
  system: string;
  volumeName?: string;
}
/** ScaleIOPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiopersistentvolumesource-v1-core */
export interface ScaleIOPersistentVolumeSource extends ScaleIOPersistentVolumeSourceDraft {
  fsType: string;
  storageMode: string;
}

/** The {@linkcode ScaleIOVolumeSource} as it is written. */
export interface ScaleIOVolumeSourceDraft {
  /** Default: "xfs". */
  fsType?: string;
  gateway: string;
  protectionDomain?: string;
  readOnly?: boolean;
  secretRef: LocalObjectReference;
  sslEnabled?: boolean;
  /** Default: "ThinProvisioned". */
  storageMode?: string;
  storagePool?: string;
  system: string;
  volumeName?: string;
}
/** ScaleIOVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scaleiovolumesource-v1-core */
export interface ScaleIOVolumeSource extends ScaleIOVolumeSourceDraft {
  fsType: string;
  storageMode: string;
}

/** ScopeSelector of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scopeselector-v1-core */
export interface ScopeSelector {
  /** Atomic. */
  matchExpressions?: ScopedResourceSelectorRequirement[];
}

/** ScopedResourceSelectorRequirement of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scopedresourceselectorrequirement-v1-core */
export interface ScopedResourceSelectorRequirement {
  operator: ScopeSelectorOperator;
  scopeName: ResourceQuotaScope;
  /** Atomic. */
  values?: string[];
}

/** SeccompProfile of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#seccompprofile-v1-core */
export interface SeccompProfile {
  localhostProfile?: string;
  type: SeccompProfileType;
}

/** The {@linkcode Secret} as it is written. */
export interface SecretDraft {
  apiVersion?: "v1";
  kind?: "Secret";
  metadata: ObjectMetaDraft;
  data?: Record<string, Base64>;
  immutable?: boolean;
  stringData?: Record<string, string>;
  /** Default: "Opaque". */
  type?: SecretType;
}
/** Secret of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secret-v1-core */
export interface Secret extends SecretDraft {
  apiVersion: "v1";
  kind: "Secret";
  metadata: ObjectMeta;
  type: SecretType;
}

/** SecretEnvSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretenvsource-v1-core */
export interface SecretEnvSource {
  name?: string;
  optional?: boolean;
}

/** SecretKeySelector of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretkeyselector-v1-core */
export interface SecretKeySelector {
  key: string;
  name?: string;
  optional?: boolean;
}

/** SecretList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretlist-v1-core */
export interface SecretList extends KubeList<Secret> {
  apiVersion: "v1";
  kind: "SecretList";
}

/** SecretProjection of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretprojection-v1-core */
export interface SecretProjection {
  /** Atomic. */
  items?: KeyToPath[];
  name?: string;
  optional?: boolean;
}

/** SecretReference of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretreference-v1-core */
export interface SecretReference {
  name?: string;
  namespace?: string;
}

/** The {@linkcode SecretVolumeSource} as it is written. */
export interface SecretVolumeSourceDraft {
  /** Default: 420. */
  defaultMode?: number;
  /** Atomic. */
  items?: KeyToPath[];
  optional?: boolean;
  secretName?: string;
}
/** SecretVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#secretvolumesource-v1-core */
export interface SecretVolumeSource extends SecretVolumeSourceDraft {
  defaultMode: number;
}

/** SecurityContext of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#securitycontext-v1-core */
export interface SecurityContext {
  allowPrivilegeEscalation?: boolean;
  appArmorProfile?: AppArmorProfile;
  capabilities?: Capabilities;
  privileged?: boolean;
  procMount?: ProcMountType;
  readOnlyRootFilesystem?: boolean;
  runAsGroup?: number;
  runAsNonRoot?: boolean;
  runAsUser?: number;
  seLinuxOptions?: SELinuxOptions;
  seccompProfile?: SeccompProfile;
  windowsOptions?: WindowsSecurityContextOptions;
}

/** The {@linkcode Service} as it is written. */
export interface ServiceDraft {
  apiVersion?: "v1";
  kind?: "Service";
  metadata: ObjectMetaDraft;
  spec?: ServiceSpecDraft;
  status?: ServiceStatusDraft;
}
/** Service of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#service-v1-core */
export interface Service extends ServiceDraft {
  apiVersion: "v1";
  kind: "Service";
  metadata: ObjectMeta;
  spec: ServiceSpec;
  status: ServiceStatus;
}

/** The {@linkcode ServiceAccount} as it is written. */
export interface ServiceAccountDraft {
  apiVersion?: "v1";
  kind?: "ServiceAccount";
  metadata: ObjectMetaDraft;
  automountServiceAccountToken?: boolean;
  /** Atomic. */
  imagePullSecrets?: LocalObjectReference[];
  /** Map by name. Patch: merge by name. */
  secrets?: ObjectReference[];
}
/** ServiceAccount of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccount-v1-core */
export interface ServiceAccount extends ServiceAccountDraft {
  apiVersion: "v1";
  kind: "ServiceAccount";
  metadata: ObjectMeta;
}

/** ServiceAccountList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccountlist-v1-core */
export interface ServiceAccountList extends KubeList<ServiceAccount> {
  apiVersion: "v1";
  kind: "ServiceAccountList";
}

/** The {@linkcode ServiceAccountTokenProjection} as it is written. */
export interface ServiceAccountTokenProjectionDraft {
  audience?: string;
  /** Default: 3600. */
  expirationSeconds?: number;
  path: string;
}
/** ServiceAccountTokenProjection of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccounttokenprojection-v1-core */
export interface ServiceAccountTokenProjection extends ServiceAccountTokenProjectionDraft {
  expirationSeconds: number;
}

/** ServiceList of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicelist-v1-core */
export interface ServiceList extends KubeList<Service> {
  apiVersion: "v1";
  kind: "ServiceList";
}

/** The {@linkcode ServicePort} as it is written. */
export interface ServicePortDraft {
  appProtocol?: string;
  name?: string;
  nodePort?: number;
  port: number;
  /** Default: "TCP". */
  protocol?: Protocol;
  /** Default: `port`. */
  targetPort?: IntOrString;
}
/** ServicePort of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceport-v1-core */
export interface ServicePort extends ServicePortDraft {
  protocol: Protocol;
  targetPort: IntOrString;
}

/** The {@linkcode ServiceSpec} as it is written. */
export interface ServiceSpecDraft {
  allocateLoadBalancerNodePorts?: boolean;
  clusterIP?: string;
  /** Atomic. */
  clusterIPs?: string[];
  /** Atomic. */
  externalIPs?: string[];
  externalName?: string;
  externalTrafficPolicy?: ServiceExternalTrafficPolicy;
  healthCheckNodePort?: number;
  internalTrafficPolicy?: ServiceInternalTrafficPolicy;
  /** Atomic. */
  ipFamilies?: IPFamily[];
  ipFamilyPolicy?: IPFamilyPolicy;
  loadBalancerClass?: string;
  loadBalancerIP?: string;
  /** Atomic. */
  loadBalancerSourceRanges?: string[];
  /** Map by port, protocol. Patch: merge by port. */
  ports?: ServicePortDraft[];
  publishNotReadyAddresses?: boolean;
  /** Atomic. */
  selector?: Record<string, string>;
  /** Default: "None". */
  sessionAffinity?: ServiceAffinity;
  sessionAffinityConfig?: SessionAffinityConfigDraft;
  trafficDistribution?: string;
  /** Default: "ClusterIP". */
  type?: ServiceType;
}
/** ServiceSpec of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicespec-v1-core */
export interface ServiceSpec extends ServiceSpecDraft {
  ports?: ServicePort[];
  sessionAffinity: ServiceAffinity;
  sessionAffinityConfig?: SessionAffinityConfig;
  type: ServiceType;
}

/** The {@linkcode ServiceStatus} as it is written. */
export interface ServiceStatusDraft {
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
  loadBalancer?: LoadBalancerStatus;
}
/** ServiceStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicestatus-v1-core */
export interface ServiceStatus extends ServiceStatusDraft {
  loadBalancer: LoadBalancerStatus;
}

/** The {@linkcode SessionAffinityConfig} as it is written. */
export interface SessionAffinityConfigDraft {
  clientIP?: ClientIPConfigDraft;
}
/** SessionAffinityConfig of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sessionaffinityconfig-v1-core */
export interface SessionAffinityConfig extends SessionAffinityConfigDraft {
  clientIP?: ClientIPConfig;
}

/** SleepAction of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sleepaction-v1-core */
export interface SleepAction {
  seconds: number;
}

/** StorageOSPersistentVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageospersistentvolumesource-v1-core */
export interface StorageOSPersistentVolumeSource {
  fsType?: string;
  readOnly?: boolean;
  secretRef?: ObjectReference;
  volumeName?: string;
  volumeNamespace?: string;
}

/** StorageOSVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageosvolumesource-v1-core */
export interface StorageOSVolumeSource {
  fsType?: string;
  readOnly?: boolean;
  secretRef?: LocalObjectReference;
  volumeName?: string;
  volumeNamespace?: string;
}

/** Sysctl of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#sysctl-v1-core */
export interface Sysctl {
  name: string;
  value: string;
}

/** TCPSocketAction of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tcpsocketaction-v1-core */
export interface TCPSocketAction {
  host?: string;
  port: IntOrString;
}

/** Taint of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#taint-v1-core */
export interface Taint {
  effect: TaintEffect;
  key: string;
  timeAdded?: Time;
  value?: string;
}

/** Toleration of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#toleration-v1-core */
export interface Toleration {
  effect?: TaintEffect;
  key?: string;
  operator?: TolerationOperator;
  tolerationSeconds?: number;
  value?: string;
}

/** TopologySelectorLabelRequirement of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyselectorlabelrequirement-v1-core */
export interface TopologySelectorLabelRequirement {
  key: string;
  /** Atomic. */
  values: string[];
}

/** TopologySelectorTerm of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyselectorterm-v1-core */
export interface TopologySelectorTerm {
  /** Atomic. */
  matchLabelExpressions?: TopologySelectorLabelRequirement[];
}

/** TopologySpreadConstraint of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#topologyspreadconstraint-v1-core */
export interface TopologySpreadConstraint {
  labelSelector?: LabelSelector;
  /** Atomic. */
  matchLabelKeys?: string[];
  maxSkew: number;
  minDomains?: number;
  nodeAffinityPolicy?: NodeInclusionPolicy;
  nodeTaintsPolicy?: NodeInclusionPolicy;
  topologyKey: string;
  whenUnsatisfiable: UnsatisfiableConstraintAction;
}

/** TypedLocalObjectReference of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedlocalobjectreference-v1-core */
export interface TypedLocalObjectReference {
  apiGroup?: string | null;
  kind: string;
  name: string;
}

/** TypedObjectReference of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typedobjectreference-v1-core */
export interface TypedObjectReference {
  apiGroup?: string | null;
  kind: string;
  name: string;
  namespace?: string;
}

/** The {@linkcode Volume} as it is written. */
export interface VolumeDraft {
  awsElasticBlockStore?: AWSElasticBlockStoreVolumeSource;
  azureDisk?: AzureDiskVolumeSourceDraft;
  azureFile?: AzureFileVolumeSource;
  cephfs?: CephFSVolumeSource;
  cinder?: CinderVolumeSource;
  configMap?: ConfigMapVolumeSourceDraft;
  csi?: CSIVolumeSource;
  downwardAPI?: DownwardAPIVolumeSourceDraft;
  emptyDir?: EmptyDirVolumeSourceDraft;
  ephemeral?: EphemeralVolumeSourceDraft;
  fc?: FCVolumeSource;
  flexVolume?: FlexVolumeSource;
  flocker?: FlockerVolumeSource;
  gcePersistentDisk?: GCEPersistentDiskVolumeSource;
  gitRepo?: GitRepoVolumeSource;
  glusterfs?: GlusterfsVolumeSource;
  hostPath?: HostPathVolumeSourceDraft;
  image?: ImageVolumeSource;
  iscsi?: ISCSIVolumeSourceDraft;
  name: string;
  nfs?: NFSVolumeSource;
  persistentVolumeClaim?: PersistentVolumeClaimVolumeSource;
  photonPersistentDisk?: PhotonPersistentDiskVolumeSource;
  portworxVolume?: PortworxVolumeSource;
  projected?: ProjectedVolumeSourceDraft;
  quobyte?: QuobyteVolumeSource;
  rbd?: RBDVolumeSourceDraft;
  scaleIO?: ScaleIOVolumeSourceDraft;
  secret?: SecretVolumeSourceDraft;
  storageos?: StorageOSVolumeSource;
  vsphereVolume?: VsphereVirtualDiskVolumeSource;
}
/** Volume of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volume-v1-core */
export interface Volume extends VolumeDraft {
  azureDisk?: AzureDiskVolumeSource;
  configMap?: ConfigMapVolumeSource;
  downwardAPI?: DownwardAPIVolumeSource;
  emptyDir?: EmptyDirVolumeSource;
  ephemeral?: EphemeralVolumeSource;
  hostPath?: HostPathVolumeSource;
  iscsi?: ISCSIVolumeSource;
  projected?: ProjectedVolumeSource;
  rbd?: RBDVolumeSource;
  scaleIO?: ScaleIOVolumeSource;
  secret?: SecretVolumeSource;
}

/** VolumeDevice of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumedevice-v1-core */
export interface VolumeDevice {
  devicePath: string;
  name: string;
}

/** VolumeMount of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemount-v1-core */
export interface VolumeMount {
  mountPath: string;
  mountPropagation?: MountPropagationMode;
  name: string;
  readOnly?: boolean;
  recursiveReadOnly?: RecursiveReadOnlyMode;
  subPath?: string;
  subPathExpr?: string;
}

/** VolumeMountStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumemountstatus-v1-core */
export interface VolumeMountStatus {
  mountPath: string;
  name: string;
  readOnly?: boolean;
  recursiveReadOnly?: RecursiveReadOnlyMode;
  volumeStatus?: VolumeStatus;
}

/** VolumeNodeAffinity of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumenodeaffinity-v1-core */
export interface VolumeNodeAffinity {
  required?: NodeSelector;
}

/** The {@linkcode VolumeProjection} as it is written. */
export interface VolumeProjectionDraft {
  clusterTrustBundle?: ClusterTrustBundleProjection;
  configMap?: ConfigMapProjection;
  downwardAPI?: DownwardAPIProjectionDraft;
  podCertificate?: PodCertificateProjection;
  secret?: SecretProjection;
  serviceAccountToken?: ServiceAccountTokenProjectionDraft;
}
/** VolumeProjection of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeprojection-v1-core */
export interface VolumeProjection extends VolumeProjectionDraft {
  downwardAPI?: DownwardAPIProjection;
  serviceAccountToken?: ServiceAccountTokenProjection;
}

/** The {@linkcode VolumeResourceRequirements} as it is written. */
export interface VolumeResourceRequirementsDraft {
  limits?: Record<string, QuantityDraft>;
  requests?: Record<string, QuantityDraft>;
}
/** VolumeResourceRequirements of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeresourcerequirements-v1-core */
export interface VolumeResourceRequirements extends VolumeResourceRequirementsDraft {
  limits?: Record<string, Quantity>;
  requests?: Record<string, Quantity>;
}

/** VolumeStatus of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumestatus-v1-core */
export interface VolumeStatus {
  image?: ImageVolumeStatus;
}

/** VsphereVirtualDiskVolumeSource of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#vspherevirtualdiskvolumesource-v1-core */
export interface VsphereVirtualDiskVolumeSource {
  fsType?: string;
  storagePolicyID?: string;
  storagePolicyName?: string;
  volumePath: string;
}

/** WeightedPodAffinityTerm of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#weightedpodaffinityterm-v1-core */
export interface WeightedPodAffinityTerm {
  podAffinityTerm: PodAffinityTerm;
  weight: number;
}

/** WindowsSecurityContextOptions of core/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#windowssecuritycontextoptions-v1-core */
export interface WindowsSecurityContextOptions {
  gmsaCredentialSpec?: string;
  gmsaCredentialSpecName?: string;
  hostProcess?: boolean;
  runAsUserName?: string;
}

/** AppArmorProfileType of core/v1; a server may know further values. */
export type AppArmorProfileType = "Localhost" | "RuntimeDefault" | "Unconfined" | (string & Record<never, never>);

/** AzureDataDiskCachingMode of core/v1; a server may know further values. */
export type AzureDataDiskCachingMode = "None" | "ReadOnly" | "ReadWrite" | (string & Record<never, never>);

/** AzureDataDiskKind of core/v1; a server may know further values. */
export type AzureDataDiskKind = "Dedicated" | "Managed" | "Shared" | (string & Record<never, never>);

/** ClaimResourceStatus of core/v1; a server may know further values. */
export type ClaimResourceStatus = "ControllerResizeInProgress" | "ControllerResizeInfeasible" | "NodeResizeInProgress" | "NodeResizeInfeasible" | "NodeResizePending" | (string & Record<never, never>);

/** ComponentConditionType of core/v1; a server may know further values. */
export type ComponentConditionType = "Healthy" | (string & Record<never, never>);

/** ConditionStatus of core/v1; a server may know further values. */
export type ConditionStatus = "False" | "True" | "Unknown" | (string & Record<never, never>);

/** ContainerRestartPolicy of core/v1; a server may know further values. */
export type ContainerRestartPolicy = "Always" | "Never" | "OnFailure" | (string & Record<never, never>);

/** ContainerRestartRuleAction of core/v1; a server may know further values. */
export type ContainerRestartRuleAction = "Restart" | "RestartAllContainers" | (string & Record<never, never>);

/** ContainerRestartRuleOnExitCodesOperator of core/v1; a server may know further values. */
export type ContainerRestartRuleOnExitCodesOperator = "In" | "NotIn" | (string & Record<never, never>);

/** DNSPolicy of core/v1; a server may know further values. */
export type DNSPolicy = "ClusterFirst" | "ClusterFirstWithHostNet" | "Default" | "None" | (string & Record<never, never>);

/** FinalizerName of core/v1; a server may know further values. */
export type FinalizerName = "kubernetes" | (string & Record<never, never>);

/** HostPathType of core/v1; a server may know further values. */
export type HostPathType = "" | "BlockDevice" | "CharDevice" | "Directory" | "DirectoryOrCreate" | "File" | "FileOrCreate" | "Socket" | (string & Record<never, never>);

/** IPFamily of core/v1; a server may know further values. */
export type IPFamily = "" | "IPv4" | "IPv6" | (string & Record<never, never>);

/** IPFamilyPolicy of core/v1; a server may know further values. */
export type IPFamilyPolicy = "PreferDualStack" | "RequireDualStack" | "SingleStack" | (string & Record<never, never>);

/** LimitType of core/v1; a server may know further values. */
export type LimitType = "Container" | "PersistentVolumeClaim" | "Pod" | (string & Record<never, never>);

/** LoadBalancerIPMode of core/v1; a server may know further values. */
export type LoadBalancerIPMode = "Proxy" | "VIP" | (string & Record<never, never>);

/** MountPropagationMode of core/v1; a server may know further values. */
export type MountPropagationMode = "Bidirectional" | "HostToContainer" | "None" | (string & Record<never, never>);

/** NamespaceConditionType of core/v1; a server may know further values. */
export type NamespaceConditionType = "NamespaceContentRemaining" | "NamespaceDeletionContentFailure" | "NamespaceDeletionDiscoveryFailure" | "NamespaceDeletionGroupVersionParsingFailure" | "NamespaceFinalizersRemaining" | (string & Record<never, never>);

/** NamespacePhase of core/v1; a server may know further values. */
export type NamespacePhase = "Active" | "Terminating" | (string & Record<never, never>);

/** NodeAddressType of core/v1; a server may know further values. */
export type NodeAddressType = "ExternalDNS" | "ExternalIP" | "Hostname" | "InternalDNS" | "InternalIP" | (string & Record<never, never>);

/** NodeConditionType of core/v1; a server may know further values. */
export type NodeConditionType = "DiskPressure" | "MemoryPressure" | "NetworkUnavailable" | "PIDPressure" | "Ready" | (string & Record<never, never>);

/** NodeInclusionPolicy of core/v1; a server may know further values. */
export type NodeInclusionPolicy = "Honor" | "Ignore" | (string & Record<never, never>);

/** NodePhase of core/v1; a server may know further values. */
export type NodePhase = "Pending" | "Running" | "Terminated" | (string & Record<never, never>);

/** NodeSelectorOperator of core/v1; a server may know further values. */
export type NodeSelectorOperator = "DoesNotExist" | "Exists" | "Gt" | "In" | "Lt" | "NotIn" | (string & Record<never, never>);

/** OSName of core/v1; a server may know further values. */
export type OSName = "linux" | "windows" | (string & Record<never, never>);

/** PersistentVolumeAccessMode of core/v1; a server may know further values. */
export type PersistentVolumeAccessMode = "ReadOnlyMany" | "ReadWriteMany" | "ReadWriteOnce" | "ReadWriteOncePod" | (string & Record<never, never>);

/** PersistentVolumeClaimConditionType of core/v1; a server may know further values. */
export type PersistentVolumeClaimConditionType = "ControllerResizeError" | "FileSystemResizePending" | "ModifyVolumeError" | "ModifyingVolume" | "NodeResizeError" | "Resizing" | "Unused" | (string & Record<never, never>);

/** PersistentVolumeClaimModifyVolumeStatus of core/v1; a server may know further values. */
export type PersistentVolumeClaimModifyVolumeStatus = "InProgress" | "Infeasible" | "Pending" | (string & Record<never, never>);

/** PersistentVolumeClaimPhase of core/v1; a server may know further values. */
export type PersistentVolumeClaimPhase = "Bound" | "Lost" | "Pending" | (string & Record<never, never>);

/** PersistentVolumeMode of core/v1; a server may know further values. */
export type PersistentVolumeMode = "Block" | "Filesystem" | (string & Record<never, never>);

/** PersistentVolumePhase of core/v1; a server may know further values. */
export type PersistentVolumePhase = "Available" | "Bound" | "Failed" | "Pending" | "Released" | (string & Record<never, never>);

/** PersistentVolumeReclaimPolicy of core/v1; a server may know further values. */
export type PersistentVolumeReclaimPolicy = "Delete" | "Recycle" | "Retain" | (string & Record<never, never>);

/** PodConditionType of core/v1; a server may know further values. */
export type PodConditionType = "AllContainersRestarting" | "ContainersReady" | "DisruptionTarget" | "Initialized" | "PodReadyToStartContainers" | "PodResizeInProgress" | "PodResizePending" | "PodScheduled" | "Ready" | (string & Record<never, never>);

/** PodFSGroupChangePolicy of core/v1; a server may know further values. */
export type PodFSGroupChangePolicy = "Always" | "OnRootMismatch" | (string & Record<never, never>);

/** PodPhase of core/v1; a server may know further values. */
export type PodPhase = "Failed" | "Pending" | "Running" | "Succeeded" | "Unknown" | (string & Record<never, never>);

/** PodQOSClass of core/v1; a server may know further values. */
export type PodQOSClass = "BestEffort" | "Burstable" | "Guaranteed" | (string & Record<never, never>);

/** PodResizeStatus of core/v1; a server may know further values. */
export type PodResizeStatus = "Deferred" | "InProgress" | "Infeasible" | (string & Record<never, never>);

/** PodSELinuxChangePolicy of core/v1; a server may know further values. */
export type PodSELinuxChangePolicy = "MountOption" | "Recursive" | (string & Record<never, never>);

/** PreemptionPolicy of core/v1; a server may know further values. */
export type PreemptionPolicy = "Never" | "PreemptLowerPriority" | (string & Record<never, never>);

/** ProcMountType of core/v1; a server may know further values. */
export type ProcMountType = "Default" | "Unmasked" | (string & Record<never, never>);

/** Protocol of core/v1; a server may know further values. */
export type Protocol = "SCTP" | "TCP" | "UDP" | (string & Record<never, never>);

/** PullPolicy of core/v1; a server may know further values. */
export type PullPolicy = "Always" | "IfNotPresent" | "Never" | (string & Record<never, never>);

/** RecursiveReadOnlyMode of core/v1; a server may know further values. */
export type RecursiveReadOnlyMode = "Disabled" | "Enabled" | "IfPossible" | (string & Record<never, never>);

/** ReplicationControllerConditionType of core/v1; a server may know further values. */
export type ReplicationControllerConditionType = "ReplicaFailure" | (string & Record<never, never>);

/** ResourceHealthStatus of core/v1; a server may know further values. */
export type ResourceHealthStatus = "Healthy" | "Unhealthy" | "Unknown" | (string & Record<never, never>);

/** ResourceName of core/v1; a server may know further values. */
export type ResourceName = "configmaps" | "cpu" | "ephemeral-storage" | "limits.cpu" | "limits.ephemeral-storage" | "limits.memory" | "memory" | "persistentvolumeclaims" | "pods" | "replicationcontrollers" | "requests.cpu" | "requests.ephemeral-storage" | "requests.memory" | "requests.storage" | "resourcequotas" | "secrets" | "services" | "services.loadbalancers" | "services.nodeports" | "storage" | (string & Record<never, never>);

/** ResourceQuotaScope of core/v1; a server may know further values. */
export type ResourceQuotaScope = "BestEffort" | "CrossNamespacePodAffinity" | "NotBestEffort" | "NotTerminating" | "PriorityClass" | "Terminating" | "VolumeAttributesClass" | (string & Record<never, never>);

/** ResourceResizeRestartPolicy of core/v1; a server may know further values. */
export type ResourceResizeRestartPolicy = "NotRequired" | "RestartContainer" | (string & Record<never, never>);

/** RestartPolicy of core/v1; a server may know further values. */
export type RestartPolicy = "Always" | "Never" | "OnFailure" | (string & Record<never, never>);

/** ScopeSelectorOperator of core/v1; a server may know further values. */
export type ScopeSelectorOperator = "DoesNotExist" | "Exists" | "In" | "NotIn" | (string & Record<never, never>);

/** SeccompProfileType of core/v1; a server may know further values. */
export type SeccompProfileType = "Localhost" | "RuntimeDefault" | "Unconfined" | (string & Record<never, never>);

/** SecretType of core/v1; a server may know further values. */
export type SecretType = "Opaque" | "bootstrap.kubernetes.io/token" | "kubernetes.io/basic-auth" | "kubernetes.io/dockercfg" | "kubernetes.io/dockerconfigjson" | "kubernetes.io/service-account-token" | "kubernetes.io/ssh-auth" | "kubernetes.io/tls" | (string & Record<never, never>);

/** ServiceAffinity of core/v1; a server may know further values. */
export type ServiceAffinity = "ClientIP" | "None" | (string & Record<never, never>);

/** ServiceExternalTrafficPolicy of core/v1; a server may know further values. */
export type ServiceExternalTrafficPolicy = "Cluster" | "Local" | (string & Record<never, never>);

/** ServiceInternalTrafficPolicy of core/v1; a server may know further values. */
export type ServiceInternalTrafficPolicy = "Cluster" | "Local" | (string & Record<never, never>);

/** ServiceType of core/v1; a server may know further values. */
export type ServiceType = "ClusterIP" | "ExternalName" | "LoadBalancer" | "NodePort" | (string & Record<never, never>);

/** Signal of core/v1; a server may know further values. */
export type Signal = "SIGABRT" | "SIGALRM" | "SIGBUS" | "SIGCHLD" | "SIGCLD" | "SIGCONT" | "SIGFPE" | "SIGHUP" | "SIGILL" | "SIGINT" | "SIGIO" | "SIGIOT" | "SIGKILL" | "SIGPIPE" | "SIGPOLL" | "SIGPROF" | "SIGPWR" | "SIGQUIT" | "SIGRTMAX" | "SIGRTMAX-1" | "SIGRTMAX-10" | "SIGRTMAX-11" | "SIGRTMAX-12" | "SIGRTMAX-13" | "SIGRTMAX-14" | "SIGRTMAX-2" | "SIGRTMAX-3" | "SIGRTMAX-4" | "SIGRTMAX-5" | "SIGRTMAX-6" | "SIGRTMAX-7" | "SIGRTMAX-8" | "SIGRTMAX-9" | "SIGRTMIN" | "SIGRTMIN+1" | "SIGRTMIN+10" | "SIGRTMIN+11" | "SIGRTMIN+12" | "SIGRTMIN+13" | "SIGRTMIN+14" | "SIGRTMIN+15" | "SIGRTMIN+2" | "SIGRTMIN+3" | "SIGRTMIN+4" | "SIGRTMIN+5" | "SIGRTMIN+6" | "SIGRTMIN+7" | "SIGRTMIN+8" | "SIGRTMIN+9" | "SIGSEGV" | "SIGSTKFLT" | "SIGSTOP" | "SIGSYS" | "SIGTERM" | "SIGTRAP" | "SIGTSTP" | "SIGTTIN" | "SIGTTOU" | "SIGURG" | "SIGUSR1" | "SIGUSR2" | "SIGVTALRM" | "SIGWINCH" | "SIGXCPU" | "SIGXFSZ" | (string & Record<never, never>);

/** StorageMedium of core/v1; a server may know further values. */
export type StorageMedium = "" | "HugePages" | "HugePages-" | "Memory" | (string & Record<never, never>);

/** SupplementalGroupsPolicy of core/v1; a server may know further values. */
export type SupplementalGroupsPolicy = "Merge" | "Strict" | (string & Record<never, never>);

/** TaintEffect of core/v1; a server may know further values. */
export type TaintEffect = "NoExecute" | "NoSchedule" | "PreferNoSchedule" | (string & Record<never, never>);

/** TerminationMessagePolicy of core/v1; a server may know further values. */
export type TerminationMessagePolicy = "FallbackToLogsOnError" | "File" | (string & Record<never, never>);

/** TolerationOperator of core/v1; a server may know further values. */
export type TolerationOperator = "Equal" | "Exists" | "Gt" | "Lt" | (string & Record<never, never>);

/** URIScheme of core/v1; a server may know further values. */
export type URIScheme = "HTTP" | "HTTPS" | (string & Record<never, never>);

/** UnsatisfiableConstraintAction of core/v1; a server may know further values. */
export type UnsatisfiableConstraintAction = "DoNotSchedule" | "ScheduleAnyway" | (string & Record<never, never>);
