/**
 * The Kinds of the accessors that a client has so far.
 *
 * @module
 */

import type { Kind, Scope } from "../meta/kind.ts";

const verbs = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
] as const;

function kind(
  group: string,
  name: string,
  plural: string,
  scope: Scope,
  shortNames: readonly string[],
  subresources: readonly string[] = [],
): Kind {
  return {
    group,
    version: "v1",
    kind: name,
    plural,
    singular: name.toLowerCase(),
    scope,
    shortNames,
    categories: [],
    verbs,
    subresources,
  };
}

/** The Kinds by accessor name. */
export const accessorKinds: {
  readonly pods: Kind;
  readonly namespaces: Kind;
  readonly configMaps: Kind;
  readonly secrets: Kind;
  readonly services: Kind;
  readonly deployments: Kind;
} = {
  pods: kind("", "Pod", "pods", "Namespaced", ["po"], ["status"]),
  namespaces: kind("", "Namespace", "namespaces", "Cluster", ["ns"], ["status", "finalize"]),
  configMaps: kind("", "ConfigMap", "configmaps", "Namespaced", ["cm"]),
  secrets: kind("", "Secret", "secrets", "Namespaced", []),
  services: kind("", "Service", "services", "Namespaced", ["svc"], ["status"]),
  deployments: kind("apps", "Deployment", "deployments", "Namespaced", ["deploy"], [
    "status",
    "scale",
  ]),
};
