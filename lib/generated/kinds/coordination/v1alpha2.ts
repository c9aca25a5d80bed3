/**
 * The kinds of coordination/v1alpha2: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../coordination/v1alpha2.ts";

export type {
  LeaseCandidateDraft,
  LeaseCandidateList,
  LeaseCandidateSpec,
} from "../../coordination/v1alpha2.ts";

/** An object of the kind {@linkcode types.LeaseCandidate}. */
export type LeaseCandidate = types.LeaseCandidate;
/** The kind LeaseCandidate: in namespaces. */
export const LeaseCandidate: Kind<
  types.LeaseCandidate,
  "Namespaced",
  never,
  types.LeaseCandidateDraft,
  never
> = {
  group: "coordination.k8s.io",
  version: "v1alpha2",
  kind: "LeaseCandidate",
  plural: "leasecandidates",
  singular: "leasecandidate",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
