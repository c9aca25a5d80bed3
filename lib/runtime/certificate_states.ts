/**
 * What is said of a server whose certificate does not hold.
 *
 * @module
 */

import { quote } from "../meta/syntax.ts";

/** What a server's certificate says, as far as errors repeat it. */
export interface CertificateFacts {
  /** The name of the authority that signed it. */
  readonly issuer: string;
  /** The names and addresses that it is for. */
  readonly names: readonly string[];
  /** The name or the address that was expected. */
  readonly wanted: string;
  /** When it ends. */
  readonly validTo: Date;
}

const subject = "the server's certificate";

/** Nobody who is trusted has signed it. All clusters call their authority "kubernetes". */
export function untrusted(certificate?: CertificateFacts): string {
  const signer = certificate === undefined
    ? "an unknown authority"
    : `${quote(certificate.issuer)}, which is not trusted`;
  return `${subject} is signed by ${signer}; ` +
    "the CA that is trusted may be an old one, or another cluster's";
}

const mostNames = 5;

/** It was issued for other names. */
export function issuedForOthers(certificate?: CertificateFacts): string {
  const hint = "tls-server-name says which name to expect";
  if (certificate === undefined) return `${subject} is for another name; ${hint}`;
  const { names, wanted } = certificate;
  const shown = names.slice(0, mostNames).map((name) => quote(name));
  if (names.length > mostNames) shown.push(`${names.length - mostNames} more`);
  const all = shown.length === 0 ? "no name" : joined(shown);
  return `${subject} is for ${all}, not ${quote(wanted)}; ${hint}`;
}

/** It has ended, by this machine's clock, which may be what is wrong. */
export function expired(certificate?: CertificateFacts): string {
  const since = certificate === undefined
    ? "has expired"
    : `expired on ${iso(certificate.validTo)}`;
  return `${subject} ${since}, or this clock is wrong: it shows ${iso(new Date())}`;
}

function joined(parts: readonly string[]): string {
  return parts.join(", ").replace(/, ([^,]*)$/, " and $1");
}

function iso(date: Date): string {
  return date.toISOString().replace(/\.\d+/, "");
}
