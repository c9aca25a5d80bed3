/**
 * Limits of namespaces: resource quotas and limit ranges.
 *
 * Source: https://kubernetes.io/docs/concepts/policy/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { qualifiedNameProblems } from "../../meta/names.ts";
import {
  duplicate,
  type FieldError,
  forbiddenField,
  invalidValue,
  required,
} from "../field_error.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { isQuotaResource, resourceNameErrors } from "./amounts.ts";
import { about, type Check, fields, first } from "./checks.ts";
import { isEmpty } from "./empty.ts";
import { strictName } from "./texts.ts";

type Fields = AnyObject["spec"];

const LIMIT_TYPES = ["Pod", "Container", "PersistentVolumeClaim"];

const limitType: Check = first(strictName(qualifiedNameProblems), (value, at) => {
  const type = String(value);
  if (type.includes("/") || LIMIT_TYPES.includes(type)) return [];
  return [invalidValue(at, type, "must be a standard limit type or fully qualified")];
});

const BOUNDS = ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"];

const limitItem: Check = about((item, at) => {
  const errors = limitType(item.type, `${at}.type`);
  for (const kind of item.type === "PersistentVolumeClaim" ? [] : BOUNDS) {
    for (const name of Object.keys(item[kind] ?? {})) {
      errors.push(...resourceNameErrors(name, `${at}.${kind}[${name}]`, "containers"));
    }
  }
  for (const kind of item.type === "Pod" ? ["default", "defaultRequest"] : []) {
    if (isEmpty(item[kind])) continue;
    errors.push(forbiddenField(`${at}.${kind}`, "may not be specified when `type` is 'Pod'"));
  }
  const isClaim = item.type === "PersistentVolumeClaim";
  if (isClaim && item.min?.storage === undefined && item.max?.storage === undefined) {
    const detail = "either minimum or maximum storage value is required, but neither was provided";
    errors.push(required(`${at}.limits`, detail));
  }
  const names = new Set(BOUNDS.flatMap((kind) => Object.keys(item[kind] ?? {})));
  return [...errors, ...[...names].sort().flatMap((name) => boundErrors(item, name, at))];
});

/** What each bound may not be above: the two, their names, and which of them the message shows where. */
const PAIRS = [
  ["min", "max", "min", "min", "min value", "max value"],
  [
    "min",
    "defaultRequest",
    "defaultRequest",
    "defaultRequest",
    "min value",
    "default request value",
  ],
  [
    "defaultRequest",
    "max",
    "defaultRequest",
    "defaultRequest",
    "default request value",
    "max value",
  ],
  [
    "defaultRequest",
    "default",
    "defaultRequest",
    "defaultRequest",
    "default request value",
    "default limit value",
  ],
  ["min", "default", "default", "min", "min value", "default value"],
  ["default", "max", "default", "max", "default value", "max value"],
] as const;

/** What is wrong with the bounds of one resource among themselves. */
function boundErrors(item: Fields, name: string, at: string): FieldError[] {
  const of = (kind: string) => {
    const isKept = item.type !== "Pod" || !kind.startsWith("default");
    const amount: unknown = isKept ? item[kind]?.[name] : undefined;
    return amount === undefined ? undefined : parseAmount(amount);
  };
  const errors = PAIRS.flatMap(([low, high, field, shown, lowName, highName]) => {
    const [least, most] = [of(low), of(high)];
    if (!least || !most || least.compare(most) <= 0) return [];
    const detail = `${lowName} ${least} is greater than ${highName} ${most}`;
    return [invalidValue(`${at}.${field}[${name}]`, String(of(shown)), detail)];
  });
  const [ratio, least, most] = [of("maxLimitRequestRatio"), of("min"), of("max")];
  if (!ratio) return errors;
  const field = `${at}.maxLimitRequestRatio[${name}]`;
  if (ratio.compare(1) < 0) {
    errors.push(invalidValue(field, String(ratio), `ratio ${ratio} is less than 1`));
  }
  if (!least || !most) return errors;
  const limit = Number(most.milliValue()) / Number(least.milliValue());
  if (Number(ratio.milliValue()) / 1000 <= limit) return errors;
  const detail = `ratio ${ratio} is greater than max/min = ${limit.toFixed(6)}`;
  return [...errors, invalidValue(field, String(ratio), detail)];
}

const limits: Check = (value, at) => {
  const list = (value ?? []) as { type?: string }[];
  return list.flatMap((item, i) => [
    ...limitItem(item, `${at}[${i}]`),
    ...(list.findIndex((o) => o.type === item.type) < i
      ? [duplicate(`${at}[${i}].type`, item.type ?? "")]
      : []),
  ]);
};

const COUNTED =
  /^(pods|services(\..*)?|secrets|configmaps|persistentvolumeclaims|replicationcontrollers|resourcequotas|count\/.*)$/;

const hard: Check = (value, at) =>
  Object.entries((value ?? {}) as Record<string, string>).flatMap(([name, amount]) => {
    const field = `${at}[${name}]`;
    const errors = resourceNameErrors(name, field, "quota");
    const parsed = parseAmount(amount);
    if (parsed.sign < 0) {
      errors.push(invalidValue(field, String(amount), "must be greater than or equal to 0"));
    }
    if (COUNTED.test(name) && parsed.milliValue() % 1000n !== 0n) {
      errors.push(invalidValue(field, String(amount), "must be an integer"));
    }
    return errors;
  });

const COMPUTED = [
  "cpu",
  "memory",
  "limits.cpu",
  "limits.memory",
  "requests.cpu",
  "requests.memory",
];
const OF_PODS = ["pods", ...COMPUTED];

/** The scopes that there are, and what a quota with them may count. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  Terminating: OF_PODS,
  NotTerminating: OF_PODS,
  BestEffort: ["pods"],
  NotBestEffort: OF_PODS,
  PriorityClass: OF_PODS,
  CrossNamespacePodAffinity: OF_PODS,
  VolumeAttributesClass: ["persistentvolumeclaims", "requests.storage"],
};

const OPPOSITES = [["BestEffort", "NotBestEffort"], ["Terminating", "NotTerminating"]] as const;

/** How many scopes are unknown, and how many do not fit what is counted. */
function scopeErrors(
  scope: string,
  counted: readonly string[],
  wrong: (detail: string) => FieldError[],
  unknown: FieldError[],
): FieldError[] {
  const fitting = SCOPES[scope];
  if (!fitting) return unknown;
  return counted.filter((name) => !fitting.includes(name))
    .flatMap(() => wrong("unsupported scope applied to resource"));
}

function conflicts(scopes: readonly string[], wrong: (detail: string) => FieldError[]) {
  return OPPOSITES.filter((pair) => pair.every((scope) => scopes.includes(scope)))
    .flatMap(() => wrong("conflicting scopes"));
}

const scopes: Check = about((spec, at) => {
  const list: readonly string[] = spec.scopes ?? [];
  const wrong = (detail: string) => [invalidValue(`${at}.scopes`, list, detail)];
  const counted = Object.keys(spec.hard ?? {}).filter(isQuotaResource).sort();
  return [
    ...list.flatMap((scope) => scopeErrors(scope, counted, wrong, wrong("unsupported scope"))),
    ...conflicts(list, wrong),
  ];
});

const EXISTING = Object.keys(SCOPES).filter((s) => !/Class$/.test(s));

const scopeSelector: Check = about((spec, at) => {
  const path = `${at}.scopeSelector.matchExpressions`;
  const wanted: readonly Fields[] = spec.scopeSelector?.matchExpressions ?? [];
  const counted = Object.keys(spec.hard ?? {}).filter(isQuotaResource).sort();
  const wrong = (detail: string) => [invalidValue(path, spec.scopeSelector, detail)];
  return [
    ...wanted.flatMap(({ scopeName = "", operator = "", values = [] }) => [
      ...scopeErrors(scopeName, counted, wrong, [
        invalidValue(`${path}.scopeName`, scopeName, "unsupported scope"),
      ]),
      ...(EXISTING.includes(scopeName) && operator !== "Exists"
        ? [invalidValue(`${path}.operator`, operator, MUST_EXIST)]
        : []),
      ...valueErrors(operator, values, path),
    ]),
    ...conflicts(
      wanted.map((one) => one.scopeName),
      (detail) => [invalidValue(path, spec.scopes ?? null, detail)],
    ),
  ];
});

const MUST_EXIST =
  "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

function valueErrors(operator: string, values: readonly string[], path: string): FieldError[] {
  if (operator === "In" || operator === "NotIn") {
    if (values.length > 0) return [];
    const detail =
      "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
    return [required(`${path}.values`, detail)];
  }
  if (operator !== "Exists" && operator !== "DoesNotExist") {
    return [invalidValue(`${path}.operator`, operator, "not a valid selector operator")];
  }
  if (values.length === 0) return [];
  const detail = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
  return [invalidValue(`${path}.values`, values, detail)];
}

/** The scopes of a quota are those that it was made with. */
const kept: Check = (value, at, old) => {
  const sorted = (list: unknown) => [...new Set((list ?? []) as string[])].sort().join();
  if (old === undefined) return [];
  const before = (old as Fields).scopes, now = (value as Fields)?.scopes;
  return sorted(now) === sorted(before)
    ? []
    : [invalidValue(`${at}.scopes`, now ?? null, "field is immutable")];
};

/** The checks by storage key. */
export const quotaChecks: Readonly<Record<string, Check>> = {
  "/limitranges": fields({ spec: fields({ limits }) }),
  "/resourcequotas": fields({
    spec: (value, at, old) =>
      [fields({ hard }), scopes, scopeSelector, kept].flatMap((check) => check(value, at, old)),
  }),
};
