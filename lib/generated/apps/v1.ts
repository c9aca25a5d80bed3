/**
 * The types of apps/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { IntOrString, RawObject, Time } from "../../meta/scalars.ts";
import type {
  PersistentVolumeClaimDraft,
  PodTemplateSpec,
  PodTemplateSpecDraft,
} from "../core/v1.ts";
import type { LabelSelector } from "../meta/v1.ts";

/** The {@linkcode ControllerRevision} as it is written. */
export interface ControllerRevisionDraft {
  apiVersion?: "apps/v1";
  kind?: "ControllerRevision";
  metadata: ObjectMetaDraft;
  data?: object | null;
  revision: number;
}
/** ControllerRevision of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#controllerrevision-v1-apps */
export interface ControllerRevision extends ControllerRevisionDraft {
  apiVersion: "apps/v1";
  kind: "ControllerRevision";
  metadata: ObjectMeta;
  data?: RawObject | null;
}

/** ControllerRevisionList of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#controllerrevisionlist-v1-apps */
export interface ControllerRevisionList extends KubeList<ControllerRevision> {
  apiVersion: "apps/v1";
  kind: "ControllerRevisionList";
}

/** The {@linkcode DaemonSet} as it is written. */
export interface DaemonSetDraft {
  apiVersion?: "apps/v1";
  kind?: "DaemonSet";
  metadata: ObjectMetaDraft;
  spec: DaemonSetSpecDraft;
  status?: DaemonSetStatus;
}
/** DaemonSet of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonset-v1-apps */
export interface DaemonSet extends DaemonSetDraft {
  apiVersion: "apps/v1";
  kind: "DaemonSet";
  metadata: ObjectMeta;
  spec: DaemonSetSpec;
  status: DaemonSetStatus;
}

/** DaemonSetCondition of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetcondition-v1-apps */
export interface DaemonSetCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: string;
  type: string;
}

/** DaemonSetList of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetlist-v1-apps */
export interface DaemonSetList extends KubeList<DaemonSet> {
  apiVersion: "apps/v1";
  kind: "DaemonSetList";
}

/** The {@linkcode DaemonSetSpec} as it is written. */
export interface DaemonSetSpecDraft {
  minReadySeconds?: number;
  /** Default: 10. */
  revisionHistoryLimit?: number;
  selector: LabelSelector;
  template: PodTemplateSpecDraft;
  updateStrategy?: DaemonSetUpdateStrategyDraft;
}
/** DaemonSetSpec of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetspec-v1-apps */
export interface DaemonSetSpec extends DaemonSetSpecDraft {
  revisionHistoryLimit: number;
  template: PodTemplateSpec;
  updateStrategy: DaemonSetUpdateStrategy;
}

/** DaemonSetStatus of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetstatus-v1-apps */
export interface DaemonSetStatus {
  collisionCount?: number;
  /** Map by type. Patch: merge by type. */
  conditions?: DaemonSetCondition[];
  currentNumberScheduled: number;
  desiredNumberScheduled: number;
  numberAvailable?: number;
  numberMisscheduled: number;
  numberReady: number;
  numberUnavailable?: number;
  observedGeneration?: number;
  updatedNumberScheduled?: number;
}

/** The {@linkcode DaemonSetUpdateStrategy} as it is written. */
export interface DaemonSetUpdateStrategyDraft {
  rollingUpdate?: RollingUpdateDaemonSetDraft;
  /** Default: "RollingUpdate". */
  type?: DaemonSetUpdateStrategyType;
}
/** DaemonSetUpdateStrategy of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#daemonsetupdatestrategy-v1-apps */
export interface DaemonSetUpdateStrategy extends DaemonSetUpdateStrategyDraft {
  rollingUpdate?: RollingUpdateDaemonSet;
  type: DaemonSetUpdateStrategyType;
}

/** The {@linkcode Deployment} as it is written. */
export interface DeploymentDraft {
  apiVersion?: "apps/v1";
  kind?: "Deployment";
  metadata: ObjectMetaDraft;
  spec: DeploymentSpecDraft;
  status?: DeploymentStatus;
}
/** Deployment of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deployment-v1-apps */
export interface Deployment extends DeploymentDraft {
  apiVersion: "apps/v1";
  kind: "Deployment";
  metadata: ObjectMeta;
  spec: DeploymentSpec;
  status: DeploymentStatus;
}

/** DeploymentCondition of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentcondition-v1-apps */
export interface DeploymentCondition {
  lastTransitionTime?: Time | null;
  lastUpdateTime?: Time | null;
  message?: string;
  reason?: string;
  status: string;
  type: DeploymentConditionType;
}

/** DeploymentList of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentlist-v1-apps */
export interface DeploymentList extends KubeList<Deployment> {
  apiVersion: "apps/v1";
  kind: "DeploymentList";
}

/** The {@linkcode DeploymentSpec} as it is written. */
export interface DeploymentSpecDraft {
  minReadySeconds?: number;
  paused?: boolean;
  /** Default: 600. */
  progressDeadlineSeconds?: number;
  /** Default: 1. */
  replicas?: number;
  /** Default: 10. */
  revisionHistoryLimit?: number;
  selector: LabelSelector;
  /** Patch: retainKeys. */
  strategy?: DeploymentStrategyDraft;
  template: PodTemplateSpecDraft;
}
/** DeploymentSpec of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentspec-v1-apps */
export interface DeploymentSpec extends DeploymentSpecDraft {
  progressDeadlineSeconds: number;
  replicas: number;
  revisionHistoryLimit: number;
  strategy: DeploymentStrategy;
  template: PodTemplateSpec;
}

/** DeploymentStatus of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentstatus-v1-apps */
export interface DeploymentStatus {
  availableReplicas?: number;
  collisionCount?: number;
  /** Map by type. Patch: merge by type. */
  conditions?: DeploymentCondition[];
  observedGeneration?: number;
  readyReplicas?: number;
  replicas?: number;
  terminatingReplicas?: number;
  unavailableReplicas?: number;
  updatedReplicas?: number;
}

/** The {@linkcode DeploymentStrategy} as it is written. */
export interface DeploymentStrategyDraft {
  rollingUpdate?: RollingUpdateDeploymentDraft;
  /** Default: "RollingUpdate". */
  type?: DeploymentStrategyType;
}
/** DeploymentStrategy of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#deploymentstrategy-v1-apps */
export interface DeploymentStrategy extends DeploymentStrategyDraft {
  rollingUpdate?: RollingUpdateDeployment;
  type: DeploymentStrategyType;
}

/** The {@linkcode ReplicaSet} as it is written. */
export interface ReplicaSetDraft {
  apiVersion?: "apps/v1";
  kind?: "ReplicaSet";
  metadata: ObjectMetaDraft;
  spec: ReplicaSetSpecDraft;
  status?: ReplicaSetStatus;
}
/** ReplicaSet of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicaset-v1-apps */
export interface ReplicaSet extends ReplicaSetDraft {
  apiVersion: "apps/v1";
  kind: "ReplicaSet";
  metadata: ObjectMeta;
  spec: ReplicaSetSpec;
  status: ReplicaSetStatus;
}

/** ReplicaSetCondition of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetcondition-v1-apps */
export interface ReplicaSetCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: string;
  type: ReplicaSetConditionType;
}

/** ReplicaSetList of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetlist-v1-apps */
export interface ReplicaSetList extends KubeList<ReplicaSet> {
  apiVersion: "apps/v1";
  kind: "ReplicaSetList";
}

/** The {@linkcode ReplicaSetSpec} as it is written. */
export interface ReplicaSetSpecDraft {
  minReadySeconds?: number;
  /** Default: 1. */
  replicas?: number;
  selector: LabelSelector;
  template?: PodTemplateSpecDraft;
}
/** ReplicaSetSpec of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetspec-v1-apps */
export interface ReplicaSetSpec extends ReplicaSetSpecDraft {
  replicas: number;
  template: PodTemplateSpec;
}

/** ReplicaSetStatus of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#replicasetstatus-v1-apps */
export interface ReplicaSetStatus {
  availableReplicas?: number;
  /** Map by type. Patch: merge by type. */
  conditions?: ReplicaSetCondition[];
  fullyLabeledReplicas?: number;
  observedGeneration?: number;
  readyReplicas?: number;
  replicas: number;
  terminatingReplicas?: number;
}

/** The {@linkcode RollingUpdateDaemonSet} as it is written. */
export interface RollingUpdateDaemonSetDraft {
  /** Default: 0. */
  maxSurge?: IntOrString;
  /** Default: 1 when it rolls. */
  maxUnavailable?: IntOrString;
}
/** RollingUpdateDaemonSet of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedaemonset-v1-apps */
export interface RollingUpdateDaemonSet extends RollingUpdateDaemonSetDraft {
  maxSurge: IntOrString;
  maxUnavailable: IntOrString;
}

/** The {@linkcode RollingUpdateDeployment} as it is written. */
export interface RollingUpdateDeploymentDraft {
  /** Default: "25%". */
  maxSurge?: IntOrString;
  /** Default: "25%". */
  maxUnavailable?: IntOrString;
}
/** RollingUpdateDeployment of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatedeployment-v1-apps */
export interface RollingUpdateDeployment extends RollingUpdateDeploymentDraft {
  maxSurge: IntOrString;
  maxUnavailable: IntOrString;
}

/** The {@linkcode RollingUpdateStatefulSetStrategy} as it is written. */
export interface RollingUpdateStatefulSetStrategyDraft {
  maxUnavailable?: IntOrString;
  /** Default: 0. */
  partition?: number;
}
/** RollingUpdateStatefulSetStrategy of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rollingupdatestatefulsetstrategy-v1-apps */
export interface RollingUpdateStatefulSetStrategy extends RollingUpdateStatefulSetStrategyDraft {
  partition: number;
}

/** The {@linkcode StatefulSet} as it is written. */
export interface StatefulSetDraft {
  apiVersion?: "apps/v1";
  kind?: "StatefulSet";
  metadata: ObjectMetaDraft;
  spec: StatefulSetSpecDraft;
  status?: StatefulSetStatusDraft;
}
/** StatefulSet of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulset-v1-apps */
export interface StatefulSet extends StatefulSetDraft {
  apiVersion: "apps/v1";
  kind: "StatefulSet";
  metadata: ObjectMeta;
  spec: StatefulSetSpec;
  status: StatefulSetStatus;
}

/** StatefulSetCondition of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetcondition-v1-apps */
export interface StatefulSetCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: string;
  type: string;
}

/** StatefulSetList of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetlist-v1-apps */
export interface StatefulSetList extends KubeList<StatefulSet> {
  apiVersion: "apps/v1";
  kind: "StatefulSetList";
}

/** The {@linkcode StatefulSetOrdinals} as it is written. */
export interface StatefulSetOrdinalsDraft {
  start?: number;
}
/** StatefulSetOrdinals of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetordinals-v1-apps */
export interface StatefulSetOrdinals extends StatefulSetOrdinalsDraft {
  start: number;
}

/** The {@linkcode StatefulSetPersistentVolumeClaimRetentionPolicy} as it is written. */
export interface StatefulSetPersistentVolumeClaimRetentionPolicyDraft {
  /** Default: "Retain". */
  whenDeleted?: PersistentVolumeClaimRetentionPolicyType;
  /** Default: "Retain". */
  whenScaled?: PersistentVolumeClaimRetentionPolicyType;
}
/** StatefulSetPersistentVolumeClaimRetentionPolicy of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetpersistentvolumeclaimretentionpolicy-v1-apps */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy
  extends StatefulSetPersistentVolumeClaimRetentionPolicyDraft {
  whenDeleted: PersistentVolumeClaimRetentionPolicyType;
  whenScaled: PersistentVolumeClaimRetentionPolicyType;
}

/** The {@linkcode StatefulSetSpec} as it is written. */
export interface StatefulSetSpecDraft {
  minReadySeconds?: number;
  ordinals?: StatefulSetOrdinalsDraft;
  /** Default: {"whenDeleted":"Retain","whenScaled":"Retain"}. */
  persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicyDraft;
  /** Default: "OrderedReady". */
  podManagementPolicy?: PodManagementPolicyType;
  /** Default: 1. */
  replicas?: number;
  /** Default: 10. */
  revisionHistoryLimit?: number;
  selector: LabelSelector;
  serviceName?: string;
  template: PodTemplateSpecDraft;
  updateStrategy?: StatefulSetUpdateStrategyDraft;
  /** Atomic. */
  volumeClaimTemplates?: PersistentVolumeClaimDraft[];
}
/** StatefulSetSpec of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetspec-v1-apps */
export interface StatefulSetSpec extends StatefulSetSpecDraft {
  ordinals?: StatefulSetOrdinals;
  persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy;
  podManagementPolicy: PodManagementPolicyType;
  replicas: number;
  revisionHistoryLimit: number;
  serviceName: string;
  template: PodTemplateSpec;
  updateStrategy: StatefulSetUpdateStrategy;
}

/** The {@linkcode StatefulSetStatus} as it is written. */
export interface StatefulSetStatusDraft {
  availableReplicas?: number;
  collisionCount?: number;
  /** Map by type. Patch: merge by type. */
  conditions?: StatefulSetCondition[];
  currentReplicas?: number;
  currentRevision?: string;
  observedGeneration?: number;
  readyReplicas?: number;
  replicas: number;
  updateRevision?: string;
  updatedReplicas?: number;
}
/** StatefulSetStatus of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetstatus-v1-apps */
export interface StatefulSetStatus extends StatefulSetStatusDraft {
  availableReplicas: number;
}

/** The {@linkcode StatefulSetUpdateStrategy} as it is written. */
export interface StatefulSetUpdateStrategyDraft {
  rollingUpdate?: RollingUpdateStatefulSetStrategyDraft;
  /** Default: "RollingUpdate". */
  type?: StatefulSetUpdateStrategyType;
}
/** StatefulSetUpdateStrategy of apps/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#statefulsetupdatestrategy-v1-apps */
export interface StatefulSetUpdateStrategy extends StatefulSetUpdateStrategyDraft {
  rollingUpdate?: RollingUpdateStatefulSetStrategy;
  type: StatefulSetUpdateStrategyType;
}

/** DaemonSetUpdateStrategyType of apps/v1; a server may know further values. */
export type DaemonSetUpdateStrategyType = "OnDelete" | "RollingUpdate" | (string & Record<never, never>);

/** DeploymentConditionType of apps/v1; a server may know further values. */
export type DeploymentConditionType = "Available" | "Progressing" | "ReplicaFailure" | (string & Record<never, never>);

/** DeploymentStrategyType of apps/v1; a server may know further values. */
export type DeploymentStrategyType = "Recreate" | "RollingUpdate" | (string & Record<never, never>);

/** PersistentVolumeClaimRetentionPolicyType of apps/v1; a server may know further values. */
export type PersistentVolumeClaimRetentionPolicyType = "Delete" | "Retain" | (string & Record<never, never>);

/** PodManagementPolicyType of apps/v1; a server may know further values. */
export type PodManagementPolicyType = "OrderedReady" | "Parallel" | (string & Record<never, never>);

/** ReplicaSetConditionType of apps/v1; a server may know further values. */
export type ReplicaSetConditionType = "ReplicaFailure" | (string & Record<never, never>);

/** StatefulSetUpdateStrategyType of apps/v1; a server may know further values. */
export type StatefulSetUpdateStrategyType = "OnDelete" | "RollingUpdate" | (string & Record<never, never>);
