/**
 * What everybody may do, by the groups that authentication puts a user in: the rules of the roles
 * that a cluster has for them.
 *
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#discovery-roles
 *
 * @module
 */

import type { PolicyRule } from "./rbac.ts";

const paths = (...nonResourceURLs: string[]): PolicyRule => ({ verbs: ["get"], nonResourceURLs });
const creates = (group: string, ...resources: string[]): PolicyRule => ({
  verbs: ["create"],
  apiGroups: [group],
  resources,
});

const health = ["/healthz", "/livez", "/readyz", "/version", "/version/"];
const discovery = ["/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi"];
const issuer = ["/.well-known/openid-configuration", "/openid/v1/jwks"];

/** By the name of the role: for whom, and what. */
const roles: readonly (readonly [groups: readonly string[], rules: readonly PolicyRule[]])[] = [
  [["system:authenticated"], [
    creates("authorization.k8s.io", "selfsubjectaccessreviews", "selfsubjectrulesreviews"),
    creates("authentication.k8s.io", "selfsubjectreviews"),
  ]],
  [["system:authenticated"], [
    paths(...discovery, "/openapi/*", "/readyz", "/version", "/version/"),
  ]],
  [["system:authenticated", "system:unauthenticated"], [paths(...health)]],
  [["system:serviceaccounts"], [paths(...issuer.flatMap((path) => [path, `${path}/`]))]],
];

/** All that holds for who may do everything. */
export const everything: readonly PolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
  { verbs: ["*"], nonResourceURLs: ["*"] },
];

/** The rules that hold for whoever is in groups. */
export function rulesOfGroups(groups: readonly string[]): PolicyRule[] {
  return roles.filter(([those]) => those.some((group) => groups.includes(group)))
    .flatMap(([, rules]) => rules);
}
