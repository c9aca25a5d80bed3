/**
 * What is applied before what.
 *
 * @module
 */

import type { Manifest } from "../../client/manifests.ts";

/** `kind.group` of what belongs to a stage; kinds that are not named here come after all but the last. */
const early: readonly (readonly string[])[] = [
  ["Namespace."],
  ["CustomResourceDefinition.apiextensions.k8s.io"],
  [
    "PriorityClass.scheduling.k8s.io",
    "StorageClass.storage.k8s.io",
    "RuntimeClass.node.k8s.io",
    "IngressClass.networking.k8s.io",
    "ClusterRole.rbac.authorization.k8s.io",
    "PersistentVolume.",
    "ResourceQuota.",
    "LimitRange.",
  ],
  [
    "ServiceAccount.",
    "Secret.",
    "ConfigMap.",
    "PersistentVolumeClaim.",
    "Service.",
    "Role.rbac.authorization.k8s.io",
    "ClusterRoleBinding.rbac.authorization.k8s.io",
    "RoleBinding.rbac.authorization.k8s.io",
    "NetworkPolicy.networking.k8s.io",
    "PodDisruptionBudget.policy",
  ],
];

/** What intercepts requests: it comes when what answers it is there. */
const last: readonly string[] = [
  "APIService.apiregistration.k8s.io",
  "MutatingWebhookConfiguration.admissionregistration.k8s.io",
  "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
];

/** Number of the stage that an object belongs to; smaller ones come first. */
function stageOf({ apiVersion, kind }: Pick<Manifest, "apiVersion" | "kind">): number {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  const name = `${kind}.${group}`;
  if (last.includes(name)) return early.length + 1;
  const found = early.findIndex((names) => names.includes(name));
  return found === -1 ? early.length : found;
}

/** The objects by stage, in order; those of one stage as they came. */
export function toStages<O extends Pick<Manifest, "apiVersion" | "kind">>(
  objects: readonly O[],
): O[][] {
  const stages = Map.groupBy(objects, stageOf);
  return [...stages].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Whether an object defines a custom resource. */
export function isDefinition({ apiVersion, kind }: Manifest): boolean {
  return kind === "CustomResourceDefinition" && apiVersion.startsWith("apiextensions.k8s.io/");
}
