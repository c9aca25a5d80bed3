/**
 * The types of authorization/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { FieldSelectorRequirement, LabelSelectorRequirement } from "../meta/v1.ts";

/** FieldSelectorAttributes of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fieldselectorattributes-v1-authorization-k8s-io */
export interface FieldSelectorAttributes {
  rawSelector?: string;
  /** Atomic. */
  requirements?: FieldSelectorRequirement[];
}

/** LabelSelectorAttributes of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#labelselectorattributes-v1-authorization-k8s-io */
export interface LabelSelectorAttributes {
  rawSelector?: string;
  /** Atomic. */
  requirements?: LabelSelectorRequirement[];
}

/** The {@linkcode LocalSubjectAccessReview} as it is written. */
export interface LocalSubjectAccessReviewDraft {
  apiVersion?: "authorization.k8s.io/v1";
  kind?: "LocalSubjectAccessReview";
  metadata?: ObjectMetaDraft;
  spec: SubjectAccessReviewSpec;
  status?: SubjectAccessReviewStatus;
}
/** LocalSubjectAccessReview of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#localsubjectaccessreview-v1-authorization-k8s-io */
export interface LocalSubjectAccessReview extends LocalSubjectAccessReviewDraft {
  apiVersion: "authorization.k8s.io/v1";
  kind: "LocalSubjectAccessReview";
  metadata: ObjectMetaDraft;
  status: SubjectAccessReviewStatus;
}

/** NonResourceAttributes of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nonresourceattributes-v1-authorization-k8s-io */
export interface NonResourceAttributes {
  path?: string;
  verb?: string;
}

/** NonResourceRule of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#nonresourcerule-v1-authorization-k8s-io */
export interface NonResourceRule {
  /** Atomic. */
  nonResourceURLs?: string[];
  /** Atomic. */
  verbs: string[];
}

/** ResourceAttributes of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourceattributes-v1-authorization-k8s-io */
export interface ResourceAttributes {
  fieldSelector?: FieldSelectorAttributes;
  group?: string;
  labelSelector?: LabelSelectorAttributes;
  name?: string;
  namespace?: string;
  resource?: string;
  subresource?: string;
  verb?: string;
  version?: string;
}

/** ResourceRule of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#resourcerule-v1-authorization-k8s-io */
export interface ResourceRule {
  /** Atomic. */
  apiGroups?: string[];
  /** Atomic. */
  resourceNames?: string[];
  /** Atomic. */
  resources?: string[];
  /** Atomic. */
  verbs: string[];
}

/** The {@linkcode SelfSubjectAccessReview} as it is written. */
export interface SelfSubjectAccessReviewDraft {
  apiVersion?: "authorization.k8s.io/v1";
  kind?: "SelfSubjectAccessReview";
  metadata?: ObjectMetaDraft;
  spec: SelfSubjectAccessReviewSpec;
  status?: SubjectAccessReviewStatus;
}
/** SelfSubjectAccessReview of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selfsubjectaccessreview-v1-authorization-k8s-io */
export interface SelfSubjectAccessReview extends SelfSubjectAccessReviewDraft {
  apiVersion: "authorization.k8s.io/v1";
  kind: "SelfSubjectAccessReview";
  metadata: ObjectMetaDraft;
  status: SubjectAccessReviewStatus;
}

/** SelfSubjectAccessReviewSpec of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selfsubjectaccessreviewspec-v1-authorization-k8s-io */
export interface SelfSubjectAccessReviewSpec {
  nonResourceAttributes?: NonResourceAttributes;
  resourceAttributes?: ResourceAttributes;
}

/** The {@linkcode SelfSubjectRulesReview} as it is written. */
export interface SelfSubjectRulesReviewDraft {
  apiVersion?: "authorization.k8s.io/v1";
  kind?: "SelfSubjectRulesReview";
  metadata?: ObjectMetaDraft;
  spec: SelfSubjectRulesReviewSpec;
  status?: SubjectRulesReviewStatus;
}
/** SelfSubjectRulesReview of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selfsubjectrulesreview-v1-authorization-k8s-io */
export interface SelfSubjectRulesReview extends SelfSubjectRulesReviewDraft {
  apiVersion: "authorization.k8s.io/v1";
  kind: "SelfSubjectRulesReview";
  metadata: ObjectMetaDraft;
  status: SubjectRulesReviewStatus;
}

/** SelfSubjectRulesReviewSpec of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selfsubjectrulesreviewspec-v1-authorization-k8s-io */
export interface SelfSubjectRulesReviewSpec {
  namespace?: string;
}

/** The {@linkcode SubjectAccessReview} as it is written. */
export interface SubjectAccessReviewDraft {
  apiVersion?: "authorization.k8s.io/v1";
  kind?: "SubjectAccessReview";
  metadata?: ObjectMetaDraft;
  spec: SubjectAccessReviewSpec;
  status?: SubjectAccessReviewStatus;
}
/** SubjectAccessReview of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#subjectaccessreview-v1-authorization-k8s-io */
export interface SubjectAccessReview extends SubjectAccessReviewDraft {
  apiVersion: "authorization.k8s.io/v1";
  kind: "SubjectAccessReview";
  metadata: ObjectMetaDraft;
  status: SubjectAccessReviewStatus;
}

/** SubjectAccessReviewSpec of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#subjectaccessreviewspec-v1-authorization-k8s-io */
export interface SubjectAccessReviewSpec {
  extra?: Record<string, string[]>;
  /** Atomic. */
  groups?: string[];
  nonResourceAttributes?: NonResourceAttributes;
  resourceAttributes?: ResourceAttributes;
  uid?: string;
  user?: string;
}

/** SubjectAccessReviewStatus of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#subjectaccessreviewstatus-v1-authorization-k8s-io */
export interface SubjectAccessReviewStatus {
  allowed: boolean;
  denied?: boolean;
  evaluationError?: string;
  reason?: string;
}

/** SubjectRulesReviewStatus of authorization/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#subjectrulesreviewstatus-v1-authorization-k8s-io */
export interface SubjectRulesReviewStatus {
  evaluationError?: string;
  incomplete: boolean;
  /** Atomic. */
  nonResourceRules: NonResourceRule[];
  /** Atomic. */
  resourceRules: ResourceRule[];
}
