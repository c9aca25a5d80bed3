/**
 * Who may do what.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
 *
 * @module
 */

import type { Kernel } from "../kernel.ts";
import type { UserInfo } from "../options.ts";
import { failure, type StatusError } from "../status_error.ts";
import type { Attributes, Decision } from "./attributes.ts";
import { decideByRoles } from "./rbac.ts";

/** The group of everybody who is known. */
const KNOWN = "system:authenticated";
/** Paths that are open to everybody. */
const OPEN_PATH = /^\/(version|healthz|livez|readyz)(\/|$)/;
/** Paths that are open to everybody who is known. */
const KNOWN_PATH = /^\/(api|apis|openapi)(\/|$)/;
/** Paths that are open to service accounts, so that their tokens can be checked. */
const ISSUER_PATH = /^\/(\.well-known\/openid-configuration|openid\/v1\/jwks)\/?$/;
/** Reviews of oneself are open to everybody who is known. */
const SELF = new Set(["selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"]);

/** Decides by the mode of the server. */
export function decide(kernel: Kernel, user: UserInfo, wanted: Attributes): Decision {
  const mode = kernel.options.auth?.mode ?? "open";
  if (mode === "open" || user.groups.includes("system:masters")) {
    return { allowed: true, reason: "" };
  }
  const known = user.groups.includes(KNOWN);
  if ("path" in wanted) {
    const open = openPath(wanted.path, user.groups);
    if (open) {
      const { role, group } = open;
      const reason =
        `RBAC: allowed by ClusterRoleBinding "${role}" of ClusterRole "${role}" to Group "${group}"`;
      return { allowed: true, reason };
    }
  } else if (known && SELF.has(wanted.resource)) return { allowed: true, reason: "" };
  if (mode === "token") return { allowed: known, reason: "" };
  return decideByRoles(kernel, user, wanted);
}

/** The role that opens a path, and to which group. */
function openPath(
  path: string,
  groups: readonly string[],
): { readonly role: string; readonly group: string } | undefined {
  const opened: readonly (readonly [pattern: RegExp, role: string, to: readonly string[]])[] = [
    [OPEN_PATH, "system:public-info-viewer", [KNOWN, "system:unauthenticated"]],
    [KNOWN_PATH, "system:discovery", [KNOWN]],
    [ISSUER_PATH, "system:service-account-issuer-discovery", ["system:serviceaccounts"]],
  ];
  for (const [pattern, role, to] of opened) {
    const group = to.find((one) => groups.includes(one));
    if (group !== undefined && pattern.test(path)) return { role, group };
  }
  return undefined;
}

/**
 * Lets a request pass.
 *
 * **Errors**: 403 with what is missing.
 */
export function authorize(kernel: Kernel, user: UserInfo, wanted: Attributes): void {
  const { allowed } = decide(kernel, user, wanted);
  if (!allowed) throw refusal(user, wanted);
}

function refusal(user: UserInfo, wanted: Attributes): StatusError {
  const who = `User "${user.username}" cannot ${wanted.verb}`;
  if ("path" in wanted) {
    return failure(403, "Forbidden", `forbidden: ${who} path "${wanted.path}"`, {});
  }
  const { group, resource, subresource, namespace, name } = wanted;
  const full = subresource === "" ? resource : `${resource}/${subresource}`;
  const subject = `${group === "" ? resource : `${resource}.${group}`}${
    name === "" ? "" : ` "${name}"`
  }`;
  const where = namespace === "" ? "at the cluster scope" : `in the namespace "${namespace}"`;
  return failure(
    403,
    "Forbidden",
    `${subject} is forbidden: ${who} resource "${full}" in API group "${group}" ${where}`,
    {
      ...(name === "" ? {} : { name }),
      ...(group === "" ? {} : { group }),
      kind: resource,
    },
  );
}
