/**
 * What an update may not change, of the kinds whose rule is about whole fields.
 *
 * @module
 */

import { deepEqual, getOwn, isObject } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, forbiddenField, unchangeableField } from "../field_error.ts";
import { goValue } from "./go_value.ts";
import { addressRanges } from "./networking.ts";
import { claimChanges, volumeChanges } from "./volume_changes.ts";

/** The words of a refusal: kinds have their own. */
type Words = "immutable" | "updates" | "update";

/** The refusals of one kind. */
type Changes = (object: AnyObject, old: AnyObject) => FieldError[];

const FIELDS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  "apps/controllerrevisions": { data: "immutable" },
  "discovery.k8s.io/endpointslices": { addressType: "immutable" },
  "networking.k8s.io/ingressclasses": { "spec.controller": "immutable" },
  "networking.k8s.io/ipaddresses": { "spec.parentRef": "immutable" },
  "node.k8s.io/runtimeclasses": { handler: "immutable" },
  "resource.k8s.io/resourceclaims": { spec: "immutable" },
  "resource.k8s.io/resourceclaimtemplates": { spec: "immutable" },
  "scheduling.k8s.io/priorityclasses": { value: "update", preemptionPolicy: "immutable" },
  "storage.k8s.io/csistoragecapacities": {
    nodeTopology: "immutable",
    storageClassName: "immutable",
  },
  "storage.k8s.io/storageclasses": {
    parameters: "immutable",
    provisioner: "immutable",
    reclaimPolicy: "immutable",
    volumeBindingMode: "immutable",
  },
  "storage.k8s.io/volumeattachments": { spec: "immutable" },
  "storage.k8s.io/volumeattributesclasses": { driverName: "updates", parameters: "updates" },
};

/** Of kinds whose rules are about more than whole fields. */
const CHANGES: Readonly<Record<string, Changes>> = {
  "/nodes": machineChanges,
  "/persistentvolumeclaims": claimChanges,
  "/persistentvolumes": volumeChanges,
  "networking.k8s.io/servicecidrs": rangeChanges,
  "storage.k8s.io/csidrivers": driverChanges,
  "storage.k8s.io/csinodes": nodeChanges,
};

/** The fields of an object that must be what they were, and are not. */
export function changedErrors(storageKey: string, object: AnyObject, old: AnyObject): FieldError[] {
  const fields = Object.entries(FIELDS[storageKey] ?? {});
  const whole = fields.flatMap(([field, words]) =>
    deepEqual(at(object, field), at(old, field)) ? [] : [refusal(object, field, words)]
  );
  return [...whole, ...CHANGES[storageKey]?.(object, old) ?? []];
}

function refusal(object: AnyObject, field: string, words: Words): FieldError {
  switch (words) {
    case "immutable":
      return unchangeableField(field, goValue(object, field));
    case "updates":
      return forbiddenField(field, `updates to ${field} are forbidden.`);
    case "update":
      return forbiddenField(field, "may not be changed in an update.");
  }
}

/** What a machine is, and the addresses of its pods, is told once. */
function machineChanges(object: AnyObject, old: AnyObject): FieldError[] {
  const [now, then] = [object["spec"] ?? {}, old["spec"] ?? {}];
  const only = (field: string, name: string) =>
    forbiddenField(
      `spec.${field}`,
      `node updates may not change ${name} except from "" to valid`,
    );
  const ranges: string[] = now.podCIDRs ?? [];
  const before: string[] = then.podCIDRs ?? [];
  const differing = ranges.length === before.length
    ? before.filter((range, i) => ranges[i] !== range)
    : before.slice(0, 1);
  return [
    ...differing.map(() => only("podCIDRs", "podCIDR")),
    ...(then.providerID && now.providerID !== then.providerID
      ? [only("providerID", "providerID")]
      : []),
  ];
}

/** Ranges of addresses stay; one of the other family may come. */
function rangeChanges(object: AnyObject, old: AnyObject): FieldError[] {
  const now: string[] = object["spec"]?.cidrs ?? [];
  const then: string[] = old["spec"]?.cidrs ?? [];
  const field = "spec.cidrs";
  const grows = then.length === 1 && now.length === 2;
  if (now.length !== then.length && !grows) {
    return [unchangeableField(field, goValue(object, field))];
  }
  const changed = then.flatMap((range, i) =>
    now[i] === range ? [] : [unchangeableField(`${field}[${i}]`, now[i])]
  );
  return grows ? [...changed, ...addressRanges(now, field)] : changed;
}

function driverChanges(object: AnyObject, old: AnyObject): FieldError[] {
  const [now, then] = [object["spec"] ?? {}, old["spec"] ?? {}];
  return [["attachRequired", "attachedRequired"], ["volumeLifecycleModes", "volumeLifecycleModes"]]
    .flatMap(([name = "", shown = ""]) =>
      deepEqual(now[name], then[name])
        ? []
        : [unchangeableField(`spec.${shown}`, goValue(object, `spec.${name}`))]
    );
}

/** A driver on a node changes nothing but how many volumes it takes. */
function nodeChanges(object: AnyObject, old: AnyObject): FieldError[] {
  const now: AnyObject["spec"][] = object["spec"]?.drivers ?? [];
  const then: AnyObject["spec"][] = old["spec"]?.drivers ?? [];
  return then.flatMap((before) => {
    const after = now.find((driver) => driver.name === before.name);
    if (!after || deepEqual({ ...after, allocatable: null }, { ...before, allocatable: null })) {
      return [];
    }
    const { name, nodeID, topologyKeys = null } = after;
    const shown = { Name: name, NodeID: nodeID, TopologyKeys: topologyKeys, Allocatable: null };
    return [unchangeableField("spec.drivers", shown)];
  });
}

function at(object: AnyObject, field: string): unknown {
  return field.split(".").reduce<unknown>(
    (value, name) => isObject(value) ? getOwn(value, name) : undefined,
    object,
  );
}
