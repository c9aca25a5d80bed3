/**
 * What a kube-apiserver makes for itself, as a store finds it at the beginning: made when somebody
 * looks, so that a cluster starts without it.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { InitialObjects } from "../store.ts";
import { apiServices } from "./api_services.ts";
import { clusterRoleBindings, roleBindings } from "./bindings.ts";
import { clusterRoles } from "./cluster_roles.ts";
import { controllerRoles, namespacedRoles } from "./controller_roles.ts";
import type { Draft } from "./draft.ts";
import { flowSchemas, priorityLevels } from "./flow_control.ts";
import { priorityClasses } from "./priority_classes.ts";
import { readBindings, readRoles } from "./role_text.ts";
import { serviceRanges, services } from "./services.ts";

const RBAC = "rbac.authorization.k8s.io";

const TABLES: Readonly<Record<string, (timestamp: string) => readonly Draft[]>> = {
  [`${RBAC}/clusterroles`]: () =>
    gathered([...readRoles(clusterRoles), ...readRoles(controllerRoles)]).map(bootstrapped),
  [`${RBAC}/clusterrolebindings`]: () => readBindings(clusterRoleBindings).map(bootstrapped),
  [`${RBAC}/roles`]: () => readRoles(namespacedRoles).map(bootstrapped),
  [`${RBAC}/rolebindings`]: () => readBindings(roleBindings).map(bootstrapped),
  "scheduling.k8s.io/priorityclasses": priorityClasses,
  "flowcontrol.apiserver.k8s.io/flowschemas": flowSchemas,
  "flowcontrol.apiserver.k8s.io/prioritylevelconfigurations": priorityLevels,
  "apiregistration.k8s.io/apiservices": apiServices,
  "networking.k8s.io/servicecidrs": serviceRanges,
  "/services": services,
};

/** The objects of a server that starts at a time. */
export function systemObjects(timestamp: string): InitialObjects {
  return {
    keys: Object.keys(TABLES),
    of: (storageKey) =>
      (TABLES[storageKey]?.(timestamp) ?? []).map(({ metadata, ...rest }): AnyObject => ({
        ...rest as AnyObject,
        metadata: {
          ...metadata,
          uid: uidOf(`${storageKey}/${metadata.namespace ?? ""}/${metadata.name}`),
          resourceVersion: "",
          creationTimestamp: timestamp,
        },
      })),
  };
}

/** Roles that are gathered from others hold the rules of those. */
function gathered(roles: readonly Draft[]): readonly Draft[] {
  const filled = new Map<string, readonly unknown[]>();
  const rulesOf = (role: Draft): readonly unknown[] => {
    const [selector] = role["aggregationRule"]?.clusterRoleSelectors ?? [];
    if (!selector) return role["rules"];
    const known = filled.get(role.metadata.name);
    if (known) return known;
    const label = Object.keys(selector.matchLabels)[0] ?? "";
    const rules = roles.filter((r) => r.metadata.labels?.[label]).flatMap(rulesOf);
    filled.set(role.metadata.name, rules);
    return rules;
  };
  return roles.map((role) => ({ ...role, rules: rulesOf(role) }));
}

/** What all roles and bindings of the server have. */
function bootstrapped({ metadata, ...rest }: Draft): Draft {
  const labels = { "kubernetes.io/bootstrapping": "rbac-defaults", ...metadata.labels };
  const annotations = { "rbac.authorization.kubernetes.io/autoupdate": "true" };
  return { ...rest as Draft, metadata: { ...metadata, labels, annotations } };
}

/** A uid that is the same for the same object in every cluster. */
function uidOf(text: string): string {
  let hex = "";
  for (let part = 0; part < 4; part++) {
    let hash = 0x811c9dc5 ^ part;
    for (const byte of new TextEncoder().encode(text)) {
      hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    }
    hex += hash.toString(16).padStart(8, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${
    hex.slice(20)
  }`;
}
