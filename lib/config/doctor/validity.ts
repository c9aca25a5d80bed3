/**
 * How long certificates and tokens are good for.
 *
 * @module
 */

import { bytesOf } from "../base64.ts";
import { pemBlocks } from "../pem/blocks.ts";
import { type CertificateFacts, certificateFacts } from "../pem/der.ts";

/** Something that is good for a while. */
export interface Validity {
  /** What it is. */
  readonly what: "client certificate" | "certificate authority" | "token";
  /** Whom it names: a certificate's user and groups, a token's subject; undefined when nobody. */
  readonly subject: string | undefined;
  /** From when on it is good; undefined where it does not say. */
  readonly notBefore: Date | undefined;
  /** undefined for a token that does not say. */
  readonly notAfter: Date | undefined;
  /** How it stands by this machine's clock. */
  readonly state: "valid" | "expired" | "not valid yet" | "unknown";
}

/** The certificate that a client shows; undefined when the text holds none. */
export function certificateValidity(pem: string, nowMs: number): Validity | undefined {
  const [leaf] = certificatesIn(pem);
  return leaf && ofCertificate("client certificate", leaf, nowMs);
}

/** The certificates to trust, the one that ends first. */
export function authorityValidity(pem: string, nowMs: number): Validity | undefined {
  const [first] = certificatesIn(pem).sort((a, b) => a.notAfter.getTime() - b.notAfter.getTime());
  return first && ofCertificate("certificate authority", first, nowMs);
}

/** What a bearer token says of itself when it is a JWT; nothing of it is verified. */
export function tokenValidity(token: string, nowMs: number): Validity {
  const { sub, nbf, exp } = claimsOf(token);
  const notBefore = dateOf(nbf);
  const notAfter = dateOf(exp);
  const subject = typeof sub === "string" ? sub : undefined;
  const state = notAfter || notBefore ? stateAt(nowMs, notBefore, notAfter) : "unknown";
  return { what: "token", subject, notBefore, notAfter, state };
}

function ofCertificate(
  what: Validity["what"],
  { notBefore, notAfter, commonName, organizations }: CertificateFacts,
  nowMs: number,
): Validity {
  const groups = organizations.length > 0 ? ` (${organizations.join(", ")})` : "";
  const subject = commonName === undefined ? undefined : commonName + groups;
  return { what, subject, notBefore, notAfter, state: stateAt(nowMs, notBefore, notAfter) };
}

function stateAt(nowMs: number, notBefore?: Date, notAfter?: Date): Validity["state"] {
  if (notAfter && nowMs > notAfter.getTime()) return "expired";
  return notBefore && nowMs < notBefore.getTime() ? "not valid yet" : "valid";
}

function certificatesIn(pem: string): CertificateFacts[] {
  return pemBlocks(pem).filter(({ label }) => label === "CERTIFICATE")
    .map(({ der }) => der && certificateFacts(der)).filter((facts) => facts !== undefined);
}

interface Claims {
  readonly sub?: unknown;
  readonly nbf?: unknown;
  readonly exp?: unknown;
}

function claimsOf(token: string): Claims {
  const [, payload = ""] = token.split(".");
  const padded = payload.replaceAll("-", "+").replaceAll("_", "/");
  const bytes = bytesOf(padded + "=".repeat((4 - padded.length % 4) % 4));
  if (!bytes || bytes.length === 0) return {};
  try {
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === "object" && claims !== null ? claims : {};
  } catch {
    return {};
  }
}

function dateOf(seconds: unknown): Date | undefined {
  if (typeof seconds !== "number") return undefined;
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
