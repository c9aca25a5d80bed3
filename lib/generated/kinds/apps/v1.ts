/**
 * The kinds of apps/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../apps/v1.ts";

export type {
  ControllerRevisionDraft,
  ControllerRevisionList,
  DaemonSetCondition,
  DaemonSetDraft,
  DaemonSetList,
  DaemonSetSpec,
  DaemonSetSpecDraft,
  DaemonSetStatus,
  DaemonSetUpdateStrategy,
  DaemonSetUpdateStrategyDraft,
  DaemonSetUpdateStrategyType,
  DeploymentCondition,
  DeploymentConditionType,
  DeploymentDraft,
  DeploymentList,
  DeploymentSpec,
  DeploymentSpecDraft,
  DeploymentStatus,
  DeploymentStrategy,
  DeploymentStrategyDraft,
  DeploymentStrategyType,
  PersistentVolumeClaimRetentionPolicyType,
  PodManagementPolicyType,
  ReplicaSetCondition,
  ReplicaSetConditionType,
  ReplicaSetDraft,
  ReplicaSetList,
  ReplicaSetSpec,
  ReplicaSetSpecDraft,
  ReplicaSetStatus,
  RollingUpdateDaemonSet,
  RollingUpdateDaemonSetDraft,
  RollingUpdateDeployment,
  RollingUpdateDeploymentDraft,
  RollingUpdateStatefulSetStrategy,
  RollingUpdateStatefulSetStrategyDraft,
  StatefulSetCondition,
  StatefulSetDraft,
  StatefulSetList,
  StatefulSetOrdinals,
  StatefulSetOrdinalsDraft,
  StatefulSetPersistentVolumeClaimRetentionPolicy,
  StatefulSetPersistentVolumeClaimRetentionPolicyDraft,
  StatefulSetSpec,
  StatefulSetSpecDraft,
  StatefulSetStatus,
  StatefulSetStatusDraft,
  StatefulSetUpdateStrategy,
  StatefulSetUpdateStrategyDraft,
  StatefulSetUpdateStrategyType,
} from "../../apps/v1.ts";

/** An object of the kind {@linkcode types.ControllerRevision}. */
export type ControllerRevision = types.ControllerRevision;
/** The kind ControllerRevision: in namespaces. */
export const ControllerRevision: Kind<
  types.ControllerRevision,
  "Namespaced",
  never,
  types.ControllerRevisionDraft,
  never
> = {
  group: "apps",
  version: "v1",
  kind: "ControllerRevision",
  plural: "controllerrevisions",
  singular: "controllerrevision",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.DaemonSet}. */
export type DaemonSet = types.DaemonSet;
/** The kind DaemonSet: in namespaces, with status. */
export const DaemonSet: Kind<
  types.DaemonSet,
  "Namespaced",
  "status",
  types.DaemonSetDraft,
  never
> = {
  group: "apps",
  version: "v1",
  kind: "DaemonSet",
  plural: "daemonsets",
  singular: "daemonset",
  scope: "Namespaced",
  shortNames: ["ds"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.Deployment}. */
export type Deployment = types.Deployment;
/** The kind Deployment: in namespaces, with scale, status. */
export const Deployment: Kind<
  types.Deployment,
  "Namespaced",
  "scale" | "status",
  types.DeploymentDraft,
  never
> = {
  group: "apps",
  version: "v1",
  kind: "Deployment",
  plural: "deployments",
  singular: "deployment",
  scope: "Namespaced",
  shortNames: ["deploy"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["scale", "status"],
};

/** An object of the kind {@linkcode types.ReplicaSet}. */
export type ReplicaSet = types.ReplicaSet;
/** The kind ReplicaSet: in namespaces, with scale, status. */
export const ReplicaSet: Kind<
  types.ReplicaSet,
  "Namespaced",
  "scale" | "status",
  types.ReplicaSetDraft,
  never
> = {
  group: "apps",
  version: "v1",
  kind: "ReplicaSet",
  plural: "replicasets",
  singular: "replicaset",
  scope: "Namespaced",
  shortNames: ["rs"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["scale", "status"],
};

/** An object of the kind {@linkcode types.StatefulSet}. */
export type StatefulSet = types.StatefulSet;
/** The kind StatefulSet: in namespaces, with scale, status. */
export const StatefulSet: Kind<
  types.StatefulSet,
  "Namespaced",
  "scale" | "status",
  types.StatefulSetDraft,
  never
> = {
  group: "apps",
  version: "v1",
  kind: "StatefulSet",
  plural: "statefulsets",
  singular: "statefulset",
  scope: "Namespaced",
  shortNames: ["sts"],
  categories: ["all"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["scale", "status"],
};
