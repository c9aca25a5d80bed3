/**
 * The kinds of certificates/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../certificates/v1.ts";

export type {
  CertificateSigningRequestCondition,
  CertificateSigningRequestDraft,
  CertificateSigningRequestList,
  CertificateSigningRequestSpec,
  CertificateSigningRequestStatus,
  KeyUsage,
  RequestConditionType,
} from "../../certificates/v1.ts";

/** An object of the kind {@linkcode types.CertificateSigningRequest}. */
export type CertificateSigningRequest = types.CertificateSigningRequest;
/** The kind CertificateSigningRequest: cluster-scoped, with approval, status. */
export const CertificateSigningRequest: Kind<
  types.CertificateSigningRequest,
  "Cluster",
  "approval" | "status",
  types.CertificateSigningRequestDraft,
  "spec.signerName"
> = {
  group: "certificates.k8s.io",
  version: "v1",
  kind: "CertificateSigningRequest",
  plural: "certificatesigningrequests",
  singular: "certificatesigningrequest",
  scope: "Cluster",
  shortNames: ["csr"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["approval", "status"],
};
