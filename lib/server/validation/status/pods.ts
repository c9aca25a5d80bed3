/**
 * Checks of what a kubelet reports of a pod.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 *
 * @module
 */

import { dns1123SubdomainProblems, qualifiedNameProblems } from "../../../meta/names.ts";
import type { AnyObject } from "../../../meta/object.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  unchangeableField,
} from "../../field_error.ts";
import { ipAddress, isIpv6 } from "../network.ts";
import { strictName } from "../texts.ts";

type Fields = AnyObject["spec"];

/** What kube-apiserver's own conditions are called; other types are names with a prefix. */
const OWN = ["PodScheduled", "Ready", "Initialized"];

/** The status of a pod, next to what it was. */
export function podStatus(pod: AnyObject, before: AnyObject): FieldError[] {
  const [status, old]: Fields[] = [pod["status"] ?? {}, before["status"] ?? {}];
  const at = "status";
  return [
    ...conditionErrors(status.conditions ?? [], `${at}.conditions`),
    ...nominationErrors(pod, old, `${at}.nominatedNodeName`),
    ...generationErrors(status.observedGeneration, `${at}.observedGeneration`),
    ...((status.qosClass ?? "") === (old.qosClass ?? "")
      ? []
      : [unchangeableField(`${at}.qosClass`, status.qosClass ?? "")]),
    ...restartErrors(pod, old, "containerStatuses"),
    ...claimErrors(pod, `${at}.resourceClaimStatuses`),
    ...addressErrors(status.podIPs, old.podIPs, `${at}.podIPs`),
    ...hostErrors(status, `${at}.hostIPs`),
    ...addressErrors(status.hostIPs, old.hostIPs, `${at}.hostIPs`),
  ];
}

function conditionErrors(conditions: readonly Fields[], at: string): FieldError[] {
  return conditions.flatMap((condition, i) => [
    ...generationErrors(condition.observedGeneration, `${at}[${i}].observedGeneration`),
    ...(OWN.includes(condition.type)
      ? []
      : strictName(qualifiedNameProblems)(condition.type, `${at}[${i}].Type`)),
  ]);
}

function generationErrors(generation: number | undefined, at: string): FieldError[] {
  if (generation === undefined || generation >= 0) return [];
  return [invalidValue(at, generation, "must be a non-negative integer")];
}

function nominationErrors(pod: AnyObject, old: Fields, at: string): FieldError[] {
  const name: string = pod["status"]?.nominatedNodeName ?? "";
  if (name === "" || name === old.nominatedNodeName) return [];
  const errors = strictName(dns1123SubdomainProblems)(name, at);
  if (!pod["spec"]?.nodeName) return errors;
  return [...errors, forbiddenField(at, "may not be set on pods that are already bound to a node")];
}

/** A container that ended for good does not run again. */
function restartErrors(pod: AnyObject, old: Fields, list: string): FieldError[] {
  const policy: string = pod["spec"]?.restartPolicy ?? "Always";
  if (policy === "Always") return [];
  const now: Fields[] = pod["status"]?.[list] ?? [];
  return (old[list] ?? []).flatMap((before: Fields) => {
    const code: number | undefined = before.state?.terminated?.exitCode;
    if (code === undefined || (code !== 0 && policy === "OnFailure")) return [];
    const i = now.findIndex((status) => status.name === before.name);
    if (i < 0 || now[i]?.state?.terminated) return [];
    return [
      forbiddenField(
        `status.${list}[${i}].state`,
        "may not be transitioned to non-terminated state",
      ),
    ];
  });
}

function claimErrors(pod: AnyObject, at: string): FieldError[] {
  const claims: Fields[] = pod["spec"]?.resourceClaims ?? [];
  const statuses: Fields[] = pod["status"]?.resourceClaimStatuses ?? [];
  return statuses.flatMap((status, i) => {
    const field = `${at}[${i}]`;
    const errors: FieldError[] = [];
    if (!claims.some((claim) => claim.name === status.name)) {
      const detail = "must match the name of an entry in `spec.resourceClaims`";
      errors.push(invalidValue(`${field}.name`, status.name ?? "", detail));
    }
    if (statuses.slice(0, i).some((other) => other.name === status.name)) {
      errors.push(duplicate(`${field}.name`, status.name ?? ""));
    }
    if (status.resourceClaimName === undefined) return errors;
    const name = strictName(dns1123SubdomainProblems);
    return [...errors, ...name(status.resourceClaimName, `${field}.resourceClaimName`)];
  });
}

interface Address {
  readonly ip?: string;
}

function addressErrors(
  now: readonly Address[] = [],
  old: readonly Address[] = [],
  at: string,
): FieldError[] {
  const known = new Set(old.map(({ ip }) => ip));
  const errors = now.flatMap(({ ip = "" }, i) => known.has(ip) ? [] : ipAddress(ip, `${at}[${i}]`));
  if (now.length < 2) return errors;
  const families = new Set(now.map(({ ip = "" }) => isIpv6(ip)));
  if (families.size === now.length) return errors;
  const shown = now.map(({ ip = "" }) => ({ IP: ip }));
  const detail = "may specify no more than one IP for each IP family";
  return [...errors, invalidValue(at, shown, detail)];
}

function hostErrors({ hostIP = "", hostIPs = [] }: Fields, at: string): FieldError[] {
  const ip: string = hostIPs[0]?.ip ?? "";
  if (hostIPs.length === 0 || ip === hostIP) return [];
  return [invalidValue(`${at}[0].ip`, ip, "must be equal to `hostIP`")];
}
