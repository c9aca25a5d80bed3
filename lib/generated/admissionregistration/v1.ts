/**
 * The types of admissionregistration/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Base64 } from "../../meta/scalars.ts";
import type { Condition, LabelSelector } from "../meta/v1.ts";

/** ApplyConfiguration of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#applyconfiguration-v1-admissionregistration-k8s-io */
export interface ApplyConfiguration {
  expression?: string;
}

/** AuditAnnotation of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#auditannotation-v1-admissionregistration-k8s-io */
export interface AuditAnnotation {
  key: string;
  valueExpression: string;
}

/** ExpressionWarning of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#expressionwarning-v1-admissionregistration-k8s-io */
export interface ExpressionWarning {
  fieldRef: string;
  warning: string;
}

/** JSONPatch of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#jsonpatch-v1-admissionregistration-k8s-io */
export interface JSONPatch {
  expression?: string;
}

/** MatchCondition of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#matchcondition-v1-admissionregistration-k8s-io */
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
/** MatchResources of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#matchresources-v1-admissionregistration-k8s-io */
export interface MatchResources extends MatchResourcesDraft {
  excludeResourceRules?: NamedRuleWithOperations[];
  matchPolicy: MatchPolicyType;
  namespaceSelector: LabelSelector;
  objectSelector: LabelSelector;
  resourceRules?: NamedRuleWithOperations[];
}

/** The {@linkcode MutatingAdmissionPolicy} as it is written. */
export interface MutatingAdmissionPolicyDraft {
  apiVersion?: "admissionregistration.k8s.io/v1";
  kind?: "MutatingAdmissionPolicy";
  metadata: ObjectMetaDraft;
  spec?: MutatingAdmissionPolicySpecDraft;
}
/** MutatingAdmissionPolicy of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicy-v1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicy extends MutatingAdmissionPolicyDraft {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "MutatingAdmissionPolicy";
  metadata: ObjectMeta;
  spec: MutatingAdmissionPolicySpec;
}

/** The {@linkcode MutatingAdmissionPolicyBinding} as it is written. */
export interface MutatingAdmissionPolicyBindingDraft {
  apiVersion?: "admissionregistration.k8s.io/v1";
  kind?: "MutatingAdmissionPolicyBinding";
  metadata: ObjectMetaDraft;
  spec?: MutatingAdmissionPolicyBindingSpecDraft;
}
/** MutatingAdmissionPolicyBinding of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybinding-v1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBinding extends MutatingAdmissionPolicyBindingDraft {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "MutatingAdmissionPolicyBinding";
  metadata: ObjectMeta;
  spec: MutatingAdmissionPolicyBindingSpec;
}

/** MutatingAdmissionPolicyBindingList of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybindinglist-v1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBindingList extends KubeList<MutatingAdmissionPolicyBinding> {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "MutatingAdmissionPolicyBindingList";
}

/** The {@linkcode MutatingAdmissionPolicyBindingSpec} as it is written. */
export interface MutatingAdmissionPolicyBindingSpecDraft {
  matchResources?: MatchResourcesDraft;
  paramRef?: ParamRef;
  policyName?: string;
}
/** MutatingAdmissionPolicyBindingSpec of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicybindingspec-v1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyBindingSpec
  extends MutatingAdmissionPolicyBindingSpecDraft {
  matchResources?: MatchResources;
}

/** MutatingAdmissionPolicyList of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicylist-v1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicyList extends KubeList<MutatingAdmissionPolicy> {
  apiVersion: "admissionregistration.k8s.io/v1";
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
  reinvocationPolicy?: ReinvocationPolicyType;
  /** Atomic. */
  variables?: Variable[];
}
/** MutatingAdmissionPolicySpec of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingadmissionpolicyspec-v1-admissionregistration-k8s-io */
export interface MutatingAdmissionPolicySpec extends MutatingAdmissionPolicySpecDraft {
  failurePolicy: FailurePolicyType;
  matchConstraints?: MatchResources;
}

/** The {@linkcode MutatingWebhook} as it is written. */
export interface MutatingWebhookDraft {
  /** Atomic. */
  admissionReviewVersions: string[];
  clientConfig: WebhookClientConfigDraft;
  /** Default: "Fail". */
  failurePolicy?: FailurePolicyType;
  /** Map by name. Patch: merge by name. */
  matchConditions?: MatchCondition[];
  /** Default: "Equivalent". */
  matchPolicy?: MatchPolicyType;
  name: string;
  /** Default: {}. */
  namespaceSelector?: LabelSelector;
  /** Default: {}. */
  objectSelector?: LabelSelector;
  /** Default: "Never". */
  reinvocationPolicy?: ReinvocationPolicyType;
  /** Atomic. */
  rules?: RuleWithOperationsDraft[];
  sideEffects: SideEffectClass;
  /** Default: 10. */
  timeoutSeconds?: number;
}
/** MutatingWebhook of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingwebhook-v1-admissionregistration-k8s-io */
export interface MutatingWebhook extends MutatingWebhookDraft {
  clientConfig: WebhookClientConfig;
  failurePolicy: FailurePolicyType;
  matchPolicy: MatchPolicyType;
  namespaceSelector: LabelSelector;
  objectSelector: LabelSelector;
  reinvocationPolicy: ReinvocationPolicyType;
  rules?: RuleWithOperations[];
  timeoutSeconds: number;
}

/** The {@linkcode MutatingWebhookConfiguration} as it is written. */
export interface MutatingWebhookConfigurationDraft {
  apiVersion?: "admissionregistration.k8s.io/v1";
  kind?: "MutatingWebhookConfiguration";
  metadata: ObjectMetaDraft;
  /** Map by name. Patch: merge by name. */
  webhooks?: MutatingWebhookDraft[];
}
/** MutatingWebhookConfiguration of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingwebhookconfiguration-v1-admissionregistration-k8s-io */
export interface MutatingWebhookConfiguration extends MutatingWebhookConfigurationDraft {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "MutatingWebhookConfiguration";
  metadata: ObjectMeta;
  webhooks?: MutatingWebhook[];
}

/** MutatingWebhookConfigurationList of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutatingwebhookconfigurationlist-v1-admissionregistration-k8s-io */
export interface MutatingWebhookConfigurationList extends KubeList<MutatingWebhookConfiguration> {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "MutatingWebhookConfigurationList";
}

/** Mutation of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#mutation-v1-admissionregistration-k8s-io */
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
/** NamedRuleWithOperations of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#namedrulewithoperations-v1-admissionregistration-k8s-io */
export interface NamedRuleWithOperations extends NamedRuleWithOperationsDraft {
  scope: ScopeType;
}

/** ParamKind of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#paramkind-v1-admissionregistration-k8s-io */
export interface ParamKind {
  apiVersion?: string;
  kind?: string;
}

/** ParamRef of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#paramref-v1-admissionregistration-k8s-io */
export interface ParamRef {
  name?: string;
  namespace?: string;
  parameterNotFoundAction?: ParameterNotFoundActionType;
  selector?: LabelSelector;
}

/** The {@linkcode RuleWithOperations} as it is written. */
export interface RuleWithOperationsDraft {
  /** Atomic. */
  apiGroups?: string[];
  /** Atomic. */
  apiVersions?: string[];
  /** Atomic. */
  operations?: OperationType[];
  /** Atomic. */
  resources?: string[];
  /** Default: "*". */
  scope?: ScopeType;
}
/** RuleWithOperations of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#rulewithoperations-v1-admissionregistration-k8s-io */
export interface RuleWithOperations extends RuleWithOperationsDraft {
  scope: ScopeType;
}

/** The {@linkcode ServiceReference} as it is written. */
export interface ServiceReferenceDraft {
  name: string;
  namespace: string;
  path?: string;
  /** Default: 443. */
  port?: number;
}
/** ServiceReference of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicereference-v1-admissionregistration-k8s-io */
export interface ServiceReference extends ServiceReferenceDraft {
  port: number;
}

/** TypeChecking of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#typechecking-v1-admissionregistration-k8s-io */
export interface TypeChecking {
  /** Atomic. */
  expressionWarnings?: ExpressionWarning[];
}

/** The {@linkcode ValidatingAdmissionPolicy} as it is written. */
export interface ValidatingAdmissionPolicyDraft {
  apiVersion?: "admissionregistration.k8s.io/v1";
  kind?: "ValidatingAdmissionPolicy";
  metadata: ObjectMetaDraft;
  spec?: ValidatingAdmissionPolicySpecDraft;
  status?: ValidatingAdmissionPolicyStatus;
}
/** ValidatingAdmissionPolicy of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingadmissionpolicy-v1-admissionregistration-k8s-io */
export interface ValidatingAdmissionPolicy extends ValidatingAdmissionPolicyDraft {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "ValidatingAdmissionPolicy";
  metadata: ObjectMeta;
  spec: ValidatingAdmissionPolicySpec;
  status: ValidatingAdmissionPolicyStatus;
}

/** The {@linkcode ValidatingAdmissionPolicyBinding} as it is written. */
export interface ValidatingAdmissionPolicyBindingDraft {
  apiVersion?: "admissionregistration.k8s.io/v1";
  kind?: "ValidatingAdmissionPolicyBinding";
  metadata: ObjectMetaDraft;
  spec: ValidatingAdmissionPolicyBindingSpecDraft;
}
/** ValidatingAdmissionPolicyBinding of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingadmissionpolicybinding-v1-admissionregistration-k8s-io */
export interface ValidatingAdmissionPolicyBinding extends ValidatingAdmissionPolicyBindingDraft {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "ValidatingAdmissionPolicyBinding";
  metadata: ObjectMeta;
  spec: ValidatingAdmissionPolicyBindingSpec;
}

/** ValidatingAdmissionPolicyBindingList of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingadmissionpolicybindinglist-v1-admissionregistration-k8s-io */
export interface ValidatingAdmissionPolicyBindingList extends KubeList<ValidatingAdmissionPolicyBinding> {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "ValidatingAdmissionPolicyBindingList";
}

/** The {@linkcode ValidatingAdmissionPolicyBindingSpec} as it is written. */
export interface ValidatingAdmissionPolicyBindingSpecDraft {
  matchResources?: MatchResourcesDraft;
  paramRef?: ParamRef;
  policyName: string;
  /** Set. */
  validationActions: ValidationAction[];
}
/** ValidatingAdmissionPolicyBindingSpec of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingadmissionpolicybindingspec-v1-admissionregistration-k8s-io */
export interface ValidatingAdmissionPolicyBindingSpec
  extends ValidatingAdmissionPolicyBindingSpecDraft {
  matchResources?: MatchResources;
}

/** ValidatingAdmissionPolicyList of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingadmissionpolicylist-v1-admissionregistration-k8s-io */
export interface ValidatingAdmissionPolicyList extends KubeList<ValidatingAdmissionPolicy> {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "ValidatingAdmissionPolicyList";
}

/** The {@linkcode ValidatingAdmissionPolicySpec} as it is written. */
export interface ValidatingAdmissionPolicySpecDraft {
  /** Atomic. */
  auditAnnotations?: AuditAnnotation[];
  /** Default: "Fail". */
  failurePolicy?: FailurePolicyType;
  /** Map by name. Patch: merge by name. */
  matchConditions?: MatchCondition[];
  matchConstraints?: MatchResourcesDraft;
  paramKind?: ParamKind;
  /** Atomic. */
  validations?: Validation[];
  /** Map by name. Patch: merge by name. */
  variables?: Variable[];
}
/** ValidatingAdmissionPolicySpec of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingadmissionpolicyspec-v1-admissionregistration-k8s-io */
export interface ValidatingAdmissionPolicySpec extends ValidatingAdmissionPolicySpecDraft {
  failurePolicy: FailurePolicyType;
  matchConstraints?: MatchResources;
}

/** ValidatingAdmissionPolicyStatus of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingadmissionpolicystatus-v1-admissionregistration-k8s-io */
export interface ValidatingAdmissionPolicyStatus {
  /** Map by type. */
  conditions?: Condition[];
  observedGeneration?: number;
  typeChecking?: TypeChecking;
}

/** The {@linkcode ValidatingWebhook} as it is written. */
export interface ValidatingWebhookDraft {
  /** Atomic. */
  admissionReviewVersions: string[];
  clientConfig: WebhookClientConfigDraft;
  /** Default: "Fail". */
  failurePolicy?: FailurePolicyType;
  /** Map by name. Patch: merge by name. */
  matchConditions?: MatchCondition[];
  /** Default: "Equivalent". */
  matchPolicy?: MatchPolicyType;
  name: string;
  /** Default: {}. */
  namespaceSelector?: LabelSelector;
  /** Default: {}. */
  objectSelector?: LabelSelector;
  /** Atomic. */
  rules?: RuleWithOperationsDraft[];
  sideEffects: SideEffectClass;
  /** Default: 10. */
  timeoutSeconds?: number;
}
/** ValidatingWebhook of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingwebhook-v1-admissionregistration-k8s-io */
export interface ValidatingWebhook extends ValidatingWebhookDraft {
  clientConfig: WebhookClientConfig;
  failurePolicy: FailurePolicyType;
  matchPolicy: MatchPolicyType;
  namespaceSelector: LabelSelector;
  objectSelector: LabelSelector;
  rules?: RuleWithOperations[];
  timeoutSeconds: number;
}

/** The {@linkcode ValidatingWebhookConfiguration} as it is written. */
export interface ValidatingWebhookConfigurationDraft {
  apiVersion?: "admissionregistration.k8s.io/v1";
  kind?: "ValidatingWebhookConfiguration";
  metadata: ObjectMetaDraft;
  /** Map by name. Patch: merge by name. */
  webhooks?: ValidatingWebhookDraft[];
}
/** ValidatingWebhookConfiguration of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingwebhookconfiguration-v1-admissionregistration-k8s-io */
export interface ValidatingWebhookConfiguration extends ValidatingWebhookConfigurationDraft {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "ValidatingWebhookConfiguration";
  metadata: ObjectMeta;
  webhooks?: ValidatingWebhook[];
}

/** ValidatingWebhookConfigurationList of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validatingwebhookconfigurationlist-v1-admissionregistration-k8s-io */
export interface ValidatingWebhookConfigurationList extends KubeList<ValidatingWebhookConfiguration> {
  apiVersion: "admissionregistration.k8s.io/v1";
  kind: "ValidatingWebhookConfigurationList";
}

/** Validation of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#validation-v1-admissionregistration-k8s-io */
export interface Validation {
  expression: string;
  message?: string;
  messageExpression?: string;
  reason?: string;
}

/** Variable of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#variable-v1-admissionregistration-k8s-io */
export interface Variable {
  expression: string;
  name: string;
}

/** The {@linkcode WebhookClientConfig} as it is written. */
export interface WebhookClientConfigDraft {
  caBundle?: Base64;
  service?: ServiceReferenceDraft;
  url?: string;
}
/** WebhookClientConfig of admissionregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#webhookclientconfig-v1-admissionregistration-k8s-io */
export interface WebhookClientConfig extends WebhookClientConfigDraft {
  service?: ServiceReference;
}

/** FailurePolicyType of admissionregistration/v1; a server may know further values. */
export type FailurePolicyType = "Fail" | "Ignore" | (string & Record<never, never>);

/** MatchPolicyType of admissionregistration/v1; a server may know further values. */
export type MatchPolicyType = "Equivalent" | "Exact" | (string & Record<never, never>);

/** OperationType of admissionregistration/v1; a server may know further values. */
export type OperationType = "*" | "CONNECT" | "CREATE" | "DELETE" | "UPDATE" | (string & Record<never, never>);

/** ParameterNotFoundActionType of admissionregistration/v1; a server may know further values. */
export type ParameterNotFoundActionType = "Allow" | "Deny" | (string & Record<never, never>);

/** PatchType of admissionregistration/v1; a server may know further values. */
export type PatchType = "ApplyConfiguration" | "JSONPatch" | (string & Record<never, never>);

/** ReinvocationPolicyType of admissionregistration/v1; a server may know further values. */
export type ReinvocationPolicyType = "IfNeeded" | "Never" | (string & Record<never, never>);

/** ScopeType of admissionregistration/v1; a server may know further values. */
export type ScopeType = "*" | "Cluster" | "Namespaced" | (string & Record<never, never>);

/** SideEffectClass of admissionregistration/v1; a server may know further values. */
export type SideEffectClass = "None" | "NoneOnDryRun" | "Some" | "Unknown" | (string & Record<never, never>);

/** ValidationAction of admissionregistration/v1; a server may know further values. */
export type ValidationAction = "Audit" | "Deny" | "Warn" | (string & Record<never, never>);
