/**
 * The types of coordination/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { MicroTime } from "../../meta/scalars.ts";

/** The {@linkcode Lease} as it is written. */
export interface LeaseDraft {
  apiVersion?: "coordination.k8s.io/v1";
  kind?: "Lease";
  metadata: ObjectMetaDraft;
  spec?: LeaseSpec;
}
/** Lease of coordination/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#lease-v1-coordination-k8s-io */
export interface Lease extends LeaseDraft {
  apiVersion: "coordination.k8s.io/v1";
  kind: "Lease";
  metadata: ObjectMeta;
  spec: LeaseSpec;
}

/** LeaseList of coordination/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#leaselist-v1-coordination-k8s-io */
export interface LeaseList extends KubeList<Lease> {
  apiVersion: "coordination.k8s.io/v1";
  kind: "LeaseList";
}

/** LeaseSpec of coordination/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#leasespec-v1-coordination-k8s-io */
export interface LeaseSpec {
  acquireTime?: MicroTime;
  holderIdentity?: string;
  leaseDurationSeconds?: number;
  leaseTransitions?: number;
  preferredHolder?: string;
  renewTime?: MicroTime;
  strategy?: CoordinatedLeaseStrategy;
}

/** CoordinatedLeaseStrategy of coordination/v1; a server may know further values. */
export type CoordinatedLeaseStrategy = "OldestEmulationVersion" | (string & Record<never, never>);
