/**
 * The kinds of admissionregistration/v1alpha1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../admissionregistration/v1alpha1.ts";

export type {
  ApplyConfiguration,
  FailurePolicyType,
  JSONPatch,
  MatchCondition,
  MatchPolicyType,
  MatchResources,
  MatchResourcesDraft,
  MutatingAdmissionPolicyBindingDraft,
  MutatingAdmissionPolicyBindingList,
  MutatingAdmissionPolicyBindingSpec,
  MutatingAdmissionPolicyBindingSpecDraft,
  MutatingAdmissionPolicyDraft,
  MutatingAdmissionPolicyList,
  MutatingAdmissionPolicySpec,
  MutatingAdmissionPolicySpecDraft,
  Mutation,
  NamedRuleWithOperations,
  NamedRuleWithOperationsDraft,
  ParamKind,
  ParamRef,
  ParameterNotFoundActionType,
  PatchType,
  ValidationAction,
  Variable,
} from "../../admissionregistration/v1alpha1.ts";

/** An object of the kind {@linkcode types.MutatingAdmissionPolicy}. */
export type MutatingAdmissionPolicy = types.MutatingAdmissionPolicy;
/** The kind MutatingAdmissionPolicy: cluster-scoped. */
export const MutatingAdmissionPolicy: Kind<
  types.MutatingAdmissionPolicy,
  "Cluster",
  never,
  types.MutatingAdmissionPolicyDraft,
  never
> = {
  group: "admissionregistration.k8s.io",
  version: "v1alpha1",
  kind: "MutatingAdmissionPolicy",
  plural: "mutatingadmissionpolicies",
  singular: "mutatingadmissionpolicy",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.MutatingAdmissionPolicyBinding}. */
export type MutatingAdmissionPolicyBinding = types.MutatingAdmissionPolicyBinding;
/** The kind MutatingAdmissionPolicyBinding: cluster-scoped. */
export const MutatingAdmissionPolicyBinding: Kind<
  types.MutatingAdmissionPolicyBinding,
  "Cluster",
  never,
  types.MutatingAdmissionPolicyBindingDraft,
  never
> = {
  group: "admissionregistration.k8s.io",
  version: "v1alpha1",
  kind: "MutatingAdmissionPolicyBinding",
  plural: "mutatingadmissionpolicybindings",
  singular: "mutatingadmissionpolicybinding",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
