/**
 * Checks of writes of /status, by tables: the rest of an object is not looked at again.
 *
 * @module
 */

import { deepEqual } from "../../../meta/deep.ts";
import { dns1123SubdomainProblems } from "../../../meta/names.ts";
import type { AnyObject } from "../../../meta/object.ts";
import { duplicate, type FieldError, forbiddenField, invalidValue } from "../../field_error.ts";
import { amount, resourceNameErrors } from "../amounts.ts";
import { type Check, fields, given, inside, present } from "../checks.ts";
import { ipAddress, isIpv4, isIpv6 } from "../network.ts";
import { between, notNegative } from "../numbers.ts";
import { exactlyOneOf, named } from "../texts.ts";
import { requestStatus } from "./certificates.ts";
import { deviceClaimStatus, volumeClaimStatus } from "./claims.ts";
import { conditions, knownConditions, typedConditions } from "./conditions.ts";
import { items } from "./items.ts";
import { jobStatus } from "./jobs.ts";
import { podStatus } from "./pods.ts";
import {
  counts,
  daemonSetStatus,
  deploymentStatus,
  replicaStatus,
  statefulSetStatus,
} from "./workloads.ts";

type Fields = AnyObject["spec"];

/** Checks of the status alone. */
const statuses: Readonly<Record<string, Check>> = {
  "/nodes": fields({
    addresses: items((item, at, before) => {
      const { type: Type = "", address: Address = "" } = item as Fields;
      return before.some((other) => deepEqual(other, item))
        ? [duplicate(at, { Type, Address })]
        : [];
    }),
  }),
  "/replicationcontrollers": replicaStatus,
  "/resourcequotas": fields({ hard: amounts, used: amounts }),
  "admissionregistration.k8s.io/validatingadmissionpolicies": fields({ conditions }),
  "apiregistration.k8s.io/apiservices": fields({ conditions: knownConditions }),
  "apps/daemonsets": daemonSetStatus,
  "apps/deployments": deploymentStatus,
  "apps/replicasets": replicaStatus,
  "apps/statefulsets": statefulSetStatus,
  "autoscaling/horizontalpodautoscalers": fields({
    currentReplicas: notNegative,
    desiredReplicas: notNegative,
  }),
  "flowcontrol.apiserver.k8s.io/flowschemas": fields({ conditions: typedConditions }),
  "flowcontrol.apiserver.k8s.io/prioritylevelconfigurations": fields({
    conditions: typedConditions,
  }),
  "networking.k8s.io/ingresses": fields({
    loadBalancer: fields({ ingress: balancers(() => []) }),
  }),
  "policy/poddisruptionbudgets": (value, at) => [
    ...fields({ conditions })(value, at),
    ...counts({
      counts: ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"],
    })(value, at),
  ],
  "storage.k8s.io/volumeattachments": fields({
    attachError: inside({ errorCode: between(0, 2 ** 31 - 1) }),
    detachError: inside({ errorCode: between(0, 2 ** 31 - 1) }),
  }),
};

/** Checks of a status that need the rest of the object, or what was there before. */
const objects: Readonly<Record<string, (object: AnyObject, old: AnyObject) => FieldError[]>> = {
  "/namespaces": namespaceStatus,
  "/persistentvolumeclaims": volumeClaimStatus,
  "/pods": podStatus,
  "/services": serviceStatus,
  "batch/jobs": jobStatus,
  "certificates.k8s.io/certificatesigningrequests": requestStatus,
  "resource.k8s.io/resourceclaims": deviceClaimStatus,
};

/** What is wrong with the status of a built-in kind that is written through /status. */
export function checkStatus(storageKey: string, object: AnyObject, old: AnyObject): FieldError[] {
  return [
    ...statuses[storageKey]?.(object["status"], "status", old["status"]) ?? [],
    ...objects[storageKey]?.(object, old) ?? [],
  ];
}

function amounts(value: unknown, at: string): FieldError[] {
  return Object.entries((value ?? {}) as Record<string, unknown>).flatMap(([name, size]) => [
    ...resourceNameErrors(name, `${at}[${name}]`, "quota"),
    ...amount(size, `${at}[${name}]`),
  ]);
}

/** Where a load balancer listens: addresses and names. */
function balancers(more: (item: Fields, at: string) => FieldError[]): Check {
  return items((item, at) => {
    const { ip, hostname } = item as Fields;
    return [
      ...given(ipAddress)(ip, `${at}.ip`),
      ...more(item as Fields, at),
      ...named((name) => [
        ...dns1123SubdomainProblems(name),
        ...(isIpv4(name) || isIpv6(name) ? ["must be a DNS name, not an IP address"] : []),
      ])(hostname, `${at}.hostname`),
    ];
  });
}

/** A namespace is active until it is being deleted. */
function namespaceStatus({ metadata, status }: AnyObject): FieldError[] {
  const [phase, when] = metadata.deletionTimestamp === undefined
    ? ["Active", "empty"]
    : ["Terminating", "not empty"];
  if ((status?.phase ?? "") === phase) return [];
  const detail = `may only be '${phase}' if \`deletionTimestamp\` is ${when}`;
  return [invalidValue("status.Phase", status?.phase ?? "", detail)];
}

const modes: Check = present(exactlyOneOf("Proxy", "VIP"));

function serviceStatus(service: AnyObject): FieldError[] {
  const at = "status.loadBalancer.ingress";
  const ingress: unknown[] = service["status"]?.loadBalancer?.ingress ?? [];
  if (service["spec"]?.type !== "LoadBalancer" && ingress.length > 0) {
    return [forbiddenField(at, "may only be used when `spec.type` is 'LoadBalancer'")];
  }
  return balancers(({ ip = "", ipMode }, field) => {
    if (ip !== "" || ipMode === undefined) return modes(ipMode, `${field}.ipMode`);
    return [forbiddenField(`${field}.ipMode`, "may not be specified when `ip` is not set")];
  })(ingress, at);
}
