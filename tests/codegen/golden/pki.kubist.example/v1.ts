/**
 * The types and kinds of pki.kubist.example/v1.
 *
 * Made by `kubist gen`; change the definition and generate again.
 *
 * @module
 */

import type { Duration, Kind, ObjectMeta, ObjectMetaDraft, Time } from "kubist/meta";

/** The {@linkcode Certificate} as it is written. */
export interface CertificateDraft {
  apiVersion?: "pki.kubist.example/v1";
  kind?: "Certificate";
  metadata: ObjectMetaDraft;
  /** What is wanted. */
  spec: CertificateSpecDraft;
  status?: CertificateStatus;
}
/**
 * A Certificate keeps a signed key pair in a secret.
 *
 * It is renewed before it ends.
 */
export interface Certificate extends CertificateDraft {
  apiVersion: "pki.kubist.example/v1";
  kind: "Certificate";
  metadata: ObjectMeta;
  spec: CertificateSpec;
}

/** The {@linkcode CertificateSpec} as it is written. */
export interface CertificateSpecDraft {
  /**
   * The secret that the key pair is kept in.
   * Length: 1 to 253.
   */
  secretName: string;
  /** Length: 64 or less. */
  commonName?: string;
  /**
   * Names that the certificate is for.
   * Set.
   */
  dnsNames?: string[];
  duration?: Duration;
  /** 1 to 99. */
  renewBeforePercentage?: number;
  /** Default: false. */
  isCA?: boolean;
  /** Atomic. */
  issuerRef: CertificateSpecIssuerRefDraft;
  privateKey?: CertificateSpecPrivateKeyDraft;
  keystores?: CertificateSpecKeystores;
  secretTemplate?: CertificateSpecSecretTemplate;
  usages?: ("signing" | "digital signature" | "server auth" | "client auth")[];
}
/** What is wanted. */
export interface CertificateSpec extends CertificateSpecDraft {
  isCA: boolean;
  issuerRef: CertificateSpecIssuerRef;
  privateKey?: CertificateSpecPrivateKey;
}

/** The {@linkcode CertificateSpecIssuerRef} as it is written. */
export interface CertificateSpecIssuerRefDraft {
  name: string;
  /** Default: "Issuer". */
  kind?: "Issuer" | "ClusterIssuer";
  /** Default: "pki.kubist.example". */
  group?: string;
}
/** The field `issuerRef` of a {@linkcode CertificateSpec}. */
export interface CertificateSpecIssuerRef extends CertificateSpecIssuerRefDraft {
  kind: "Issuer" | "ClusterIssuer";
  group: string;
}

/** The {@linkcode CertificateSpecPrivateKey} as it is written. */
export interface CertificateSpecPrivateKeyDraft {
  algorithm?: "RSA" | "ECDSA" | "Ed25519";
  /** Default: "PKCS1". */
  encoding?: "PKCS1" | "PKCS8";
  rotationPolicy?: "Never" | "Always";
  size?: number;
}
/** The field `privateKey` of a {@linkcode CertificateSpec}. */
export interface CertificateSpecPrivateKey extends CertificateSpecPrivateKeyDraft {
  encoding: "PKCS1" | "PKCS8";
}

/** The field `keystores` of a {@linkcode CertificateSpec}. */
export interface CertificateSpecKeystores {
  jks?: CertificateSpecKeystoresJks;
  pkcs12?: CertificateSpecKeystoresPkcs12;
}

/** The field `jks` of a {@linkcode CertificateSpecKeystores}. */
export interface CertificateSpecKeystoresJks {
  create: boolean;
  alias?: string | null;
  passwordSecretRef?: CertificateSpecKeystoresJksPasswordSecretRef;
}

/** The field `passwordSecretRef` of a {@linkcode CertificateSpecKeystoresJks}. */
export interface CertificateSpecKeystoresJksPasswordSecretRef {
  key?: string;
  name: string;
}

/** The field `pkcs12` of a {@linkcode CertificateSpecKeystores}. */
export interface CertificateSpecKeystoresPkcs12 {
  create: boolean;
  profile?: "LegacyRC2" | "LegacyDES" | "Modern2023";
  passwordSecretRef: CertificateSpecKeystoresPkcs12PasswordSecretRef;
}

/** The field `passwordSecretRef` of a {@linkcode CertificateSpecKeystoresPkcs12}. */
export interface CertificateSpecKeystoresPkcs12PasswordSecretRef {
  key?: string;
  name: string;
}

/** The field `secretTemplate` of a {@linkcode CertificateSpec}. */
export interface CertificateSpecSecretTemplate {
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
}

/** The field `status` of a {@linkcode Certificate}. */
export interface CertificateStatus {
  notAfter?: Time;
  revision?: number;
  failedIssuanceAttempts?: number;
  /** Map by type. */
  conditions?: CertificateStatusConditions[];
}

/** The field `conditions[]` of a {@linkcode CertificateStatus}. */
export interface CertificateStatusConditions {
  type: string;
  status: "True" | "False" | "Unknown";
  lastTransitionTime?: Time;
  message?: string;
  reason?: string;
}

/** The {@linkcode ClusterIssuer} as it is written. */
export interface ClusterIssuerDraft {
  apiVersion?: "pki.kubist.example/v1";
  kind?: "ClusterIssuer";
  metadata: ObjectMetaDraft;
  spec?: ClusterIssuerSpec;
  status?: ClusterIssuerStatus;
}
/** The kind ClusterIssuer of pki.kubist.example/v1. */
export interface ClusterIssuer extends ClusterIssuerDraft {
  apiVersion: "pki.kubist.example/v1";
  kind: "ClusterIssuer";
  metadata: ObjectMeta;
}

/** The field `spec` of a {@linkcode ClusterIssuer}. */
export interface ClusterIssuerSpec {
  selfSigned?: Record<string, unknown>;
  acme?: ClusterIssuerSpecAcme;
}

/** The field `acme` of a {@linkcode ClusterIssuerSpec}. */
export interface ClusterIssuerSpecAcme {
  server: string;
  email?: string;
  privateKeySecretRef: ClusterIssuerSpecAcmePrivateKeySecretRef;
  solvers?: ClusterIssuerSpecAcmeSolvers[];
}

/** The field `privateKeySecretRef` of a {@linkcode ClusterIssuerSpecAcme}. */
export interface ClusterIssuerSpecAcmePrivateKeySecretRef {
  name: string;
  key?: string;
}

/** The field `solvers[]` of a {@linkcode ClusterIssuerSpecAcme}. */
export interface ClusterIssuerSpecAcmeSolvers {
  selector?: ClusterIssuerSpecAcmeSolversSelector;
  http01?: ClusterIssuerSpecAcmeSolversHttp01;
  dns01?: ClusterIssuerSpecAcmeSolversDns01;
}

/** The field `selector` of a {@linkcode ClusterIssuerSpecAcmeSolvers}. */
export interface ClusterIssuerSpecAcmeSolversSelector {
  dnsZones?: string[];
  matchLabels?: Record<string, string>;
}

/** The field `http01` of a {@linkcode ClusterIssuerSpecAcmeSolvers}. */
export interface ClusterIssuerSpecAcmeSolversHttp01 {
  ingress?: ClusterIssuerSpecAcmeSolversHttp01Ingress;
}

/** The field `ingress` of a {@linkcode ClusterIssuerSpecAcmeSolversHttp01}. */
export interface ClusterIssuerSpecAcmeSolversHttp01Ingress {
  ingressClassName?: string;
  podTemplate?: Record<string, unknown>;
}

/** The field `dns01` of a {@linkcode ClusterIssuerSpecAcmeSolvers}. */
export interface ClusterIssuerSpecAcmeSolversDns01 {
  webhook?: ClusterIssuerSpecAcmeSolversDns01Webhook;
}

/** The field `webhook` of a {@linkcode ClusterIssuerSpecAcmeSolversDns01}. */
export interface ClusterIssuerSpecAcmeSolversDns01Webhook {
  groupName: string;
  solverName: string;
  config?: unknown;
}

/** The field `status` of a {@linkcode ClusterIssuer}. */
export interface ClusterIssuerStatus {
  /** Map by type. */
  conditions?: ClusterIssuerStatusConditions[];
}

/** The field `conditions[]` of a {@linkcode ClusterIssuerStatus}. */
export interface ClusterIssuerStatusConditions {
  type: string;
  status: string;
}

/** The kind Certificate: in namespaces, with status. */
export const Certificate: Kind<
  Certificate,
  "Namespaced",
  "status",
  CertificateDraft,
  "spec.secretName"
> = {
  group: "pki.kubist.example",
  version: "v1",
  kind: "Certificate",
  plural: "certificates",
  singular: "certificate",
  scope: "Namespaced",
  shortNames: ["cert", "certs"],
  categories: ["pki"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** The kind ClusterIssuer: cluster-scoped, with status. */
export const ClusterIssuer: Kind<ClusterIssuer, "Cluster", "status", ClusterIssuerDraft, never> = {
  group: "pki.kubist.example",
  version: "v1",
  kind: "ClusterIssuer",
  plural: "clusterissuers",
  singular: "clusterissuer",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
