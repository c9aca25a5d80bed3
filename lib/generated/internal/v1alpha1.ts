/**
 * The types of internal/v1alpha1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Time } from "../../meta/scalars.ts";

/** ServerStorageVersion of internal/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#serverstorageversion-v1alpha1-internal-apiserver-k8s-io */
export interface ServerStorageVersion {
  apiServerID: string;
  /** Set. */
  decodableVersions: string[];
  encodingVersion: string;
  /** Set. */
  servedVersions?: string[];
}

/** The {@linkcode StorageVersion} as it is written. */
export interface StorageVersionDraft {
  apiVersion?: "internal.apiserver.k8s.io/v1alpha1";
  kind?: "StorageVersion";
  metadata: ObjectMetaDraft;
  spec?: StorageVersionSpec;
  status?: StorageVersionStatus;
}
/** StorageVersion of internal/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversion-v1alpha1-internal-apiserver-k8s-io */
export interface StorageVersion extends StorageVersionDraft {
  apiVersion: "internal.apiserver.k8s.io/v1alpha1";
  kind: "StorageVersion";
  metadata: ObjectMeta;
  spec: StorageVersionSpec;
  status: StorageVersionStatus;
}

/** StorageVersionCondition of internal/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversioncondition-v1alpha1-internal-apiserver-k8s-io */
export interface StorageVersionCondition {
  lastTransitionTime?: Time | null;
  message: string;
  observedGeneration?: number;
  reason: string;
  status: ConditionStatus;
  type: StorageVersionConditionType;
}

/** StorageVersionList of internal/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversionlist-v1alpha1-internal-apiserver-k8s-io */
export interface StorageVersionList extends KubeList<StorageVersion> {
  apiVersion: "internal.apiserver.k8s.io/v1alpha1";
  kind: "StorageVersionList";
}

/** StorageVersionSpec of internal/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversionspec-v1alpha1-internal-apiserver-k8s-io */
export type StorageVersionSpec = Record<string, unknown>;

/** StorageVersionStatus of internal/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversionstatus-v1alpha1-internal-apiserver-k8s-io */
export interface StorageVersionStatus {
  commonEncodingVersion?: string;
  /** Map by type. */
  conditions?: StorageVersionCondition[];
  /** Map by apiServerID. */
  storageVersions?: ServerStorageVersion[];
}

/** ConditionStatus of internal/v1alpha1; a server may know further values. */
export type ConditionStatus = "False" | "True" | "Unknown" | (string & Record<never, never>);

/** StorageVersionConditionType of internal/v1alpha1; a server may know further values. */
export type StorageVersionConditionType = "AllEncodingVersionsEqual" | (string & Record<never, never>);
