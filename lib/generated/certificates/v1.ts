/**
 * The types of certificates/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Base64, Time } from "../../meta/scalars.ts";

/** The {@linkcode CertificateSigningRequest} as it is written. */
export interface CertificateSigningRequestDraft {
  apiVersion?: "certificates.k8s.io/v1";
  kind?: "CertificateSigningRequest";
  metadata: ObjectMetaDraft;
  spec: CertificateSigningRequestSpec;
  status?: CertificateSigningRequestStatus;
}
/** CertificateSigningRequest of certificates/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#certificatesigningrequest-v1-certificates-k8s-io */
export interface CertificateSigningRequest extends CertificateSigningRequestDraft {
  apiVersion: "certificates.k8s.io/v1";
  kind: "CertificateSigningRequest";
  metadata: ObjectMeta;
  status: CertificateSigningRequestStatus;
}

/** CertificateSigningRequestCondition of certificates/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#certificatesigningrequestcondition-v1-certificates-k8s-io */
export interface CertificateSigningRequestCondition {
  lastTransitionTime?: Time | null;
  lastUpdateTime?: Time | null;
  message?: string;
  reason?: string;
  status: string;
  type: RequestConditionType;
}

/** CertificateSigningRequestList of certificates/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#certificatesigningrequestlist-v1-certificates-k8s-io */
export interface CertificateSigningRequestList extends KubeList<CertificateSigningRequest> {
  apiVersion: "certificates.k8s.io/v1";
  kind: "CertificateSigningRequestList";
}

/** CertificateSigningRequestSpec of certificates/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#certificatesigningrequestspec-v1-certificates-k8s-io */
export interface CertificateSigningRequestSpec {
  expirationSeconds?: number;
  extra?: Record<string, string[]>;
  /** Atomic. */
  groups?: string[];
  request: Base64;
  signerName: string;
  uid?: string;
  /** Atomic. */
  usages?: KeyUsage[];
  username?: string;
}

/** CertificateSigningRequestStatus of certificates/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#certificatesigningrequeststatus-v1-certificates-k8s-io */
export interface CertificateSigningRequestStatus {
  certificate?: Base64;
  /** Map by type. */
  conditions?: CertificateSigningRequestCondition[];
}

/** KeyUsage of certificates/v1; a server may know further values. */
export type KeyUsage = "any" | "cert sign" | "client auth" | "code signing" | "content commitment" | "crl sign" | "data encipherment" | "decipher only" | "digital signature" | "email protection" | "encipher only" | "ipsec end system" | "ipsec tunnel" | "ipsec user" | "key agreement" | "key encipherment" | "microsoft sgc" | "netscape sgc" | "ocsp signing" | "s/mime" | "server auth" | "signing" | "timestamping" | (string & Record<never, never>);

/** RequestConditionType of certificates/v1; a server may know further values. */
export type RequestConditionType = "Approved" | "Denied" | "Failed" | (string & Record<never, never>);
