/**
 * Who sends a request.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 *
 * @module
 */

import { goQuoted } from "../../meta/go_text.ts";
import type { Peer } from "../../runtime/port.ts";
import type { Kernel } from "../kernel.ts";
import type { UserInfo } from "../options.ts";
import { badRequest, failure } from "../status_error.ts";
import { authorize } from "./authorization.ts";
import { checkToken } from "./token_check.ts";

const ADMIN: UserInfo = {
  username: "system:admin",
  groups: ["system:masters", "system:authenticated"],
};
/** The group of those whom nobody knows. */
const UNKNOWN = "system:unauthenticated";
const ANONYMOUS: UserInfo = { username: "system:anonymous", groups: [UNKNOWN] };

/**
 * The user of a request, after impersonation.
 *
 * **Errors**: 401 for a token that nobody has, 403 for an impersonation that is not allowed.
 */
export async function authenticate(
  kernel: Kernel,
  request: Request,
  peer: Peer,
): Promise<UserInfo> {
  const user = await identify(kernel, request, peer);
  kernel.metrics.attempt("success");
  return impersonated(kernel, request.headers, user);
}

async function identify(kernel: Kernel, request: Request, peer: Peer): Promise<UserInfo> {
  if (peer.certificate) {
    const { user, groups } = peer.certificate;
    return { username: user, groups: [...groups, "system:authenticated"] };
  }
  const open = (kernel.options.auth?.mode ?? "open") === "open";
  const bearer = /^Bearer +(\S+)/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer === undefined) return open ? ADMIN : ANONYMOUS;
  const verdict = await checkToken(kernel, bearer);
  if ("user" in verdict) return verdict.user;
  if (open) return ADMIN;
  kernel.metrics.attempt("error");
  throw failure(401, "Unauthorized", "Unauthorized");
}

/** Whoever may, acts as somebody else. */
function impersonated(kernel: Kernel, headers: Headers, user: UserInfo): UserInfo {
  const username = headers.get("impersonate-user");
  // Fetch joins repeated headers; no group's name contains a comma.
  const groups = (headers.get("impersonate-group") ?? "").split(",").map((g) => g.trim())
    .filter((g) => g !== "");
  const uid = headers.get("impersonate-uid");
  if (username === null) {
    const { extra } = extraOf(headers);
    if (groups.length === 0 && uid === null && !extra) return user;
    const list = groups.map((g) => JSON.stringify(g)).join(", ");
    const shown = groups.length === 0 ? "[]string(nil)" : `[]string{${list}}`;
    const wanted = `UID:${JSON.stringify(uid ?? "")}, Groups:${shown}`;
    throw badRequest(
      `requested &user.DefaultInfo{Name:"", ${wanted}, Extra:map[string][]string${
        goExtra(extra)
      }} without impersonating a user name`,
    );
  }
  const check = (group: string, resource: string, name: string) =>
    authorize(kernel, user, {
      verb: "impersonate",
      group,
      resource,
      subresource: "",
      namespace: "",
      name,
    });
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(username);
  if (account) {
    const [, namespace = "", name = ""] = account;
    authorize(kernel, user, {
      verb: "impersonate",
      group: "",
      resource: "serviceaccounts",
      subresource: "",
      namespace,
      name,
    });
  } else check("", "users", username);
  for (const group of groups) check("", "groups", group);
  if (uid !== null) check("authentication.k8s.io", "uids", uid);
  const all = groups.length > 0 || !account
    ? groups
    : ["system:serviceaccounts", `system:serviceaccounts:${account[1]}`];
  return {
    username,
    ...(uid === null ? {} : { uid }),
    groups: [...new Set(username === ANONYMOUS.username ? [...all, UNKNOWN] : known(all))],
    ...extraOf(headers),
  };
}

function goExtra(extra: UserInfo["extra"]): string {
  if (!extra) return "(nil)";
  const entries = Object.entries(extra).map(([key, values]) =>
    `${goQuoted(key)}:[]string{${values.map(goQuoted).join(", ")}}`
  );
  return `{${entries.join(", ")}}`;
}

/** Whoever is named is known, unless the groups say otherwise. */
function known(groups: readonly string[]): readonly string[] {
  return groups.includes(UNKNOWN) ? groups : [...groups, "system:authenticated"];
}

function extraOf(headers: Headers): Pick<UserInfo, "extra"> {
  const prefix = "impersonate-extra-";
  const extra = [...headers].filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [decodeURIComponent(name.slice(prefix.length)), [value]]);
  return extra.length === 0 ? {} : { extra: Object.fromEntries(extra) };
}
