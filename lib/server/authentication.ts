/**
 * Who sends a request.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 *
 * @module
 */

import type { Peer } from "../runtime/port.ts";
import type { Kernel } from "./kernel.ts";
import type { UserInfo } from "./options.ts";
import { failure, type StatusError } from "./status_error.ts";

const ADMIN: UserInfo = {
  username: "system:admin",
  groups: ["system:masters", "system:authenticated"],
};
const ANONYMOUS: UserInfo = { username: "system:anonymous", groups: ["system:unauthenticated"] };

/** Paths that are open to everybody. */
const OPEN_PATH = /^\/(version|healthz|livez|readyz)(\/|$)/;

/**
 * The user of a request.
 *
 * **Errors**: 401 for a token that nobody has, 403 for nobody where somebody is needed.
 */
export function authenticate(kernel: Kernel, request: Request, peer: Peer): UserInfo {
  const { mode = "open", tokens = {} } = kernel.options.auth ?? {};
  if (peer.certificate) {
    const { user, groups } = peer.certificate;
    return { username: user, groups: [...groups, "system:authenticated"] };
  }
  if (mode === "open") return ADMIN;
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) {
    const user = findToken(tokens, bearer);
    if (!user) throw unauthorized();
    return { ...user, groups: [...new Set([...user.groups, "system:authenticated"])] };
  }
  return ANONYMOUS;
}

/** In token mode everybody who is somebody may do everything. */
export function authorizeKnown(kernel: Kernel, user: UserInfo, path: string, verb: string): void {
  if ((kernel.options.auth?.mode ?? "open") === "open") return;
  if (!user.groups.includes("system:unauthenticated") || OPEN_PATH.test(path)) return;
  const text = `User "${user.username}" cannot ${verb} path "${path}"`;
  throw failure(403, "Forbidden", `forbidden: ${text}`, {});
}

function unauthorized(): StatusError {
  return failure(401, "Unauthorized", "Unauthorized");
}

/** Compares with every known token in a time that does not depend on how much is equal. */
function findToken(
  tokens: Readonly<Record<string, UserInfo>>,
  token: string,
): UserInfo | undefined {
  let found: UserInfo | undefined;
  for (const [known, user] of Object.entries(tokens)) {
    if (sameText(known, token)) found = user;
  }
  return found;
}

function sameText(a: string, b: string): boolean {
  const [x, y] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  let difference = x.length ^ y.length;
  for (let i = 0; i < y.length; i++) difference |= (x[i % (x.length || 1)] ?? 0) ^ (y[i] ?? 0);
  return difference === 0;
}
