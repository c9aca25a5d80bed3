/**
 * Checks of amounts of resources.
 *
 * @module
 */

import { qualifiedNameProblems } from "../../meta/names.ts";
import { type FieldError, invalidValue } from "../field_error.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { type Check, present } from "./checks.ts";

const COMPUTED = ["cpu", "memory", "ephemeral-storage"];

const FOR_QUOTA = new Set([
  ...COMPUTED,
  ...COMPUTED.map((n) => `requests.${n}`),
  ...COMPUTED.map((n) => `limits.${n}`),
  "requests.storage",
  "pods",
  "services",
  "replicationcontrollers",
  "resourcequotas",
  "secrets",
  "persistentvolumeclaims",
  "configmaps",
  "services.nodeports",
  "services.loadbalancers",
]);

/** Whether quotas know a resource by this name. */
export function isQuotaResource(name: string): boolean {
  return FOR_QUOTA.has(name);
}

function isStandard(name: string): boolean {
  return FOR_QUOTA.has(name) || name === "storage" || name.startsWith("hugepages-") ||
    name.startsWith("requests.hugepages-");
}

/** The problems of the name of a resource of containers, or of quotas. */
export function resourceNameErrors(
  name: string,
  at: string,
  what: "containers" | "quota",
): FieldError[] {
  const errors = qualifiedNameProblems(name).map((p) => invalidValue(at, name, p));
  if (errors.length > 0) return errors;
  if (name.includes("/")) return [];
  if (!isStandard(name)) {
    errors.push(invalidValue(at, name, "must be a standard resource type or fully qualified"));
  }
  const fits = what === "quota"
    ? isStandard(name) || name.startsWith("count/")
    : COMPUTED.includes(name) || name.startsWith("hugepages-");
  if (!fits) errors.push(invalidValue(at, name, `must be a standard resource for ${what}`));
  return errors;
}

/** An amount that is not negative. */
export const amount: Check = present((value, at) =>
  parseAmount(value).sign < 0
    ? [invalidValue(at, String(value), "must be greater than or equal to 0")]
    : []
);

/** A count or a percentage. */
export const countOrPercent: Check = present((value, at) => {
  if (typeof value === "number") {
    return value < 0 ? [invalidValue(at, value, "must be greater than or equal to 0")] : [];
  }
  if (/^[0-9]+%$/.test(String(value))) return [];
  const detail =
    "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";
  return [invalidValue(at, value, detail)];
});

/** How many a count or a percentage says. */
export function countOf(value: unknown): number {
  return Number.parseInt(String(value ?? 0), 10) || 0;
}

/** A percentage of no more than all. */
export const notAboveAll: Check = (value, at) =>
  /^[0-9]+%$/.test(String(value)) && countOf(value) > 100
    ? [invalidValue(at, value, "must not be greater than 100%")]
    : [];
