/**
 * The auth stage: puts credentials on requests and renews them once when they are refused.
 *
 * @module
 */

import type { Send, Stage } from "./send.ts";

/** What the transport asks of credentials; they refresh by themselves. */
export interface RequestCredentials {
  /** The headers to send now: `Authorization`, or none. */
  headers(
    options?: { readonly signal?: AbortSignal },
  ): Promise<readonly (readonly [name: string, value: string])[]>;
  /** The client certificate to use now; another object only when it rotated. */
  certificate(
    options?: { readonly signal?: AbortSignal },
  ): Promise<{ readonly cert: string; readonly key: string } | undefined>;
  /** Forgets what was refused; true when another try may go better. */
  invalidate(): Promise<boolean> | boolean;
}

/** Who to act as. Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation */
export interface Impersonation {
  readonly user: string;
  readonly uid?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly extra?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Adds credentials; a 401 renews them and is tried once more (every body here can be sent again). */
export function auth(
  credentials: RequestCredentials | undefined,
  impersonate: Impersonation | undefined,
): Stage {
  const identity = impersonate ? impersonationHeaders(impersonate) : [];
  return (next) => {
    if (!credentials && identity.length === 0) return next;
    const send: Send = async (request) => {
      const own = await credentials?.headers({ signal: request.signal }) ?? [];
      return next({ ...request, headers: [...request.headers, ...own, ...identity] });
    };
    return async (request) => {
      const response = await send(request);
      if (response.status !== 401 || !credentials || !(await credentials.invalidate())) {
        return response;
      }
      await response.body?.cancel();
      return await send(request);
    };
  };
}

function impersonationHeaders(as: Impersonation): (readonly [string, string])[] {
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
