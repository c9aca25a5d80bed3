/**
 * The types of admissionregistration/v1beta1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type {
  FailurePolicyType,
  MatchCondition,
  MatchResources,
  MatchResourcesDraft,
  MutatingAdmissionPolicyBindingSpec,
  MutatingAdmissionPolicyBindingSpecDraft,
  Mutation,
  ParamKind,
  Variable,
} from "../admissionregistration/v1.ts";

/** The {@linkcode MutatingAdmissionPolicy} as it is written. */
export interface MutatingAdmissionPolicyDraft {
  apiVersion?: "admissionregistration.k8s.io/v1beta1";
  kind?: "MutatingAdmissionPolicy";
  metadata: ObjectMetaDraft;
  spec?: MutatingAdmissionPolicySpecDraft;
}
/** MutatingAdmissionPolicy of admissionregistration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicy-v1beta1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicy extends MutatingAdmissionPolicyDraft {
  apiVersion: "admissionregistration.k8s.io/v1beta1";
  kind: "MutatingAdmissionPolicy";
  metadata: ObjectMeta;
  spec: MutatingAdmissionPolicySpec;
}

/** The {@linkcode MutatingAdmissionPolicyBinding} as it is written. */
export interface MutatingAdmissionPolicyBindingDraft {
  apiVersion?: "admissionregistration.k8s.io/v1beta1";
  kind?: "MutatingAdmissionPolicyBinding";
  metadata: ObjectMetaDraft;
  spec?: MutatingAdmissionPolicyBindingSpecDraft;
}
/** MutatingAdmissionPolicyBinding of admissionregistration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybinding-v1beta1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBinding extends MutatingAdmissionPolicyBindingDraft {
  apiVersion: "admissionregistration.k8s.io/v1beta1";
  kind: "MutatingAdmissionPolicyBinding";
  metadata: ObjectMeta;
  spec: MutatingAdmissionPolicyBindingSpec;
}

/** MutatingAdmissionPolicyBindingList of admissionregistration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybindinglist-v1beta1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBindingList extends KubeList<MutatingAdmissionPolicyBinding> {
  apiVersion: "admissionregistration.k8s.io/v1beta1";
  kind: "MutatingAdmissionPolicyBindingList";
}

/** MutatingAdmissionPolicyList of admissionregistration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicylist-v1beta1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyList extends KubeList<MutatingAdmissionPolicy> {
  apiVersion: "admissionregistration.k8s.io/v1beta1";
  kind: "MutatingAdmissionPolicyList";
}

/** The {@linkcode MutatingAdmissionPolicySpec} as it is written. */
export interface MutatingAdmissionPolicySpecDraft {
  /** Default: "Fail". */
  failurePolicy?: FailurePolicyType;
  /** Map by name. Patch: merge by name. */
  matchConditions?: MatchCondition[];
  matchConstraints?: MatchResourcesDraft;
  /** Atomic. */
  mutations?: Mutation[];
  paramKind?: ParamKind;
  reinvocationPolicy?: string;
  /** Atomic. */
  variables?: Variable[];
}
/** MutatingAdmissionPolicySpec of admissionregistration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicyspec-v1beta1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicySpec extends MutatingAdmissionPolicySpecDraft {
  failurePolicy: FailurePolicyType;
  matchConstraints?: MatchResources;
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
  SideEffectClass,
  ValidationAction,
  Variable,
} from "../admissionregistration/v1.ts";
