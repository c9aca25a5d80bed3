/**
 * A certificate authority for tests: it makes what TLS servers and client certificates need, in
 * memory and in milliseconds.
 *
 * @module
 */

import type { Name } from "@peculiar/x509";
import { loadX509 } from "./x509.ts";

/** What a certificate is to say. */
export interface CertificateRequest {
  /** The subject's common name; the user name, in a client certificate for Kubernetes. */
  readonly commonName: string;
  /** The subject's organizations; the groups, in a client certificate for Kubernetes. */
  readonly organizations?: readonly string[];
  /** What the bearer may do with it. */
  readonly usage: "client" | "server";
  /** The names that a server certificate is good for. */
  readonly dnsNames?: readonly string[];
  /** The addresses, IPv4 or IPv6, that a server certificate is good for. */
  readonly ipAddresses?: readonly string[];
  /** The kind of key: ECDSA on P-256, or RSA of 2048 bits, which takes far longer to make. @default {"ecdsa"} */
  readonly algorithm?: "ecdsa" | "rsa";
  /** Days until it expires, from now; negative for one that is expired. @default {365} */
  readonly validDays?: number;
}

/** A certificate and its private key, both PEM; the key is PKCS #8. */
export interface IssuedCertificate {
  /** The certificate, PEM. */
  readonly cert: string;
  /** Its key, PEM. */
  readonly key: string;
}

/** A certificate authority: clients trust {@linkcode cert}, servers and users hold what it issued. */
export interface CertificateAuthority {
  /** The authority's own certificate, PEM. */
  readonly cert: string;
  /** Makes a key and a certificate for it. */
  issue(request: CertificateRequest): Promise<IssuedCertificate>;
}

/** How to make an authority. */
export interface CertificateAuthorityOptions {
  /** The name of the authority. @default {"kubist test authority"} */
  readonly commonName?: string;
}

const dayMs = 86_400_000;
const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};

/**
 * Makes a certificate authority whose key never leaves this process.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc5280
 *
 * @example
 * ```ts
 * import { createCertificateAuthority } from "kubist/testing";
 *
 * const ca = await createCertificateAuthority();
 * const server = await ca.issue({ commonName: "api", usage: "server", ipAddresses: ["127.0.0.1"] });
 * console.log(server.cert.startsWith("-----BEGIN CERTIFICATE-----")); // true
 * ```
 */
export async function createCertificateAuthority(
  options: CertificateAuthorityOptions = {},
): Promise<CertificateAuthority> {
  const x509 = await loadX509();
  const keys = await generateKeys("ecdsa");
  const name = options.commonName ?? "kubist test authority";
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: subject(x509, name),
    ...validity(3650),
    keys,
    signingAlgorithm: ecdsa,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign |
          x509.KeyUsageFlags.digitalSignature,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    cert: certificate.toString("pem") + "\n",
    issue: (request) => issue({ subject: certificate.subjectName, keys }, request),
  };
}

/** A new private key, PEM (PKCS #8), and its public half, PEM (SPKI): for signing tokens. */
export async function createSigningKey(): Promise<
  { readonly key: string; readonly publicKey: string }
> {
  const keys = await generateKeys("ecdsa");
  const spki = await crypto.subtle.exportKey("spki", keys.publicKey);
  return { key: await privatePem(keys.privateKey), publicKey: pem("PUBLIC KEY", spki) };
}

type X509 = Awaited<ReturnType<typeof loadX509>>;

interface Issuer {
  readonly subject: Name;
  readonly keys: CryptoKeyPair;
}

async function issue(issuer: Issuer, request: CertificateRequest): Promise<IssuedCertificate> {
  const x509 = await loadX509();
  const keys = await generateKeys(request.algorithm ?? "ecdsa");
  const usage = request.usage === "client" ? "clientAuth" : "serverAuth";
  const names = [
    ...(request.dnsNames ?? []).map((value) => ({ type: "dns" as const, value })),
    ...(request.ipAddresses ?? []).map((value) => ({ type: "ip" as const, value })),
  ];
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: subject(x509, request.commonName, request.organizations),
    issuer: issuer.subject,
    ...validity(request.validDays ?? 365),
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: ecdsa,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment,
        true,
      ),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage[usage]]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
      ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
    ],
  });
  return { cert: certificate.toString("pem") + "\n", key: await privatePem(keys.privateKey) };
}

/** A name of typed values: quotes and a leading # have a meaning in plain strings. */
function subject(x509: X509, commonName: string, organizations: readonly string[] = []): Name {
  return new x509.Name([
    ...organizations.map((utf8String) => ({ O: [{ utf8String }] })),
    { CN: [{ utf8String: commonName }] },
  ]);
}

async function generateKeys(algorithm: "ecdsa" | "rsa"): Promise<CryptoKeyPair> {
  const uses: KeyUsage[] = ["sign", "verify"];
  const parameters = algorithm === "rsa" ? rsa : ecdsa;
  return await crypto.subtle.generateKey(parameters, true, uses) as CryptoKeyPair;
}

/** Starts an hour ago, since the clocks of a test's machines may differ. */
function validity(days: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now();
  const notAfter = new Date(now + days * dayMs);
  return { notBefore: new Date(Math.min(now, notAfter.getTime()) - 3_600_000), notAfter };
}

/** 16 random bytes as hexadecimal digits, positive and without a leading zero byte. */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0]! & 0x3f) | 0x40;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function privatePem(key: CryptoKey): Promise<string> {
  return pem("PRIVATE KEY", await crypto.subtle.exportKey("pkcs8", key));
}

function pem(label: string, der: ArrayBuffer): string {
  const base64 = btoa(String.fromCharCode(...new Uint8Array(der)));
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
