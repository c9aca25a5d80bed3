/**
 * The kinds of rbac/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../rbac/v1.ts";

export type {
  AggregationRule,
  ClusterRoleBindingDraft,
  ClusterRoleBindingList,
  ClusterRoleDraft,
  ClusterRoleList,
  PolicyRule,
  RoleBindingDraft,
  RoleBindingList,
  RoleDraft,
  RoleList,
  RoleRef,
  RoleRefDraft,
  Subject,
} from "../../rbac/v1.ts";

/** An object of the kind {@linkcode types.ClusterRoleBinding}. */
export type ClusterRoleBinding = types.ClusterRoleBinding;
/** The kind ClusterRoleBinding: cluster-scoped. */
export const ClusterRoleBinding: Kind<
  types.ClusterRoleBinding,
  "Cluster",
  never,
  types.ClusterRoleBindingDraft,
  never
> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "ClusterRoleBinding",
  plural: "clusterrolebindings",
  singular: "clusterrolebinding",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ClusterRole}. */
export type ClusterRole = types.ClusterRole;
/** The kind ClusterRole: cluster-scoped. */
export const ClusterRole: Kind<
  types.ClusterRole,
  "Cluster",
  never,
  types.ClusterRoleDraft,
  never
> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "ClusterRole",
  plural: "clusterroles",
  singular: "clusterrole",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.RoleBinding}. */
export type RoleBinding = types.RoleBinding;
/** The kind RoleBinding: in namespaces. */
export const RoleBinding: Kind<
  types.RoleBinding,
  "Namespaced",
  never,
  types.RoleBindingDraft,
  never
> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "RoleBinding",
  plural: "rolebindings",
  singular: "rolebinding",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.Role}. */
export type Role = types.Role;
/** The kind Role: in namespaces. */
export const Role: Kind<types.Role, "Namespaced", never, types.RoleDraft, never> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "Role",
  plural: "roles",
  singular: "role",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
