/**
 * The types of flowcontrol/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Time } from "../../meta/scalars.ts";

/** The {@linkcode ExemptPriorityLevelConfiguration} as it is written. */
export interface ExemptPriorityLevelConfigurationDraft {
  /** Default: 0. */
  lendablePercent?: number;
  /** Default: 0. */
  nominalConcurrencyShares?: number;
}
/** ExemptPriorityLevelConfiguration of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#exemptprioritylevelconfiguration-v1-flowcontrol-apiserver-k8s-io */
export interface ExemptPriorityLevelConfiguration extends ExemptPriorityLevelConfigurationDraft {
  lendablePercent: number;
  nominalConcurrencyShares: number;
}

/** FlowDistinguisherMethod of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flowdistinguishermethod-v1-flowcontrol-apiserver-k8s-io */
export interface FlowDistinguisherMethod {
  type: FlowDistinguisherMethodType;
}

/** The {@linkcode FlowSchema} as it is written. */
export interface FlowSchemaDraft {
  apiVersion?: "flowcontrol.apiserver.k8s.io/v1";
  kind?: "FlowSchema";
  metadata: ObjectMetaDraft;
  spec: FlowSchemaSpecDraft;
  status?: FlowSchemaStatus;
}
/** FlowSchema of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flowschema-v1-flowcontrol-apiserver-k8s-io */
export interface FlowSchema extends FlowSchemaDraft {
  apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  kind: "FlowSchema";
  metadata: ObjectMeta;
  spec: FlowSchemaSpec;
  status: FlowSchemaStatus;
}

/** FlowSchemaCondition of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flowschemacondition-v1-flowcontrol-apiserver-k8s-io */
export interface FlowSchemaCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status?: ConditionStatus;
  type?: string;
}

/** FlowSchemaList of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flowschemalist-v1-flowcontrol-apiserver-k8s-io */
export interface FlowSchemaList extends KubeList<FlowSchema> {
  apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  kind: "FlowSchemaList";
}

/** The {@linkcode FlowSchemaSpec} as it is written. */
export interface FlowSchemaSpecDraft {
  distinguisherMethod?: FlowDistinguisherMethod;
  /** Default: 1000. */
  matchingPrecedence?: number;
  priorityLevelConfiguration: PriorityLevelConfigurationReference;
  /** Atomic. */
  rules?: PolicyRulesWithSubjects[];
}
/** FlowSchemaSpec of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flowschemaspec-v1-flowcontrol-apiserver-k8s-io */
export interface FlowSchemaSpec extends FlowSchemaSpecDraft {
  matchingPrecedence: number;
}

/** FlowSchemaStatus of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#flowschemastatus-v1-flowcontrol-apiserver-k8s-io */
export interface FlowSchemaStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: FlowSchemaCondition[];
}

/** GroupSubject of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#groupsubject-v1-flowcontrol-apiserver-k8s-io */
export interface GroupSubject {
  name: string;
}

/** The {@linkcode LimitResponse} as it is written. */
export interface LimitResponseDraft {
  queuing?: QueuingConfigurationDraft;
  type: LimitResponseType;
}
/** LimitResponse of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#limitresponse-v1-flowcontrol-apiserver-k8s-io */
export interface LimitResponse extends LimitResponseDraft {
  queuing?: QueuingConfiguration;
}

/** The {@linkcode LimitedPriorityLevelConfiguration} as it is written. */
export interface LimitedPriorityLevelConfigurationDraft {
  borrowingLimitPercent?: number;
  /** Default: 0. */
  lendablePercent?: number;
  limitResponse?: LimitResponseDraft;
  /** Default: 30. */
  nominalConcurrencyShares?: number;
}
/** LimitedPriorityLevelConfiguration of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#limitedprioritylevelconfiguration-v1-flowcontrol-apiserver-k8s-io */
export interface LimitedPriorityLevelConfiguration extends LimitedPriorityLevelConfigurationDraft {
  lendablePercent: number;
  limitResponse: LimitResponse;
  nominalConcurrencyShares: number;
}

/** NonResourcePolicyRule of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nonresourcepolicyrule-v1-flowcontrol-apiserver-k8s-io */
export interface NonResourcePolicyRule {
  /** Set. */
  nonResourceURLs: string[];
  /** Set. */
  verbs: string[];
}

/** PolicyRulesWithSubjects of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#policyruleswithsubjects-v1-flowcontrol-apiserver-k8s-io */
export interface PolicyRulesWithSubjects {
  /** Atomic. */
  nonResourceRules?: NonResourcePolicyRule[];
  /** Atomic. */
  resourceRules?: ResourcePolicyRule[];
  /** Atomic. */
  subjects: Subject[];
}

/** The {@linkcode PriorityLevelConfiguration} as it is written. */
export interface PriorityLevelConfigurationDraft {
  apiVersion?: "flowcontrol.apiserver.k8s.io/v1";
  kind?: "PriorityLevelConfiguration";
  metadata: ObjectMetaDraft;
  spec: PriorityLevelConfigurationSpecDraft;
  status?: PriorityLevelConfigurationStatus;
}
/** PriorityLevelConfiguration of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#prioritylevelconfiguration-v1-flowcontrol-apiserver-k8s-io */
export interface PriorityLevelConfiguration extends PriorityLevelConfigurationDraft {
  apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  kind: "PriorityLevelConfiguration";
  metadata: ObjectMeta;
  spec: PriorityLevelConfigurationSpec;
  status: PriorityLevelConfigurationStatus;
}

/** PriorityLevelConfigurationCondition of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#prioritylevelconfigurationcondition-v1-flowcontrol-apiserver-k8s-io */
export interface PriorityLevelConfigurationCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status?: ConditionStatus;
  type?: string;
}

/** PriorityLevelConfigurationList of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#prioritylevelconfigurationlist-v1-flowcontrol-apiserver-k8s-io */
export interface PriorityLevelConfigurationList extends KubeList<PriorityLevelConfiguration> {
  apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  kind: "PriorityLevelConfigurationList";
}

/** PriorityLevelConfigurationReference of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#prioritylevelconfigurationreference-v1-flowcontrol-apiserver-k8s-io */
export interface PriorityLevelConfigurationReference {
  name: string;
}

/** The {@linkcode PriorityLevelConfigurationSpec} as it is written. */
export interface PriorityLevelConfigurationSpecDraft {
  exempt?: ExemptPriorityLevelConfigurationDraft;
  limited?: LimitedPriorityLevelConfigurationDraft;
  type: PriorityLevelEnablement;
}
/** PriorityLevelConfigurationSpec of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#prioritylevelconfigurationspec-v1-flowcontrol-apiserver-k8s-io */
export interface PriorityLevelConfigurationSpec extends PriorityLevelConfigurationSpecDraft {
  exempt?: ExemptPriorityLevelConfiguration;
  limited?: LimitedPriorityLevelConfiguration;
}

/** PriorityLevelConfigurationStatus of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#prioritylevelconfigurationstatus-v1-flowcontrol-apiserver-k8s-io */
export interface PriorityLevelConfigurationStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: PriorityLevelConfigurationCondition[];
}

/** The {@linkcode QueuingConfiguration} as it is written. */
export interface QueuingConfigurationDraft {
  /** Default: 8. */
  handSize?: number;
  /** Default: 50. */
  queueLengthLimit?: number;
  /** Default: 64. */
  queues?: number;
}
/** QueuingConfiguration of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#queuingconfiguration-v1-flowcontrol-apiserver-k8s-io */
export interface QueuingConfiguration extends QueuingConfigurationDraft {
  handSize: number;
  queueLengthLimit: number;
  queues: number;
}

/** ResourcePolicyRule of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcepolicyrule-v1-flowcontrol-apiserver-k8s-io */
export interface ResourcePolicyRule {
  /** Set. */
  apiGroups: string[];
  clusterScope?: boolean;
  /** Set. */
  namespaces?: string[] | null;
  /** Set. */
  resources: string[];
  /** Set. */
  verbs: string[];
}

/** ServiceAccountSubject of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serviceaccountsubject-v1-flowcontrol-apiserver-k8s-io */
export interface ServiceAccountSubject {
  name: string;
  namespace: string;
}

/** Subject of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#subject-v1-flowcontrol-apiserver-k8s-io */
export interface Subject {
  group?: GroupSubject;
  kind: SubjectKind;
  serviceAccount?: ServiceAccountSubject;
  user?: UserSubject;
}

/** UserSubject of flowcontrol/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#usersubject-v1-flowcontrol-apiserver-k8s-io */
export interface UserSubject {
  name: string;
}

/** ConditionStatus of flowcontrol/v1; a server may know further values. */
export type ConditionStatus = "False" | "True" | "Unknown" | (string & Record<never, never>);

/** FlowDistinguisherMethodType of flowcontrol/v1; a server may know further values. */
export type FlowDistinguisherMethodType = "ByNamespace" | "ByUser" | (string & Record<never, never>);

/** LimitResponseType of flowcontrol/v1; a server may know further values. */
export type LimitResponseType = "Queue" | "Reject" | (string & Record<never, never>);

/** PriorityLevelEnablement of flowcontrol/v1; a server may know further values. */
export type PriorityLevelEnablement = "Exempt" | "Limited" | (string & Record<never, never>);

/** SubjectKind of flowcontrol/v1; a server may know further values. */
export type SubjectKind = "Group" | "ServiceAccount" | "User" | (string & Record<never, never>);
