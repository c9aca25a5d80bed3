/**
 * The types of authentication/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { Time } from "../../meta/scalars.ts";

/** BoundObjectReference of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#boundobjectreference-v1-authentication-k8s-io */
export interface BoundObjectReference {
  apiVersion?: string;
  kind?: string;
  name?: string;
  uid?: string;
}

/** The {@linkcode SelfSubjectReview} as it is written. */
export interface SelfSubjectReviewDraft {
  apiVersion?: "authentication.k8s.io/v1";
  kind?: "SelfSubjectReview";
  metadata?: ObjectMetaDraft;
  status?: SelfSubjectReviewStatusDraft;
}
/** SelfSubjectReview of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selfsubjectreview-v1-authentication-k8s-io */
export interface SelfSubjectReview extends SelfSubjectReviewDraft {
  apiVersion: "authentication.k8s.io/v1";
  kind: "SelfSubjectReview";
  metadata: ObjectMetaDraft;
  status: SelfSubjectReviewStatus;
}

/** The {@linkcode SelfSubjectReviewStatus} as it is written. */
export interface SelfSubjectReviewStatusDraft {
  userInfo?: UserInfo;
}
/** SelfSubjectReviewStatus of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#selfsubjectreviewstatus-v1-authentication-k8s-io */
export interface SelfSubjectReviewStatus extends SelfSubjectReviewStatusDraft {
  userInfo: UserInfo;
}

/** The {@linkcode TokenRequest} as it is written. */
export interface TokenRequestDraft {
  apiVersion?: "authentication.k8s.io/v1";
  kind?: "TokenRequest";
  metadata?: ObjectMetaDraft;
  spec?: TokenRequestSpec;
  status?: TokenRequestStatusDraft;
}
/** TokenRequest of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tokenrequest-v1-authentication-k8s-io */
export interface TokenRequest extends TokenRequestDraft {
  apiVersion: "authentication.k8s.io/v1";
  kind: "TokenRequest";
  metadata: ObjectMetaDraft;
  spec: TokenRequestSpec;
  status: TokenRequestStatus;
}

/** TokenRequestSpec of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tokenrequestspec-v1-authentication-k8s-io */
export interface TokenRequestSpec {
  /** Atomic. */
  audiences?: string[] | null;
  boundObjectRef?: BoundObjectReference | null;
  expirationSeconds?: number | null;
}

/** The {@linkcode TokenRequestStatus} as it is written. */
export interface TokenRequestStatusDraft {
  expirationTimestamp?: Time;
  token?: string;
}
/** TokenRequestStatus of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tokenrequeststatus-v1-authentication-k8s-io */
export interface TokenRequestStatus extends TokenRequestStatusDraft {
  token: string;
}

/** The {@linkcode TokenReview} as it is written. */
export interface TokenReviewDraft {
  apiVersion?: "authentication.k8s.io/v1";
  kind?: "TokenReview";
  metadata?: ObjectMetaDraft;
  spec: TokenReviewSpec;
  status?: TokenReviewStatusDraft;
}
/** TokenReview of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tokenreview-v1-authentication-k8s-io */
export interface TokenReview extends TokenReviewDraft {
  apiVersion: "authentication.k8s.io/v1";
  kind: "TokenReview";
  metadata: ObjectMetaDraft;
  status: TokenReviewStatus;
}

/** TokenReviewSpec of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tokenreviewspec-v1-authentication-k8s-io */
export interface TokenReviewSpec {
  /** Atomic. */
  audiences?: string[];
  token: string;
}

/** The {@linkcode TokenReviewStatus} as it is written. */
export interface TokenReviewStatusDraft {
  /** Atomic. */
  audiences?: string[];
  authenticated?: boolean;
  error?: string;
  user?: UserInfo;
}
/** TokenReviewStatus of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tokenreviewstatus-v1-authentication-k8s-io */
export interface TokenReviewStatus extends TokenReviewStatusDraft {
  user: UserInfo;
}

/** UserInfo of authentication/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#userinfo-v1-authentication-k8s-io */
export interface UserInfo {
  extra?: Record<string, string[]>;
  /** Atomic. */
  groups?: string[];
  uid?: string;
  username?: string;
}
