/**
 * What a request brings to the server behind an API service.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#authenticating-proxy
 *
 * @module
 */

import type { UserInfo } from "../options.ts";

type Pairs = readonly (readonly [name: string, value: string])[];

/** Who asks, as authenticating proxies say it. */
export function userHeaders({ username, uid = "", groups, extra = {} }: UserInfo): Pairs {
  return [
    ["X-Remote-User", username],
    ...(uid === "" ? [] : [["X-Remote-Uid", uid] as const]),
    ...groups.map((group) => ["X-Remote-Group", group] as const),
    ...Object.entries(extra).flatMap(([key, values]) =>
      values.map((value) => [`X-Remote-Extra-${escaped(key)}`, value] as const)
    ),
  ];
}

/** These are of one connection, or of the client and this server. */
const OWN =
  /^(authorization|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|content-length|accept-encoding|audit-id|impersonate-.*|x-forwarded-for|x-remote-(user|uid|group|extra-.*)|sec-websocket-.*)$/;

/** Where all clients are. */
const LOOPBACK = "127.0.0.1";

/** The headers of a request as they are passed on, with who asks and where. */
export function passedHeaders(
  headers: Headers,
  user: UserInfo,
  { url, auditId }: { readonly url: URL; readonly auditId: string },
): Pairs {
  return [
    ...[...headers].filter(([name]) => !OWN.test(name)),
    ["Audit-Id", auditId],
    ...userHeaders(user),
    ["X-Forwarded-For", [headers.get("x-forwarded-for"), LOOPBACK].filter(Boolean).join(", ")],
    ["X-Forwarded-Uri", url.pathname],
    ["X-Forwarded-Host", url.host],
    ["X-Forwarded-Proto", "https"],
  ];
}

/** A key as part of a header's name: what may not stand there is written as %XX. */
function escaped(key: string): string {
  const bytes = [...new TextEncoder().encode(key)];
  return bytes.map((byte) => {
    const char = String.fromCharCode(byte);
    return /[A-Za-z0-9!#$&'*+.^_`|~-]/.test(char)
      ? char
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}
