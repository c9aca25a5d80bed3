/**
 * The auth stage: puts credentials on requests and renews them once when they are refused.
 *
 * @module
 */

import { type Impersonation, impersonationHeaders } from "./impersonation.ts";
import type { OutgoingRequest, Stage } from "./send.ts";

/** Headers in the order they are sent; a name may come more than once. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** The client certificate to use, with its key, PEM. */
export interface CertificatePair {
  /** The certificate chain, PEM. */
  readonly cert: string;
  /** Its key, PEM. */
  readonly key: string;
}

/** What a refused request carried. */
export interface UsedCredentials {
  /** The headers that it was sent with. */
  readonly headers?: HeaderPairs | undefined;
  /** The certificate of its connection. */
  readonly certificate?: CertificatePair | undefined;
}

/** What the transport asks of credentials; they refresh by themselves. */
export interface RequestCredentials {
  /** What to say to who was refused (401), without secrets. @default {nothing} */
  readonly advice?: string | undefined;
  /** The headers to send now: `Authorization`, or none. */
  headers(options?: { readonly signal?: AbortSignal }): Promise<HeaderPairs>;
  /** The client certificate to use now; another object only when it rotated. */
  certificate(options?: { readonly signal?: AbortSignal }): Promise<CertificatePair | undefined>;
  /**
   * Forgets what was refused, unless it was renewed since `used` was sent; true when another try may
   * go better.
   */
  invalidate(used?: UsedCredentials): Promise<boolean> | boolean;
}

/** Adds credentials; a 401 renews them and is tried once more (every body here can be sent again). */
export function auth(
  credentials: RequestCredentials | undefined,
  impersonate: Impersonation | undefined,
): Stage {
  const identity = impersonate ? impersonationHeaders(impersonate) : [];
  return (next) => {
    if (!credentials && identity.length === 0) return next;
    const send = (request: OutgoingRequest, own: HeaderPairs) => {
      // Who the request itself wants to act as comes before whom the configuration says.
      const other = request.headers.some(([name]) => name === "Impersonate-User");
      const headers = [...request.headers, ...own, ...(other ? [] : identity)];
      return next({ ...request, headers });
    };
    return async (request) => {
      const { signal } = request;
      const headers = await credentials?.headers({ signal }) ?? [];
      const certificate = await credentials?.certificate({ signal });
      const response = await send(request, headers);
      if (response.status !== 401 || !credentials) return response;
      if (!(await credentials.invalidate({ headers, certificate }))) return response;
      await response.body?.cancel();
      return await send(request, await credentials.headers({ signal }));
    };
  };
}
