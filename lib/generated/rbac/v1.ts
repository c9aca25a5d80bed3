/**
 * The types of rbac/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { LabelSelector } from "../meta/v1.ts";

/** AggregationRule of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#aggregationrule-v1-rbac-authorization-k8s-io */
export interface AggregationRule {
  /** Atomic. */
  clusterRoleSelectors?: LabelSelector[];
}

/** The {@linkcode ClusterRole} as it is written. */
export interface ClusterRoleDraft {
  apiVersion?: "rbac.authorization.k8s.io/v1";
  kind?: "ClusterRole";
  metadata: ObjectMetaDraft;
  aggregationRule?: AggregationRule;
  /** Atomic. */
  rules?: PolicyRule[] | null;
}
/** ClusterRole of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clusterrole-v1-rbac-authorization-k8s-io */
export interface ClusterRole extends ClusterRoleDraft {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "ClusterRole";
  metadata: ObjectMeta;
}

/** The {@linkcode ClusterRoleBinding} as it is written. */
export interface ClusterRoleBindingDraft {
  apiVersion?: "rbac.authorization.k8s.io/v1";
  kind?: "ClusterRoleBinding";
  metadata: ObjectMetaDraft;
  roleRef: RoleRefDraft;
  /** Atomic. */
  subjects?: Subject[];
}
/** ClusterRoleBinding of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clusterrolebinding-v1-rbac-authorization-k8s-io */
export interface ClusterRoleBinding extends ClusterRoleBindingDraft {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "ClusterRoleBinding";
  metadata: ObjectMeta;
  roleRef: RoleRef;
}

/** ClusterRoleBindingList of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clusterrolebindinglist-v1-rbac-authorization-k8s-io */
export interface ClusterRoleBindingList extends KubeList<ClusterRoleBinding> {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "ClusterRoleBindingList";
}

/** ClusterRoleList of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clusterrolelist-v1-rbac-authorization-k8s-io */
export interface ClusterRoleList extends KubeList<ClusterRole> {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "ClusterRoleList";
}

/** PolicyRule of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#policyrule-v1-rbac-authorization-k8s-io */
export interface PolicyRule {
  /** Atomic. */
  apiGroups?: string[];
  /** Atomic. */
  nonResourceURLs?: string[];
  /** Atomic. */
  resourceNames?: string[];
  /** Atomic. */
  resources?: string[];
  /** Atomic. */
  verbs: string[];
}

/** The {@linkcode Role} as it is written. */
export interface RoleDraft {
  apiVersion?: "rbac.authorization.k8s.io/v1";
  kind?: "Role";
  metadata: ObjectMetaDraft;
  /** Atomic. */
  rules?: PolicyRule[] | null;
}
/** Role of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#role-v1-rbac-authorization-k8s-io */
export interface Role extends RoleDraft {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "Role";
  metadata: ObjectMeta;
}

/** The {@linkcode RoleBinding} as it is written. */
export interface RoleBindingDraft {
  apiVersion?: "rbac.authorization.k8s.io/v1";
  kind?: "RoleBinding";
  metadata: ObjectMetaDraft;
  roleRef: RoleRefDraft;
  /** Atomic. */
  subjects?: Subject[];
}
/** RoleBinding of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rolebinding-v1-rbac-authorization-k8s-io */
export interface RoleBinding extends RoleBindingDraft {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "RoleBinding";
  metadata: ObjectMeta;
  roleRef: RoleRef;
}

/** RoleBindingList of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rolebindinglist-v1-rbac-authorization-k8s-io */
export interface RoleBindingList extends KubeList<RoleBinding> {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "RoleBindingList";
}

/** RoleList of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rolelist-v1-rbac-authorization-k8s-io */
export interface RoleList extends KubeList<Role> {
  apiVersion: "rbac.authorization.k8s.io/v1";
  kind: "RoleList";
}

/** The {@linkcode RoleRef} as it is written. */
export interface RoleRefDraft {
  /** Default: "rbac.authorization.k8s.io". */
  apiGroup?: string;
  kind: string;
  name: string;
}
/** RoleRef of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#roleref-v1-rbac-authorization-k8s-io */
export interface RoleRef extends RoleRefDraft {
  apiGroup: string;
}

/** Subject of rbac/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#subject-v1-rbac-authorization-k8s-io */
export interface Subject {
  apiGroup?: string;
  kind: string;
  name: string;
  namespace?: string;
}
