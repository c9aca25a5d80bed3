/**
 * The kinds of certificates/v1beta1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../certificates/v1beta1.ts";

export type {
  ClusterTrustBundleDraft,
  ClusterTrustBundleList,
  ClusterTrustBundleSpec,
  KeyUsage,
  PodCertificateRequestDraft,
  PodCertificateRequestList,
  PodCertificateRequestSpec,
  PodCertificateRequestStatus,
  RequestConditionType,
} from "../../certificates/v1beta1.ts";

/** An object of the kind {@linkcode types.ClusterTrustBundle}. */
export type ClusterTrustBundle = types.ClusterTrustBundle;
/** The kind ClusterTrustBundle: cluster-scoped. */
export const ClusterTrustBundle: Kind<
  types.ClusterTrustBundle,
  "Cluster",
  never,
  types.ClusterTrustBundleDraft,
  "spec.signerName"
> = {
  group: "certificates.k8s.io",
  version: "v1beta1",
  kind: "ClusterTrustBundle",
  plural: "clustertrustbundles",
  singular: "clustertrustbundle",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.PodCertificateRequest}. */
export type PodCertificateRequest = types.PodCertificateRequest;
/** The kind PodCertificateRequest: in namespaces, with status. */
export const PodCertificateRequest: Kind<
  types.PodCertificateRequest,
  "Namespaced",
  "status",
  types.PodCertificateRequestDraft,
  "spec.signerName" | "spec.nodeName" | "spec.podName"
> = {
  group: "certificates.k8s.io",
  version: "v1beta1",
  kind: "PodCertificateRequest",
  plural: "podcertificaterequests",
  singular: "podcertificaterequest",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
