/**
 * Certificates and keys as text, judged before a TLS library sees them: the runtimes' own messages
 * mislead, or there is none.
 *
 * @module
 */

import { isKeyBlock, type PemBlock, pemBlocks } from "./blocks.ts";
import { type CertificateFacts, certificateFacts } from "./der.ts";
import { keyMatches } from "./pair.ts";

/** What is wrong with a text, with its stable name. */
export interface PemProblem {
  readonly code: string;
  readonly problem: string;
}

/** What is wrong with PEM certificates to trust; undefined when nothing is. */
export function caProblem(pem: string): PemProblem | undefined {
  if (pem.trim() === "") return { code: "tls.ca_empty", problem: "it is empty" };
  const blocks = pemBlocks(pem);
  if (certificates(blocks).length > 0) return undefined;
  return { code: "tls.ca_not_pem", problem: notPem(pem, blocks) };
}

/** What is wrong with a client certificate and its key; undefined when nothing is. */
export async function pairProblem(cert: string, key: string): Promise<PemProblem | undefined> {
  const certBlocks = pemBlocks(cert);
  const [leaf] = certificates(certBlocks);
  if (!leaf) {
    return { code: "tls.cert_not_pem", problem: `the certificate: ${notPem(cert, certBlocks)}` };
  }
  const block = pemBlocks(key).find(isKeyBlock);
  if (!block) {
    const problem = "the key: no PEM private key in it; expected -----BEGIN PRIVATE KEY-----";
    return { code: "tls.key_not_pem", problem };
  }
  if (block.encrypted) {
    const problem = "the key is encrypted, which is not supported; decrypt it with " +
      "openssl pkey -in KEY -out PLAIN";
    return { code: "tls.key_encrypted", problem };
  }
  if (!block.der) return { code: "tls.key_not_pem", problem: "the key: broken base64 in it" };
  if (await keyMatches(leaf, block.label, block.der) === false) {
    const problem = "the key belongs to another certificate; take both from the same issue";
    return { code: "tls.pair_mismatch", problem };
  }
  return undefined;
}

/** What is wrong with the dates of a client certificate at a moment; undefined when nothing is. */
export function dateProblem(cert: string, nowMs: number): PemProblem | undefined {
  const [leaf] = certificates(pemBlocks(cert));
  const now = new Date(nowMs);
  if (!leaf || (leaf.notBefore <= now && now <= leaf.notAfter)) return undefined;
  const dates = `valid from ${iso(leaf.notBefore)} to ${iso(leaf.notAfter)}`;
  const state = now > leaf.notAfter ? "has expired" : "is not valid yet";
  return {
    code: "tls.client_cert_expired",
    problem: `the client certificate ${state}: ${dates}, and this clock shows ${iso(now)}`,
  };
}

function certificates(blocks: readonly PemBlock[]): CertificateFacts[] {
  return blocks.filter((b) => b.label === "CERTIFICATE").map((b) =>
    b.der && certificateFacts(b.der)
  )
    .filter((c) => c !== undefined);
}

function notPem(text: string, blocks: readonly PemBlock[]): string {
  if (blocks.some(isKeyBlock)) return "this is a private key, expected a certificate";
  if (blocks.some((b) => b.label === "CERTIFICATE")) {
    return "the PEM in it holds no certificate that can be read";
  }
  // DER begins with the tag of a sequence and a long length.
  if (/^0[\u0080-\u0084\ufffd]/.test(text)) {
    return "this is DER, expected PEM; convert it with openssl x509 -inform der -out PEM";
  }
  return "no PEM certificate in it; expected -----BEGIN CERTIFICATE-----";
}

function iso(date: Date): string {
  return date.toISOString().replace(".000Z", "Z");
}
