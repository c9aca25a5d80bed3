/**
 * Resource quotas: a namespace may hold so much and no more. What is used is counted when it is asked
 * for, so a quota holds from the moment that it is created.
 *
 * Source: https://kubernetes.io/docs/concepts/policy/resource-quotas/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { quantity } from "../../meta/quantity.ts";
import type { Kernel } from "../kernel.ts";
import { decodeRecord } from "../record.ts";
import { forbidden } from "../status_error.ts";
import type { Admission, AdmissionPlugin } from "./plugin.ts";
import { type Amounts, amountsOf, sum } from "./pod_resources.ts";
import { inScope, unnamedResources, usageOf } from "./quota_usage.ts";

const ZERO = quantity("0");

/** Refuses with 403 what does not fit into the quotas of its namespace. */
export const resourceQuota: AdmissionPlugin = {
  name: "ResourceQuota",
  validate(admission) {
    const { call, operation, object, old } = admission;
    if (!call.type.namespaced || call.subresource !== "" || operation === "DELETE") return;
    // An update may only take more of what is measured.
    if (old && !["/services", "/persistentvolumeclaims"].includes(call.type.storageKey)) return;
    for (const quota of quotasOf(call.kernel, call.namespace)) {
      if (inScope(quota, call.type, object)) enforce(admission, quota);
    }
  },
};

/** The quotas of a namespace. */
export function quotasOf(kernel: Kernel, namespace: string): AnyObject[] {
  const records = kernel.store.of("/resourcequotas").range(`${namespace}/`, "");
  return records.map((r) => decodeRecord(r, "ResourceQuota", "v1"));
}

/** What is used of what a quota limits. */
export function usedOf(kernel: Kernel, quota: AnyObject): Amounts {
  const hard = Object.keys(quota["spec"]?.hard ?? {});
  let used: Amounts = new Map(hard.map((name) => [name, ZERO]));
  for (const type of kernel.catalog.types) {
    if (!type.namespaced || !countsFor(type.group, type.plural, hard)) continue;
    const records = kernel.store.of(type.storageKey).range(`${quota.metadata.namespace}/`, "");
    for (const record of records) {
      const object = decodeRecord(record, type.kind, type.group);
      if (inScope(quota, type, object)) used = sum(used, only(usageOf(type, object), hard));
    }
  }
  return used;
}

function countsFor(group: string, plural: string, hard: readonly string[]): boolean {
  const counted = `count/${group === "" ? plural : `${plural}.${group}`}`;
  if (hard.includes(counted)) return true;
  // Every other name is of a resource of the core group.
  return group === "" && hard.some((name) => !name.startsWith("count/"));
}

function only(usage: Amounts, names: readonly string[]): Amounts {
  return new Map([...usage].filter(([name]) => names.includes(name)));
}

function enforce({ call, object, old }: Admission, quota: AnyObject): void {
  const hard = amountsOf(quota["spec"]?.hard);
  const names = [...hard.keys()];
  const { name } = quota.metadata;
  if (call.type.storageKey === "/pods") {
    const unnamed = unnamedResources(object["spec"] ?? {}, names);
    if (unnamed.size > 0) {
      const list = [...unnamed].map(([n, containers]) => `${n} for: ${containers.join(",")}`);
      const text = `failed quota: ${name}: must specify ${list.join("; ")}`;
      throw forbidden(call.type, object.metadata.name, text);
    }
  }
  const usage = only(usageOf(call.type, object), names);
  const before = old ? usageOf(call.type, old) : undefined;
  const wanted = new Map(
    [...usage].map(([n, amount]) => [n, amount.sub(before?.get(n) ?? ZERO)] as const)
      .filter(([, amount]) => amount.sign > 0),
  );
  if (wanted.size === 0) return;
  const used = usedOf(call.kernel, quota);
  const exceeded = [...wanted.keys()].filter((n) =>
    (used.get(n) ?? ZERO).add(wanted.get(n) ?? ZERO).compare(hard.get(n) ?? ZERO) > 0
  ).sort();
  if (exceeded.length === 0) return;
  const show = (amounts: Amounts) => exceeded.map((n) => `${n}=${amounts.get(n) ?? 0}`).join(",");
  throw forbidden(
    call.type,
    object.metadata.name,
    `exceeded quota: ${name}, requested: ${show(wanted)}, used: ${show(used)}, limited: ${
      show(hard)
    }`,
  );
}
