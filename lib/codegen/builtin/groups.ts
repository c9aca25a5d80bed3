/**
 * What a running API server of this version says and the documents do not: the order of groups in
 * discovery, and some names.
 *
 * @module
 */

import type { ResourceFact } from "./inputs.ts";

/** The release that the documents are of. */
export const release = "1.36";

/** Groups in the order of discovery, their versions by preference. */
const groupOrder: Readonly<Record<string, readonly string[]>> = {
  "": ["v1"],
  "apiregistration.k8s.io": ["v1"],
  "apps": ["v1"],
  "events.k8s.io": ["v1"],
  "authentication.k8s.io": ["v1"],
  "authorization.k8s.io": ["v1"],
  "autoscaling": ["v2", "v1"],
  "batch": ["v1"],
  "certificates.k8s.io": ["v1", "v1beta1", "v1alpha1"],
  "networking.k8s.io": ["v1", "v1beta1"],
  "policy": ["v1"],
  "rbac.authorization.k8s.io": ["v1"],
  "storage.k8s.io": ["v1", "v1beta1"],
  "admissionregistration.k8s.io": ["v1", "v1beta1", "v1alpha1"],
  "apiextensions.k8s.io": ["v1"],
  "scheduling.k8s.io": ["v1", "v1alpha2"],
  "coordination.k8s.io": ["v1", "v1beta1", "v1alpha2"],
  "node.k8s.io": ["v1"],
  "discovery.k8s.io": ["v1"],
  "resource.k8s.io": ["v1", "v1beta2", "v1beta1", "v1alpha3"],
  "flowcontrol.apiserver.k8s.io": ["v1"],
  "internal.apiserver.k8s.io": ["v1alpha1"],
  "storagemigration.k8s.io": ["v1beta1"],
};

const shortNames: Readonly<Record<string, readonly string[]>> = {
  "networking.k8s.io/ipaddresses": ["ip"],
  "storage.k8s.io/volumeattributesclasses": ["vac"],
};

const policies =
  /^(mutating|validating)(admissionpolicies|admissionpolicybindings|webhookconfigurations)$/;

/** A resource with the names that the server announces, and the verbs. */
export function asServed(fact: ResourceFact): ResourceFact {
  const names = shortNames[`${fact.group}/${fact.resource}`];
  return {
    ...fact,
    ...names && { shortNames: names },
    ...policies.test(fact.resource) && { categories: ["api-extensions"] },
    // A proxy passes any method on; only two of them are registered as connections.
    ...fact.resource.endsWith("/proxy") &&
      { verbs: ["create", "delete", "get", "patch", "update"] },
  };
}

/** The place of a group and version in discovery. */
export function discoveryRank(group: string, version: string): number {
  const groups = Object.keys(groupOrder);
  const versions = groupOrder[group] ?? [];
  const [g, v] = [groups.indexOf(group), versions.indexOf(version)];
  if (g < 0 || v < 0) {
    throw new RangeError(
      `Cannot order ${group}/${version}: discovery's order has no such version; add it to groupOrder`,
    );
  }
  return g * 100 + v;
}
