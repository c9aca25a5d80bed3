/**
 * Credentials: what to put on a request, refreshed by whoever made it.
 *
 * @module
 */

import { conceal } from "../conceal.ts";
import { adviceTo, type Owner } from "./advice.ts";

/** Headers as pairs. */
export type CredentialHeaders = readonly (readonly [name: string, value: string])[];

/** A client certificate with its key, both PEM; the key shows only when read by name. */
export interface ClientCertificate {
  /** The certificate chain, PEM. */
  readonly cert: string;
  /** Its key, PEM. */
  readonly key: string;
}

/** How long to wait for credentials. */
export interface CredentialOptions {
  /** Ends the waiting for a plugin or a token server; others that wait are not disturbed. */
  readonly signal?: AbortSignal | undefined;
}

/** What a refused request carried. */
export interface UsedCredentials {
  /** The headers that it was sent with. */
  readonly headers?: CredentialHeaders | undefined;
  /** The certificate of its connection. */
  readonly certificate?: ClientCertificate | undefined;
}

/** Gives what to put on a request and renews it by itself. */
export interface Credentials {
  /** What they are, without secrets: "client certificate", `exec plugin "aws"`. */
  readonly description: string;
  /** What to say to who was refused with them, without secrets: whose they are, and what may help. */
  readonly advice: string;
  /**
   * The headers to add now (`Authorization`), none for none. The same array as long as nothing changed.
   *
   * **Errors**: `AuthError` when they cannot be had; `signal.reason` untouched.
   */
  headers(options?: CredentialOptions): Promise<CredentialHeaders>;
  /**
   * The client certificate to present now; another object only when it changed, which is the moment to
   * close the connections made with the old one.
   *
   * **Errors**: as {@linkcode Credentials.headers}.
   */
  certificate(options?: CredentialOptions): Promise<ClientCertificate | undefined>;
  /**
   * Tells that the server refused a request with 401: what it carried is not given out again if newer
   * can be had. True when the same request, sent again, may succeed.
   *
   * @param used What the request carried: credentials that were renewed meanwhile are kept.
   */
  invalidate(used?: UsedCredentials): Promise<boolean>;
}

/** One part of {@linkcode Credentials}: it gives headers, a certificate, or both. */
export interface CredentialSource {
  readonly description: string;
  /** What may help who was refused with them. @default {"is it still good?"} */
  readonly remedy?: string | undefined;
  headers?(options: CredentialOptions): Promise<CredentialHeaders>;
  certificate?(options: CredentialOptions): Promise<ClientCertificate | undefined>;
  invalidate(used: UsedCredentials): Promise<boolean>;
}

const none: CredentialHeaders = [];

/** Puts sources together: headers and certificate each come from the first that gives them. */
export function combineCredentials(
  sources: readonly CredentialSource[],
  owner: Owner,
): Credentials {
  const description = sources.map((s) => s.description).join(" and ") || "none";
  const byHeader = sources.find((s) => s.headers);
  const byCertificate = sources.find((s) => s.certificate);
  const credentials: Credentials = {
    description,
    advice: adviceTo(owner, sources),
    headers: (options = {}) => byHeader?.headers?.(options) ?? Promise.resolve(none),
    certificate: (options = {}) =>
      byCertificate?.certificate?.(options) ?? Promise.resolve(undefined),
    async invalidate(used = {}) {
      const renewed = await Promise.all(sources.map((s) => s.invalidate(used)));
      return renewed.includes(true);
    },
  };
  return conceal(credentials, () => ({ credentials: description }));
}

/** A certificate and key that do not show the key. */
export function clientCertificate(cert: string, key: string): ClientCertificate {
  return conceal({ cert, key }, () => ({ cert: "DATA+OMITTED", key: "REDACTED" }));
}

/** The header of a bearer token. */
export function bearer(token: string): CredentialHeaders {
  return concealHeaders("Bearer", token);
}

/** The header of a user name and password. */
export function basic(encoded: string): CredentialHeaders {
  return concealHeaders("Basic", encoded);
}

function concealHeaders(scheme: string, secret: string): CredentialHeaders {
  const headers: CredentialHeaders = [["Authorization", `${scheme} ${secret}`]];
  return conceal(headers, () => [["Authorization", `${scheme} REDACTED`]]);
}
