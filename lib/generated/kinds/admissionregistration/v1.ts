/**
 * The kinds of admissionregistration/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../admissionregistration/v1.ts";

export type {
  ApplyConfiguration,
  AuditAnnotation,
  ExpressionWarning,
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
  MutatingWebhook,
  MutatingWebhookConfigurationDraft,
  MutatingWebhookConfigurationList,
  MutatingWebhookDraft,
  Mutation,
  NamedRuleWithOperations,
  NamedRuleWithOperationsDraft,
  OperationType,
  ParamKind,
  ParamRef,
  ParameterNotFoundActionType,
  PatchType,
  ReinvocationPolicyType,
  RuleWithOperations,
  RuleWithOperationsDraft,
  ScopeType,
  ServiceReference,
  ServiceReferenceDraft,
  SideEffectClass,
  TypeChecking,
  ValidatingAdmissionPolicyBindingDraft,
  ValidatingAdmissionPolicyBindingList,
  ValidatingAdmissionPolicyBindingSpec,
  ValidatingAdmissionPolicyBindingSpecDraft,
  ValidatingAdmissionPolicyDraft,
  ValidatingAdmissionPolicyList,
  ValidatingAdmissionPolicySpec,
  ValidatingAdmissionPolicySpecDraft,
  ValidatingAdmissionPolicyStatus,
  ValidatingWebhook,
  ValidatingWebhookConfigurationDraft,
  ValidatingWebhookConfigurationList,
  ValidatingWebhookDraft,
  Validation,
  ValidationAction,
  Variable,
  WebhookClientConfig,
  WebhookClientConfigDraft,
} from "../../admissionregistration/v1.ts";

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
  version: "v1",
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
  version: "v1",
  kind: "MutatingAdmissionPolicyBinding",
  plural: "mutatingadmissionpolicybindings",
  singular: "mutatingadmissionpolicybinding",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.MutatingWebhookConfiguration}. */
export type MutatingWebhookConfiguration = types.MutatingWebhookConfiguration;
/** The kind MutatingWebhookConfiguration: cluster-scoped. */
export const MutatingWebhookConfiguration: Kind<
  types.MutatingWebhookConfiguration,
  "Cluster",
  never,
  types.MutatingWebhookConfigurationDraft,
  never
> = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  kind: "MutatingWebhookConfiguration",
  plural: "mutatingwebhookconfigurations",
  singular: "mutatingwebhookconfiguration",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ValidatingAdmissionPolicy}. */
export type ValidatingAdmissionPolicy = types.ValidatingAdmissionPolicy;
/** The kind ValidatingAdmissionPolicy: cluster-scoped, with status. */
export const ValidatingAdmissionPolicy: Kind<
  types.ValidatingAdmissionPolicy,
  "Cluster",
  "status",
  types.ValidatingAdmissionPolicyDraft,
  never
> = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  kind: "ValidatingAdmissionPolicy",
  plural: "validatingadmissionpolicies",
  singular: "validatingadmissionpolicy",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.ValidatingAdmissionPolicyBinding}. */
export type ValidatingAdmissionPolicyBinding = types.ValidatingAdmissionPolicyBinding;
/** The kind ValidatingAdmissionPolicyBinding: cluster-scoped. */
export const ValidatingAdmissionPolicyBinding: Kind<
  types.ValidatingAdmissionPolicyBinding,
  "Cluster",
  never,
  types.ValidatingAdmissionPolicyBindingDraft,
  never
> = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  kind: "ValidatingAdmissionPolicyBinding",
  plural: "validatingadmissionpolicybindings",
  singular: "validatingadmissionpolicybinding",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ValidatingWebhookConfiguration}. */
export type ValidatingWebhookConfiguration = types.ValidatingWebhookConfiguration;
/** The kind ValidatingWebhookConfiguration: cluster-scoped. */
export const ValidatingWebhookConfiguration: Kind<
  types.ValidatingWebhookConfiguration,
  "Cluster",
  never,
  types.ValidatingWebhookConfigurationDraft,
  never
> = {
  group: "admissionregistration.k8s.io",
  version: "v1",
  kind: "ValidatingWebhookConfiguration",
  plural: "validatingwebhookconfigurations",
  singular: "validatingwebhookconfiguration",
  scope: "Cluster",
  shortNames: [],
  categories: ["api-extensions"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
