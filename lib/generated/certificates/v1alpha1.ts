/**
 * The types of certificates/v1alpha1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { ClusterTrustBundleSpec } from "../certificates/v1beta1.ts";

/** The {@linkcode ClusterTrustBundle} as it is written. */
export interface ClusterTrustBundleDraft {
  apiVersion?: "certificates.k8s.io/v1alpha1";
  kind?: "ClusterTrustBundle";
  metadata: ObjectMetaDraft;
  spec: ClusterTrustBundleSpec;
}
/** ClusterTrustBundle of certificates/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundle-v1alpha1-certificates-k8s-io */
export interface ClusterTrustBundle extends ClusterTrustBundleDraft {
  apiVersion: "certificates.k8s.io/v1alpha1";
  kind: "ClusterTrustBundle";
  metadata: ObjectMeta;
}

/** ClusterTrustBundleList of certificates/v1alpha1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundlelist-v1alpha1-certificates-k8s-io */
export interface ClusterTrustBundleList extends KubeList<ClusterTrustBundle> {
  apiVersion: "certificates.k8s.io/v1alpha1";
  kind: "ClusterTrustBundleList";
}

export type { ClusterTrustBundleSpec } from "../certificates/v1beta1.ts";
