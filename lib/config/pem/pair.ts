/**
 * Whether a private key belongs to a certificate.
 *
 * Source: RFC 8017 (RSA), RFC 5915 and RFC 5480 (EC), RFC 8410 (Ed25519)
 *
 * @module
 */

import {
  type CertificateFacts,
  derElements,
  inside,
  INTEGER,
  objectIds,
  OCTETS,
  SEQUENCE,
} from "./der.ts";

const RSA = "1.2.840.113549.1.1.1";
const EC = "1.2.840.10045.2.1";
const ED25519 = "1.3.101.112";

const CURVES = new Map([
  ["1.2.840.10045.3.1.7", "P-256"],
  ["1.3.132.0.34", "P-384"],
  ["1.3.132.0.35", "P-521"],
]);

/**
 * Whether a key (PKCS#8, PKCS#1 or SEC1) belongs to a certificate; undefined when it cannot be told
 * here, which leaves the judgement to the TLS library.
 */
export async function keyMatches(
  certificate: CertificateFacts,
  label: string,
  der: Uint8Array<ArrayBuffer>,
): Promise<boolean | undefined> {
  const wrapped = label === "PRIVATE KEY" ? unwrap(der) : undefined;
  const algorithm = wrapped?.algorithm[0] ?? (label === "RSA PRIVATE KEY" ? RSA : EC);
  if (algorithm !== certificate.algorithm[0]) return false;
  const inner = wrapped?.key ?? der;
  if (algorithm === RSA) return sameBytes(modulusOfKey(inner), modulusOfCertificate(certificate));
  const own = algorithm === EC ? pointOf(inner) : undefined;
  if (own) return sameBytes(own, certificate.publicKey);
  if (label !== "PRIVATE KEY") return undefined;
  return sameBytes(await derivedPoint(der, algorithm, certificate), certificate.publicKey);
}

function unwrap(
  der: Uint8Array<ArrayBuffer>,
): { algorithm: readonly string[]; key: Uint8Array<ArrayBuffer> } | undefined {
  const [, algorithm, key] = inside(derElements(der)?.[0], SEQUENCE);
  if (!algorithm || key?.tag !== OCTETS) return undefined;
  return { algorithm: objectIds(algorithm), key: key.content };
}

function modulusOfKey(der: Uint8Array<ArrayBuffer>): Uint8Array | undefined {
  const modulus = inside(derElements(der)?.[0], SEQUENCE)[1];
  return modulus?.tag === INTEGER ? modulus.content : undefined;
}

function modulusOfCertificate(certificate: CertificateFacts): Uint8Array | undefined {
  return inside(derElements(certificate.publicKey)?.[0], SEQUENCE)[0]?.content;
}

/** The public point that a SEC1 key may carry along. */
function pointOf(der: Uint8Array<ArrayBuffer>): Uint8Array | undefined {
  const tagged = inside(derElements(der)?.[0], SEQUENCE).find((e) => e.tag === 0xa1);
  const [bits] = tagged ? derElements(tagged.content) ?? [] : [];
  return bits?.content.slice(1);
}

/** The public key that the platform's cryptography derives; undefined where it does not know the curve. */
async function derivedPoint(
  der: Uint8Array<ArrayBuffer>,
  algorithm: string,
  certificate: CertificateFacts,
): Promise<Uint8Array | undefined> {
  const namedCurve = CURVES.get(certificate.algorithm[1] ?? "");
  const known = algorithm === ED25519
    ? { name: "Ed25519" }
    : namedCurve && { name: "ECDSA", namedCurve };
  if (!known) return undefined;
  try {
    const key = await crypto.subtle.importKey("pkcs8", der, known, true, ["sign"]);
    const { x, y } = await crypto.subtle.exportKey("jwk", key);
    const [px, py] = [x, y].map((part) => part === undefined ? [] : [...fromBase64Url(part)]);
    return new Uint8Array(algorithm === ED25519 ? px ?? [] : [4, ...px ?? [], ...py ?? []]);
  } catch {
    return undefined;
  }
}

function fromBase64Url(text: string): Uint8Array {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(plain), (c) => c.charCodeAt(0));
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean | undefined {
  if (!a || !b) return undefined;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
