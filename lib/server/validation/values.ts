/**
 * Checks of values that many kinds have: ports, addresses, labels, amounts.
 *
 * @module
 */

import {
  dns1035LabelProblems,
  dns1123LabelProblems,
  dns1123SubdomainProblems,
  qualifiedNameProblems,
} from "../../meta/names.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { labelErrors } from "../meta_validation.ts";
import {
  about,
  between,
  type Check,
  each,
  inside,
  isEmpty,
  named,
  neededName,
  present,
  strictName,
} from "./checks.ts";

/** A DNS label, if there is one. */
export const label: Check = named(dns1123LabelProblems);
/** A DNS subdomain, if there is one. */
export const subdomain: Check = named(dns1123SubdomainProblems);
/** A needed DNS subdomain. */
export const neededSubdomain: Check = neededName(dns1123SubdomainProblems);
/** A DNS-1035 label, be it empty. */
export const strict1035: Check = strictName(dns1035LabelProblems);
/** A qualified name, if there is one. */
export const qualified: Check = named(qualifiedNameProblems);

/** The number of a port. */
export const portNumber: Check = between(1, 65_535);

/** The problems of a port's name. */
export function portNameProblems(name: string): string[] {
  const problems: string[] = [];
  if (name.length > 15) problems.push("must be no more than 15 characters");
  if (!/^[-a-z0-9]*$/.test(name) || name === "") {
    problems.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    if (name !== "") return problems;
  }
  if (!/[a-z]/.test(name)) problems.push("must contain at least one letter (a-z)");
  if (name.includes("--")) problems.push("must not contain consecutive hyphens");
  if (name !== "" && /^-|-$/.test(name)) problems.push("must not begin or end with a hyphen");
  return problems;
}

/** The number of a port or its name. */
export const portOrName: Check = (value, at) => {
  if (typeof value === "string") {
    return portNameProblems(value).map((p) => invalidValue(at, value, p));
  }
  return portNumber(value ?? 0, at);
};

/** Whether a text is an IPv4 address without leading zeros. */
export function isIpv4(text: string): boolean {
  return /^(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/.test(text);
}

/** Whether a text is an IPv6 address. */
export function isIpv6(text: string): boolean {
  return text.includes(":") && !text.includes("%") && URL.canParse(`http://[${text}]/`);
}

/** An IP address. */
export const ipAddress: Check = (value, at) => {
  const text = String(value ?? "");
  if (isIpv4(text) || isIpv6(text)) return [];
  const detail = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";
  return [invalidValue(at, text, detail)];
};

/** A range of addresses. */
export const cidr: Check = (value, at) => {
  const text = String(value ?? "");
  const [address = "", bits = "", ...more] = text.split("/");
  const size = /^\d{1,3}$/.test(bits) && more.length === 0 ? Number(bits) : 999;
  if ((isIpv4(address) && size <= 32) || (isIpv6(address) && size <= 128)) return [];
  return [
    invalidValue(at, text, "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"),
  ];
};

/** A map of labels. */
export const labels: Check = (value, at) =>
  labelErrors(value as Readonly<Record<string, string>> | undefined, at);

const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"];

/** A label selector, if there is one. */
export const labelSelector: Check = present(inside({
  matchLabels: labels,
  matchExpressions: each(about((expression, at) => {
    const errors: FieldError[] = [];
    const { key = "", operator = "", values = [] } = expression;
    if (operator === "In" || operator === "NotIn") {
      if (values.length === 0) {
        errors.push(
          required(`${at}.values`, "must be specified when `operator` is 'In' or 'NotIn'"),
        );
      }
    } else if (operator === "Exists" || operator === "DoesNotExist") {
      if (values.length > 0) {
        const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
        errors.push(forbiddenField(`${at}.values`, detail));
      }
    } else errors.push(invalidValue(`${at}.operator`, operator, "not a valid selector operator"));
    for (const p of qualifiedNameProblems(key)) errors.push(invalidValue(`${at}.key`, key, p));
    return errors;
  })),
}));

/** The operators of label selectors. */
export const selectorOperators: readonly string[] = OPERATORS;

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

/** Access modes of volumes. */
export const accessModes: Check = (value, at) => {
  const modes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
  const wanted = (isEmpty(value) ? [] : value) as string[];
  const errors = wanted.filter((m) => !modes.includes(m)).map((m) => notSupported(at, m, modes));
  if (errors.length === 0 && wanted.length > 1 && wanted.includes("ReadWriteOncePod")) {
    errors.push(
      forbiddenField(at, "may not use ReadWriteOncePod with other access modes"),
    );
  }
  return errors;
};
