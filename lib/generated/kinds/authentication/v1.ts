/**
 * The kinds of authentication/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../authentication/v1.ts";

export type {
  BoundObjectReference,
  SelfSubjectReviewDraft,
  SelfSubjectReviewStatus,
  SelfSubjectReviewStatusDraft,
  TokenRequest,
  TokenRequestDraft,
  TokenRequestSpec,
  TokenRequestStatus,
  TokenRequestStatusDraft,
  TokenReviewDraft,
  TokenReviewSpec,
  TokenReviewStatus,
  TokenReviewStatusDraft,
  UserInfo,
} from "../../authentication/v1.ts";

/** An object of the kind {@linkcode types.SelfSubjectReview}. */
export type SelfSubjectReview = types.SelfSubjectReview;
/** The kind SelfSubjectReview: cluster-scoped. */
export const SelfSubjectReview: Kind<
  types.SelfSubjectReview,
  "Cluster",
  never,
  types.SelfSubjectReviewDraft,
  never,
  "create"
> = {
  group: "authentication.k8s.io",
  version: "v1",
  kind: "SelfSubjectReview",
  plural: "selfsubjectreviews",
  singular: "selfsubjectreview",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create"],
  subresources: [],
};

/** An object of the kind {@linkcode types.TokenReview}. */
export type TokenReview = types.TokenReview;
/** The kind TokenReview: cluster-scoped. */
export const TokenReview: Kind<
  types.TokenReview,
  "Cluster",
  never,
  types.TokenReviewDraft,
  never,
  "create"
> = {
  group: "authentication.k8s.io",
  version: "v1",
  kind: "TokenReview",
  plural: "tokenreviews",
  singular: "tokenreview",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create"],
  subresources: [],
};
