/**
 * What an update may not change, of the kinds whose rule is about whole fields.
 *
 * @module
 */

import { deepEqual, getOwn, isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, forbiddenField, invalidValue } from "../field_error.ts";

/** The words of a refusal: kinds have their own. */
type Words = "immutable" | "updates" | "update";

const FIELDS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  "apps/controllerrevisions": { data: "immutable" },
  "discovery.k8s.io/endpointslices": { addressType: "immutable" },
  "networking.k8s.io/ingressclasses": { "spec.controller": "immutable" },
  "networking.k8s.io/ipaddresses": { "spec.parentRef": "immutable" },
  "node.k8s.io/runtimeclasses": { handler: "immutable" },
  "resource.k8s.io/resourceclaims": { spec: "immutable" },
  "resource.k8s.io/resourceclaimtemplates": { spec: "immutable" },
  "resource.k8s.io/resourceslices": {
    "spec.driver": "immutable",
    "spec.nodeName": "immutable",
    "spec.pool.name": "immutable",
  },
  "scheduling.k8s.io/priorityclasses": { value: "update", preemptionPolicy: "update" },
  "storage.k8s.io/csistoragecapacities": {
    nodeTopology: "immutable",
    storageClassName: "immutable",
  },
  "storage.k8s.io/storageclasses": {
    parameters: "updates",
    provisioner: "immutable",
    reclaimPolicy: "updates",
    volumeBindingMode: "immutable",
  },
  "storage.k8s.io/volumeattachments": { spec: "immutable" },
  "storage.k8s.io/volumeattributesclasses": { driverName: "updates", parameters: "updates" },
};

/** The fields of an object that must be what they were, and are not. */
export function changedErrors(
  storageKey: string,
  object: AnyObject,
  old: AnyObject,
): FieldError[] {
  const fields = Object.entries(FIELDS[storageKey] ?? {});
  return fields.flatMap(([field, words]) => {
    const value = at(object, field);
    return deepEqual(value, at(old, field)) ? [] : [refusal(field, value, words)];
  });
}

function refusal(field: string, value: unknown, words: Words): FieldError {
  switch (words) {
    case "immutable":
      return invalidValue(field, value ?? null, "field is immutable");
    case "updates":
      return forbiddenField(field, `updates to ${field} are forbidden.`);
    case "update":
      return forbiddenField(field, "may not be changed in an update.");
  }
}

function at(object: AnyObject, field: string): unknown {
  return field.split(".").reduce<unknown>(
    (value, name) => isObject(value) ? getOwn(value, name) : undefined,
    object,
  );
}
