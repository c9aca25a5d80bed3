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
/** Decides by the mode of the server. */
export function decide(kernel: Kernel, user: UserInfo, wanted: Attributes): Decision {
  const mode = kernel.options.auth?.mode ?? "open";
  if (mode === "open" || user.groups.includes("system:masters")) {
    return { allowed: true, reason: "" };
  }
  if (mode === "rbac") return decideByRoles(kernel, user, wanted);
  if (user.groups.includes(KNOWN)) return { allowed: true, reason: "" };
  return { allowed: "path" in wanted && OPEN_PATH.test(wanted.path), reason: "" };
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
