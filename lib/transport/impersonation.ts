/**
 * Requests in the name of another user.
 *
 * @module
 */

import type { WireRequest } from "../wire/request.ts";
import { mapRequests } from "./map_requests.ts";
import type { Transport } from "./transport.ts";

/** Who to act as. Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation */
export interface Impersonation {
  /** The name of the user. */
  readonly user: string;
  /** The uid. */
  readonly uid?: string | undefined;
  /** The groups. */
  readonly groups?: readonly string[] | undefined;
  /** What else authenticators say of a user, by key. */
  readonly extra?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * The transport, with every request sent as another user, in place of whom its own configuration says.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
 */
export function actingAs(transport: Transport, who: Impersonation): Transport {
  const identity = impersonationHeaders(who);
  const isIdentity = ([name]: readonly [string, string]) => /^impersonate-/i.test(name);
  return mapRequests(transport, (request): WireRequest => {
    // The outermost identity was asked for last.
    if (request.headers.some(isIdentity)) return request;
    return { ...request, headers: [...request.headers, ...identity] };
  });
}

/** The headers that say who to act as. */
export function impersonationHeaders(as: Impersonation): (readonly [string, string])[] {
  const headers: (readonly [string, string])[] = [["Impersonate-User", as.user]];
  if (as.uid !== undefined) headers.push(["Impersonate-Uid", as.uid]);
  for (const group of as.groups ?? []) headers.push(["Impersonate-Group", group]);
  for (const [key, values] of Object.entries(as.extra ?? {})) {
    const name = `Impersonate-Extra-${encodeURIComponent(key).replace(/[!'()*]/g, percent)}`;
    for (const value of values) headers.push([name, value]);
  }
  return headers;
}

/** Header names may not hold some characters that encodeURIComponent leaves alone. */
function percent(c: string): string {
  return `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
}
