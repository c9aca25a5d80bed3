/**
 * The kinds of certificates/v1alpha1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../certificates/v1alpha1.ts";

export type {
  ClusterTrustBundleDraft,
  ClusterTrustBundleList,
  ClusterTrustBundleSpec,
} from "../../certificates/v1alpha1.ts";

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
  version: "v1alpha1",
  kind: "ClusterTrustBundle",
  plural: "clustertrustbundles",
  singular: "clustertrustbundle",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
