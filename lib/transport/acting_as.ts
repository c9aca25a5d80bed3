/**
 * The same connections for another identity.
 *
 * @module
 */

import type { WireRequest } from "../wire/request.ts";
import { type Impersonation, impersonationHeaders } from "./auth.ts";
import { mapRequests } from "./map_requests.ts";
import type { Transport } from "./transport.ts";

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
