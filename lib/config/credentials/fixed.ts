/**
 * Credentials that never change: a token, a password, a certificate.
 *
 * @module
 */

import { base64Of } from "../base64.ts";
import {
  basic,
  bearer,
  type ClientCertificate,
  clientCertificate,
  type CredentialHeaders,
  type CredentialSource,
} from "./credentials.ts";

/** A bearer token from the configuration. */
export function fixedToken(token: string): CredentialSource {
  return fixedHeaders("token", bearer(token));
}

/** A user name and password. */
export function fixedPassword(username: string, password: string): CredentialSource {
  return fixedHeaders("user name and password", basic(base64Of(`${username}:${password}`)));
}

/** A client certificate from the configuration. */
export function fixedCertificate(cert: string, key: string): CredentialSource {
  const pair: ClientCertificate = clientCertificate(cert, key);
  return {
    description: "client certificate",
    certificate: () => Promise.resolve(pair),
    invalidate: () => Promise.resolve(false),
  };
}

/**
 * Why a token cannot be sent in a header, by position only; undefined when it can.
 */
export function tokenProblem(token: string): string | undefined {
  const at = token.search(/[^\x21-\x7e]/);
  if (at < 0) return undefined;
  const bad = token[at] ?? "";
  const what = /[\r\n]/.test(bad) ? "a line break" : /[ \t]/.test(bad)
    ? "a blank"
    // deno-lint-ignore no-control-regex -- control characters are what is named
    : /[\x00-\x1f\x7f]/.test(bad)
    ? "a control character"
    : "not ASCII";
  return `character ${at + 1} of ${token.length} is ${what}; expected visible ASCII only`;
}

function fixedHeaders(description: string, headers: CredentialHeaders): CredentialSource {
  return {
    description,
    headers: () => Promise.resolve(headers),
    invalidate: () => Promise.resolve(false),
  };
}
