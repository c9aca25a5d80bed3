/**
 * The types of admissionregistration/v1alpha1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { OperationType, ScopeType } from "../admissionregistration/v1.ts";
import type { LabelSelector } from "../meta/v1.ts";

/** ApplyConfiguration of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#applyconfiguration-v1alpha1-admissionregistration-k8s-io */
export interface ApplyConfiguration {
  expression?: string;
}

/** JSONPatch of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jsonpatch-v1alpha1-admissionregistration-k8s-io */
export interface JSONPatch {
  expression?: string;
}

/** MatchCondition of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#matchcondition-v1alpha1-admissionregistration-k8s-io */
export interface MatchCondition {
  expression: string;
  name: string;
}

/** The {@linkcode MatchResources} as it is written. */
export interface MatchResourcesDraft {
  /** Atomic. */
  excludeResourceRules?: NamedRuleWithOperationsDraft[];
  /** Default: "Equivalent". */
  matchPolicy?: MatchPolicyType;
  /** Default: {}. */
  namespaceSelector?: LabelSelector;
  /** Default: {}. */
  objectSelector?: LabelSelector;
  /** Atomic. */
  resourceRules?: NamedRuleWithOperationsDraft[];
}
/** MatchResources of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#matchresources-v1alpha1-admissionregistration-k8s-io */
export interface MatchResources extends MatchResourcesDraft {
  excludeResourceRules?: NamedRuleWithOperations[];
  matchPolicy: MatchPolicyType;
  namespaceSelector: LabelSelector;
  objectSelector: LabelSelector;
  resourceRules?: NamedRuleWithOperations[];
}

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

/** The {@linkcode MutatingAdmissionPolicyBindingSpec} as it is written. */
export interface MutatingAdmissionPolicyBindingSpecDraft {
  matchResources?: MatchResourcesDraft;
  paramRef?: ParamRef;
  policyName?: string;
}
/** MutatingAdmissionPolicyBindingSpec of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybindingspec-v1alpha1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBindingSpec
  extends MutatingAdmissionPolicyBindingSpecDraft {
  matchResources?: MatchResources;
}

/** MutatingAdmissionPolicyList of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicylist-v1alpha1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyList extends KubeList<MutatingAdmissionPolicy> {
  apiVersion: "admissionregistration.k8s.io/v1alpha1";
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
/** MutatingAdmissionPolicySpec of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicyspec-v1alpha1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicySpec extends MutatingAdmissionPolicySpecDraft {
  failurePolicy: FailurePolicyType;
  matchConstraints?: MatchResources;
}

/** Mutation of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutation-v1alpha1-admissionregistration-k8s-io */
export interface Mutation {
  applyConfiguration?: ApplyConfiguration;
  jsonPatch?: JSONPatch;
  patchType: PatchType;
}

/** The {@linkcode NamedRuleWithOperations} as it is written. */
export interface NamedRuleWithOperationsDraft {
  /** Atomic. */
  apiGroups?: string[];
  /** Atomic. */
  apiVersions?: string[];
  /** Atomic. */
  operations?: OperationType[];
  /** Atomic. */
  resourceNames?: string[];
  /** Atomic. */
  resources?: string[];
  /** Default: "*". */
  scope?: ScopeType;
}
/** NamedRuleWithOperations of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#namedrulewithoperations-v1alpha1-admissionregistration-k8s-io */
export interface NamedRuleWithOperations extends NamedRuleWithOperationsDraft {
  scope: ScopeType;
}

/** ParamKind of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#paramkind-v1alpha1-admissionregistration-k8s-io */
export interface ParamKind {
  apiVersion?: string;
  kind?: string;
}

/** ParamRef of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#paramref-v1alpha1-admissionregistration-k8s-io */
export interface ParamRef {
  name?: string;
  namespace?: string;
  parameterNotFoundAction?: ParameterNotFoundActionType;
  selector?: LabelSelector;
}

/** Variable of admissionregistration/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#variable-v1alpha1-admissionregistration-k8s-io */
export interface Variable {
  expression: string;
  name: string;
}

/** FailurePolicyType of admissionregistration/v1alpha1; a server may know further values. */
export type FailurePolicyType = "Fail" | "Ignore" | (string & Record<never, never>);

/** MatchPolicyType of admissionregistration/v1alpha1; a server may know further values. */
export type MatchPolicyType = "Equivalent" | "Exact" | (string & Record<never, never>);

/** ParameterNotFoundActionType of admissionregistration/v1alpha1; a server may know further values. */
export type ParameterNotFoundActionType = "Allow" | "Deny" | (string & Record<never, never>);

/** PatchType of admissionregistration/v1alpha1; a server may know further values. */
export type PatchType = "ApplyConfiguration" | "JSONPatch" | (string & Record<never, never>);

/** ValidationAction of admissionregistration/v1alpha1; a server may know further values. */
export type ValidationAction = "Audit" | "Deny" | "Warn" | (string & Record<never, never>);
