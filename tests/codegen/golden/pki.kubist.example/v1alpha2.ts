/**
 * The types and kinds of pki.kubist.example/v1alpha2.
 *
 * Made by `kubist gen`; change the definition and generate again.
 *
 * @module
 */

import type { Base64, Kind, ObjectMeta, ObjectMetaDraft } from "kubist/meta";

/** The {@linkcode Certificate} as it is written. */
export interface CertificateDraft {
  apiVersion?: "pki.kubist.example/v1alpha2";
  kind?: "Certificate";
  metadata: ObjectMetaDraft;
  spec?: CertificateSpec;
}
/**
 * The kind Certificate of pki.kubist.example/v1alpha2.
 * @deprecated use v1
 */
export interface Certificate extends CertificateDraft {
  apiVersion: "pki.kubist.example/v1alpha2";
  kind: "Certificate";
  metadata: ObjectMeta;
}

/** The field `spec` of a {@linkcode Certificate}. */
export interface CertificateSpec {
  secretName: string;
  organization?: string[];
  csr?: Base64;
}

/** The kind Certificate: in namespaces. */
export const Certificate: Kind<Certificate, "Namespaced", never, CertificateDraft, never> = {
  group: "pki.kubist.example",
  version: "v1alpha2",
  kind: "Certificate",
  plural: "certificates",
  singular: "certificate",
  scope: "Namespaced",
  shortNames: ["cert", "certs"],
  categories: ["pki"],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
