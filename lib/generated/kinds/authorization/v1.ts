/**
 * The kinds of authorization/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../authorization/v1.ts";

export type {
  FieldSelectorAttributes,
  LabelSelectorAttributes,
  LocalSubjectAccessReviewDraft,
  NonResourceAttributes,
  NonResourceRule,
  ResourceAttributes,
  ResourceRule,
  SelfSubjectAccessReviewDraft,
  SelfSubjectAccessReviewSpec,
  SelfSubjectRulesReviewDraft,
  SelfSubjectRulesReviewSpec,
  SubjectAccessReviewDraft,
  SubjectAccessReviewSpec,
  SubjectAccessReviewStatus,
  SubjectRulesReviewStatus,
} from "../../authorization/v1.ts";

/** An object of the kind {@linkcode types.LocalSubjectAccessReview}. */
export type LocalSubjectAccessReview = types.LocalSubjectAccessReview;
/** The kind LocalSubjectAccessReview: in namespaces. */
export const LocalSubjectAccessReview: Kind<
  types.LocalSubjectAccessReview,
  "Namespaced",
  never,
  types.LocalSubjectAccessReviewDraft,
  never,
  "create"
> = {
  group: "authorization.k8s.io",
  version: "v1",
  kind: "LocalSubjectAccessReview",
  plural: "localsubjectaccessreviews",
  singular: "localsubjectaccessreview",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create"],
  subresources: [],
};

/** An object of the kind {@linkcode types.SelfSubjectAccessReview}. */
export type SelfSubjectAccessReview = types.SelfSubjectAccessReview;
/** The kind SelfSubjectAccessReview: cluster-scoped. */
export const SelfSubjectAccessReview: Kind<
  types.SelfSubjectAccessReview,
  "Cluster",
  never,
  types.SelfSubjectAccessReviewDraft,
  never,
  "create"
> = {
  group: "authorization.k8s.io",
  version: "v1",
  kind: "SelfSubjectAccessReview",
  plural: "selfsubjectaccessreviews",
  singular: "selfsubjectaccessreview",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create"],
  subresources: [],
};

/** An object of the kind {@linkcode types.SelfSubjectRulesReview}. */
export type SelfSubjectRulesReview = types.SelfSubjectRulesReview;
/** The kind SelfSubjectRulesReview: cluster-scoped. */
export const SelfSubjectRulesReview: Kind<
  types.SelfSubjectRulesReview,
  "Cluster",
  never,
  types.SelfSubjectRulesReviewDraft,
  never,
  "create"
> = {
  group: "authorization.k8s.io",
  version: "v1",
  kind: "SelfSubjectRulesReview",
  plural: "selfsubjectrulesreviews",
  singular: "selfsubjectrulesreview",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create"],
  subresources: [],
};

/** An object of the kind {@linkcode types.SubjectAccessReview}. */
export type SubjectAccessReview = types.SubjectAccessReview;
/** The kind SubjectAccessReview: cluster-scoped. */
export const SubjectAccessReview: Kind<
  types.SubjectAccessReview,
  "Cluster",
  never,
  types.SubjectAccessReviewDraft,
  never,
  "create"
> = {
  group: "authorization.k8s.io",
  version: "v1",
  kind: "SubjectAccessReview",
  plural: "subjectaccessreviews",
  singular: "subjectaccessreview",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create"],
  subresources: [],
};
