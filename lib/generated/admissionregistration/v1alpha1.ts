/**
 * The types of admissionregistration/v1alpha1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type {
  MutatingAdmissionPolicyBindingSpec,
  MutatingAdmissionPolicyBindingSpecDraft,
} from "../admissionregistration/v1.ts";
import type {
  MutatingAdmissionPolicySpec,
  MutatingAdmissionPolicySpecDraft,
} from "../admissionregistration/v1beta1.ts";

/** The {@linkcode MutatingAdmissionPolicy} as it is written. */
export interface MutatingAdmissionPolicyDraft {
  apiVersion?: "admissionregistration.k8s.io/v1alpha1";
  kind?: "MutatingAdmissionPolicy";
  metadata: ObjectMetaDraft;
  spec?: MutatingAdmissionPolicySpecDraft;
}
/** MutatingAdmissionPolicy of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicy-v1alpha1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicy extends MutatingAdmissionPolicyDraft {
  apiVersion: "admissionregistration.k8s.io/v1alpha1";
  kind: "MutatingAdmissionPolicy";
  metadata: ObjectMeta;
  spec: MutatingAdmissionPolicySpec;
}

/** The {@linkcode MutatingAdmissionPolicyBinding} as it is written. */
export interface MutatingAdmissionPolicyBindingDraft {
  apiVersion?: "admissionregistration.k8s.io/v1alpha1";
  kind?: "MutatingAdmissionPolicyBinding";
  metadata: ObjectMetaDraft;
  spec?: MutatingAdmissionPolicyBindingSpecDraft;
}
/** MutatingAdmissionPolicyBinding of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybinding-v1alpha1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBinding extends MutatingAdmissionPolicyBindingDraft {
  apiVersion: "admissionregistration.k8s.io/v1alpha1";
  kind: "MutatingAdmissionPolicyBinding";
  metadata: ObjectMeta;
  spec: MutatingAdmissionPolicyBindingSpec;
}

/** MutatingAdmissionPolicyBindingList of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybindinglist-v1alpha1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBindingList extends KubeList<MutatingAdmissionPolicyBinding> {
  apiVersion: "admissionregistration.k8s.io/v1alpha1";
  kind: "MutatingAdmissionPolicyBindingList";
}

/** MutatingAdmissionPolicyList of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicylist-v1alpha1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyList extends KubeList<MutatingAdmissionPolicy> {
  apiVersion: "admissionregistration.k8s.io/v1alpha1";
  kind: "MutatingAdmissionPolicyList";
}

export type {
  ApplyConfiguration,
  FailurePolicyType,
  JSONPatch,
  MatchCondition,
  MatchPolicyType,
  MatchResources,
  MatchResourcesDraft,
  MutatingAdmissionPolicyBindingSpec,
  MutatingAdmissionPolicyBindingSpecDraft,
  Mutation,
  NamedRuleWithOperations,
  NamedRuleWithOperationsDraft,
  ParamKind,
  ParamRef,
  ParameterNotFoundActionType,
  PatchType,
  ValidationAction,
  Variable,
} from "../admissionregistration/v1.ts";
export type {
  MutatingAdmissionPolicySpec,
  MutatingAdmissionPolicySpecDraft,
} from "../admissionregistration/v1beta1.ts";
