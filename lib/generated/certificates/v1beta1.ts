/**
 * The types of certificates/v1beta1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Base64, Time } from "../../meta/scalars.ts";
import type { Condition } from "../meta/v1.ts";

/** The {@linkcode ClusterTrustBundle} as it is written. */
export interface ClusterTrustBundleDraft {
  apiVersion?: "certificates.k8s.io/v1beta1";
  kind?: "ClusterTrustBundle";
  metadata: ObjectMetaDraft;
  spec: ClusterTrustBundleSpec;
}
/** ClusterTrustBundle of certificates/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundle-v1beta1-certificates-k8s-io */
export interface ClusterTrustBundle extends ClusterTrustBundleDraft {
  apiVersion: "certificates.k8s.io/v1beta1";
  kind: "ClusterTrustBundle";
  metadata: ObjectMeta;
}

/** ClusterTrustBundleList of certificates/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundlelist-v1beta1-certificates-k8s-io */
export interface ClusterTrustBundleList extends KubeList<ClusterTrustBundle> {
  apiVersion: "certificates.k8s.io/v1beta1";
  kind: "ClusterTrustBundleList";
}

/** ClusterTrustBundleSpec of certificates/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#clustertrustbundlespec-v1beta1-certificates-k8s-io */
export interface ClusterTrustBundleSpec {
  signerName?: string;
  trustBundle: string;
}

/** The {@linkcode PodCertificateRequest} as it is written. */
export interface PodCertificateRequestDraft {
  apiVersion?: "certificates.k8s.io/v1beta1";
  kind?: "PodCertificateRequest";
  metadata: ObjectMetaDraft;
  spec: PodCertificateRequestSpec;
  status?: PodCertificateRequestStatus;
}
/** PodCertificateRequest of certificates/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificaterequest-v1beta1-certificates-k8s-io */
export interface PodCertificateRequest extends PodCertificateRequestDraft {
  apiVersion: "certificates.k8s.io/v1beta1";
  kind: "PodCertificateRequest";
  metadata: ObjectMeta;
  status: PodCertificateRequestStatus;
}

/** PodCertificateRequestList of certificates/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificaterequestlist-v1beta1-certificates-k8s-io */
export interface PodCertificateRequestList extends KubeList<PodCertificateRequest> {
  apiVersion: "certificates.k8s.io/v1beta1";
  kind: "PodCertificateRequestList";
}

/** PodCertificateRequestSpec of certificates/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificaterequestspec-v1beta1-certificates-k8s-io */
export interface PodCertificateRequestSpec {
  maxExpirationSeconds?: number;
  nodeName: string;
  nodeUID: string;
  pkixPublicKey?: Base64 | null;
  podName: string;
  podUID: string;
  proofOfPossession?: Base64 | null;
  serviceAccountName: string;
  serviceAccountUID: string;
  signerName: string;
  stubPKCS10Request: Base64;
  unverifiedUserAnnotations?: Record<string, string>;
}

/** PodCertificateRequestStatus of certificates/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#podcertificaterequeststatus-v1beta1-certificates-k8s-io */
export interface PodCertificateRequestStatus {
  beginRefreshAt?: Time;
  certificateChain?: string;
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
  notAfter?: Time;
  notBefore?: Time;
}

export type { KeyUsage, RequestConditionType } from "../certificates/v1.ts";
