/**
 * The types of coordination/v1beta1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { MicroTime } from "../../meta/scalars.ts";

/** The {@linkcode LeaseCandidate} as it is written. */
export interface LeaseCandidateDraft {
  apiVersion?: "coordination.k8s.io/v1beta1";
  kind?: "LeaseCandidate";
  metadata: ObjectMetaDraft;
  spec: LeaseCandidateSpec;
}
/** LeaseCandidate of coordination/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#leasecandidate-v1beta1-coordination-k8s-io */
export interface LeaseCandidate extends LeaseCandidateDraft {
  apiVersion: "coordination.k8s.io/v1beta1";
  kind: "LeaseCandidate";
  metadata: ObjectMeta;
}

/** LeaseCandidateList of coordination/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#leasecandidatelist-v1beta1-coordination-k8s-io */
export interface LeaseCandidateList extends KubeList<LeaseCandidate> {
  apiVersion: "coordination.k8s.io/v1beta1";
  kind: "LeaseCandidateList";
}

/** LeaseCandidateSpec of coordination/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#leasecandidatespec-v1beta1-coordination-k8s-io */
export interface LeaseCandidateSpec {
  binaryVersion: string;
  emulationVersion?: string;
  leaseName: string;
  pingTime?: MicroTime;
  renewTime?: MicroTime;
  strategy: string;
}
