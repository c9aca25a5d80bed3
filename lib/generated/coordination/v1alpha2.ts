/**
 * The types of coordination/v1alpha2.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { LeaseCandidateSpec } from "../coordination/v1beta1.ts";

/** The {@linkcode LeaseCandidate} as it is written. */
export interface LeaseCandidateDraft {
  apiVersion?: "coordination.k8s.io/v1alpha2";
  kind?: "LeaseCandidate";
  metadata: ObjectMetaDraft;
  spec: LeaseCandidateSpec;
}
/** LeaseCandidate of coordination/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#leasecandidate-v1alpha2-coordination-k8s-io */
export interface LeaseCandidate extends LeaseCandidateDraft {
  apiVersion: "coordination.k8s.io/v1alpha2";
  kind: "LeaseCandidate";
  metadata: ObjectMeta;
}

/** LeaseCandidateList of coordination/v1alpha2. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#leasecandidatelist-v1alpha2-coordination-k8s-io */
export interface LeaseCandidateList extends KubeList<LeaseCandidate> {
  apiVersion: "coordination.k8s.io/v1alpha2";
  kind: "LeaseCandidateList";
}

export type { LeaseCandidateSpec } from "../coordination/v1beta1.ts";
