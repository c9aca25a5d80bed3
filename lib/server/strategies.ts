/**
 * The rules of every resource by its storage key.
 *
 * @module
 */

import { deepEqual } from "../meta/deep.ts";
import { dns1123LabelProblems, pathSegmentProblems } from "../meta/names.ts";
import type { AnyObject } from "../meta/object.ts";
import type { ResourceType } from "./resource_type.ts";
import { generalStrategy, type Strategy } from "./strategy.ts";
import { kindStrategies } from "./kinds/mod.ts";

const RBAC = "rbac.authorization.k8s.io";
/** A spec that counts, and a status of which only the status changes. */
const apart: Partial<Strategy> = { generation: "spec", statusMetadata: "none" };
const versioned: Partial<Strategy> = { generation: "spec", versionRequired: true };
const rbacNames = { nameProblems: pathSegmentProblems, createOnUpdate: true };

/** What is a matter of a flag; behaviour of single kinds is in the kinds folder. */
const flags: Readonly<Record<string, Partial<Strategy>>> = {
  "/namespaces": { nameProblems: dns1123LabelProblems, deleteReturnsObject: true },
  "/services": {
    nameProblems: dns1123LabelProblems,
    deleteReturnsObject: true,
    createOnUpdate: true,
  },
  "/pods": { generation: "spec", deleteReturnsObject: true, statusMetadata: "all but owners" },
  "/serviceaccounts": { deleteReturnsObject: true },
  "/persistentvolumeclaims": { deleteReturnsObject: true },
  "/persistentvolumes": { deleteReturnsObject: true },
  "/podtemplates": { deleteReturnsObject: true, generation: "content" },
  "/resourcequotas": { deleteReturnsObject: true },
  "/replicationcontrollers": { generation: "spec", defaultPropagation: "Orphan" },
  "/endpoints": { createOnUpdate: true },
  "/events": { createOnUpdate: true },
  "/limitranges": { createOnUpdate: true },
  "/nodes": { initialStatus: undefined },
  "apps/deployments": { generation: "spec+annotations", statusMetadata: "all but labels" },
  "apps/replicasets": { generation: "spec" },
  "apps/statefulsets": { generation: "spec" },
  "apps/daemonsets": { generation: "spec" },
  "batch/jobs": { generation: "spec", defaultPropagation: "Orphan" },
  "batch/cronjobs": { generation: "spec" },
  "networking.k8s.io/ingresses": { generation: "spec" },
  "networking.k8s.io/ingressclasses": { generation: "spec" },
  "networking.k8s.io/networkpolicies": { generation: "spec" },
  "policy/poddisruptionbudgets": { generation: "spec", versionRequired: true },
  "scheduling.k8s.io/priorityclasses": { generation: "content" },
  "discovery.k8s.io/endpointslices": { generation: "content+labels" },
  "flowcontrol.apiserver.k8s.io/flowschemas": apart,
  "flowcontrol.apiserver.k8s.io/prioritylevelconfigurations": apart,
  "admissionregistration.k8s.io/mutatingwebhookconfigurations": webhook(),
  "admissionregistration.k8s.io/validatingwebhookconfigurations": webhook(),
  "admissionregistration.k8s.io/validatingadmissionpolicies": { ...apart, versionRequired: true },
  "admissionregistration.k8s.io/validatingadmissionpolicybindings": versioned,
  "admissionregistration.k8s.io/mutatingadmissionpolicies": versioned,
  "admissionregistration.k8s.io/mutatingadmissionpolicybindings": versioned,
  "apiextensions.k8s.io/customresourcedefinitions": { generation: "spec", versionRequired: true },
  "apiregistration.k8s.io/apiservices": { versionRequired: true, statusMetadata: "none" },
  "coordination.k8s.io/leases": { versionRequired: true, createOnUpdate: true },
  "node.k8s.io/runtimeclasses": { versionRequired: true, createOnUpdate: true },
  "storage.k8s.io/csidrivers": { versionRequired: true, deleteReturnsObject: true },
  "storage.k8s.io/csinodes": { versionRequired: true, deleteReturnsObject: true },
  "storage.k8s.io/csistoragecapacities": { versionRequired: true },
  "storage.k8s.io/storageclasses": { deleteReturnsObject: true },
  "storage.k8s.io/volumeattributesclasses": { deleteReturnsObject: true },
  "storage.k8s.io/volumeattachments": {
    versionRequired: true,
    deleteReturnsObject: true,
    statusMetadata: "none",
  },
  "networking.k8s.io/servicecidrs": { statusMetadata: "none" },
  "resource.k8s.io/resourceclaims": { statusMetadata: "none", deleteReturnsObject: true },
  "resource.k8s.io/resourceclaimtemplates": { deleteReturnsObject: true },
  "resource.k8s.io/devicetaintrules": { deleteReturnsObject: true },
  "resource.k8s.io/deviceclasses": { generation: "spec", deleteReturnsObject: true },
  "resource.k8s.io/resourceslices": { generation: "spec", deleteReturnsObject: true },
  [`${RBAC}/roles`]: rbacNames,
  [`${RBAC}/rolebindings`]: rbacNames,
  [`${RBAC}/clusterroles`]: rbacNames,
  [`${RBAC}/clusterrolebindings`]: rbacNames,
};

const resolved = new Map<string, Strategy>();
const customStrategies = new WeakMap<ResourceType, Strategy>();

/** The rules of a resource. */
export function strategyOf(type: ResourceType): Strategy {
  if (type.custom) return customStrategy(type);
  let found = resolved.get(type.storageKey);
  if (!found) {
    found = {
      ...generalStrategy,
      ...flags[type.storageKey],
      ...kindStrategies[type.storageKey],
    };
    resolved.set(type.storageKey, found);
  }
  return found;
}

function customStrategy(type: ResourceType): Strategy {
  const known = customStrategies.get(type);
  if (known) return known;
  const found: Strategy = {
    ...generalStrategy,
    generation: "content",
    versionRequired: true,
    statusMetadata: "none",
    ...type.rules,
  };
  customStrategies.set(type, found);
  return found;
}

function webhook(): Partial<Strategy> {
  return { generation: "content", versionRequired: true };
}

/** Whether a version of a resource keeps its status apart from its spec. */
export function hasStatus(type: ResourceType, version: string): boolean {
  return type.versions.find((v) => v.version === version)?.subresources.has("status") ?? false;
}

/** Whether finalizers of a resource may have names without a prefix. */
export function hasOwnFinalizers(type: ResourceType): boolean {
  if (type.storageKey === "/events") return type.group === "";
  return type.custom || OWN_FINALIZERS.test(type.group);
}

const OWN_FINALIZERS =
  /^(admissionregistration|apiextensions|apiregistration|coordination|node|policy)/;

/** Whether a change makes the server count a new generation. */
export function bumpsGeneration(
  rule: Strategy["generation"],
  object: AnyObject,
  old: AnyObject,
): boolean {
  switch (rule) {
    case "none":
      return false;
    case "spec":
      return !deepEqual(object["spec"], old["spec"]);
    case "spec+annotations":
      return !deepEqual(object["spec"], old["spec"]) ||
        !deepEqual(object.metadata.annotations ?? {}, old.metadata.annotations ?? {});
    case "content+labels":
      return bumpsGeneration("content", object, old) ||
        !deepEqual(object.metadata.labels ?? {}, old.metadata.labels ?? {});
    case "content":
      return !deepEqual({ ...object, metadata: null }, { ...old, metadata: null });
  }
}
