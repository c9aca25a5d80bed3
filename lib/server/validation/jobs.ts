/**
 * Jobs, beyond their pods: what is done about pods that fail.
 *
 * @module
 */

import { qualifiedNameProblems } from "../../meta/names.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  duplicate,
  type FieldError,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { about, type Check, each, fields, inside, present } from "./checks.ts";
import { labels } from "./labels.ts";
import { notNegative } from "./numbers.ts";
import { domainPrefixedPath } from "./names.ts";
import { podSpecErrors } from "./pod.ts";
import { successErrors } from "./success_policy.ts";
import { exactlyOneOf, strictName } from "./texts.ts";

type Fields = AnyObject["spec"];

const ACTIONS = ["Count", "FailIndex", "FailJob", "Ignore"];
const OPERATORS = ["In", "NotIn"];
const STATUSES = ["False", "True", "Unknown"];

/** A needed word, whose absence is answered with all words that there are. */
function word(words: readonly string[]): Check {
  const known = words.map((w) => JSON.stringify(w)).join(" ");
  return (value, at) =>
    value === undefined || value === ""
      ? [required(at, `valid values: [${known}]`)]
      : exactlyOneOf(...words)(value, at);
}

const exitCodes = about((codes, at) => {
  const errors = word(OPERATORS)(codes.operator, `${at}.operator`);
  const values: readonly number[] = codes.values ?? [];
  const wrong = (field: string, value: unknown, detail: string) =>
    errors.push(invalidValue(`${at}.${field}`, value, detail));
  if (values.length === 0) wrong("values", values, "at least one value is required");
  values.forEach((value, i) => {
    if (codes.operator !== "NotIn" && value === 0) {
      wrong(`values[${i}]`, value, "must not be 0 for the In operator");
    }
    if (values.indexOf(value) < i) errors.push(duplicate(`${at}.values[${i}]`, value));
  });
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.some((value, i) => value !== values[i])) wrong("values", values, "must be ordered");
  return errors;
});

const rule = (spec: Fields): Check =>
  about((value, at): FieldError[] => {
    const errors = word(ACTIONS)(value.action, `${at}.action`);
    if (value.action === "FailIndex" && spec.backoffLimitPerIndex === undefined) {
      const detail = "requires the backoffLimitPerIndex to be set";
      errors.push(invalidValue(`${at}.action`, value.action, detail));
    }
    const conditions: readonly unknown[] = value.onPodConditions ?? [];
    const pattern = fields({
      type: strictName(qualifiedNameProblems),
      status: word(STATUSES),
    });
    if (value.onExitCodes) errors.push(...exitCodes(value.onExitCodes, `${at}.onExitCodes`));
    errors.push(...each(pattern)(conditions, `${at}.onPodConditions`));
    if (Boolean(value.onExitCodes) !== conditions.length > 0) return errors;
    const detail = value.onExitCodes
      ? "specifying both OnExitCodes and OnPodConditions is not supported"
      : "specifying one of OnExitCodes and OnPodConditions is required";
    const reason = "FieldValueInvalid";
    return [...errors, { reason, field: at, message: `Invalid value: ${detail}` }];
  });

const failurePolicy = (spec: Fields): Check => inside({ rules: each(rule(spec)) });

/** The counts of a job, none of which is below zero, in the order in which they are looked at. */
const COUNTS = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
  "backoffLimitPerIndex",
  "maxFailedIndexes",
];

/** The spec of a job, without what selects its pods. */
export const jobSpec: Check = about((spec, at) => {
  const errors = COUNTS.flatMap((field) => notNegative(spec[field], `${at}.${field}`));
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(`${at}.backoffLimitPerIndex`, "when maxFailedIndexes is specified"));
  }
  errors.push(...present(domainPrefixedPath)(spec.managedBy, `${at}.managedBy`));
  const policy: unknown = spec.template?.spec?.restartPolicy;
  return [
    ...errors,
    ...modeErrors(spec, at),
    ...failurePolicy(spec)(spec.podFailurePolicy, `${at}.podFailurePolicy`),
    ...successErrors(spec, `${at}.successPolicy`),
    ...replacementErrors(spec, `${at}.podReplacementPolicy`),
    ...labels(spec.template?.metadata?.labels, `${at}.template.labels`),
    ...podSpecErrors(spec.template?.spec, `${at}.template.spec`),
    ...restartErrors(policy, spec, `${at}.template.spec.restartPolicy`),
  ];
});

/** Jobs that count by index need a number of completions; others know nothing of indexes. */
function modeErrors(spec: Fields, at: string): FieldError[] {
  const modes = ["NonIndexed", "Indexed"];
  const mode = spec.completionMode ?? "NonIndexed";
  const errors = modes.includes(mode) ? [] : [notSupported(`${at}.completionMode`, mode, modes)];
  if (mode === "Indexed" && spec.completions === undefined) {
    errors.push(required(`${at}.completions`, "when completion mode is Indexed"));
  }
  if (mode === "Indexed") errors.push(...boundErrors(spec, at));
  if (mode !== "NonIndexed") return errors;
  for (const field of ["backoffLimitPerIndex", "maxFailedIndexes"]) {
    if (spec[field] === undefined) continue;
    errors.push(invalidValue(`${at}.${field}`, spec[field], "requires indexed completion mode"));
  }
  return errors;
}

/** How far jobs that count by index may go. */
function boundErrors({ parallelism, completions, maxFailedIndexes }: Fields, at: string) {
  const errors: FieldError[] = [];
  const limit = (field: string, value: unknown, most: unknown, detail: string) => {
    if (typeof value !== "number" || typeof most !== "number" || value <= most) return;
    errors.push(invalidValue(`${at}.${field}`, value, `must be less than or equal to ${detail}`));
  };
  const most = 100_000;
  limit("parallelism", parallelism, most, `${most} when completion mode is Indexed`);
  limit("maxFailedIndexes", maxFailedIndexes, completions, "completions");
  limit("maxFailedIndexes", maxFailedIndexes, most, String(most));
  return errors;
}

function replacementErrors(spec: Fields, at: string): FieldError[] {
  if (spec.podReplacementPolicy === undefined) return [];
  const known = spec.podFailurePolicy ? ["Failed"] : ["Failed", "TerminatingOrFailed"];
  return exactlyOneOf(...known)(spec.podReplacementPolicy, at);
}

/** Pods of jobs end, so that nothing restarts them for ever. */
function restartErrors(policy: unknown, spec: Fields, at: string): FieldError[] {
  if (policy === undefined || policy === "" || policy === "Always") {
    return [required(at, 'valid values: "OnFailure", "Never"')];
  }
  if (policy !== "OnFailure" && policy !== "Never") {
    return [notSupported(at, policy, ["OnFailure", "Never"])];
  }
  if (!spec.podFailurePolicy || policy === "Never") return [];
  const detail = 'only "Never" is supported when podFailurePolicy is specified';
  return [invalidValue(at, policy, detail)];
}
