/**
 * Jobs, beyond their pods: what is done about pods that fail.
 *
 * @module
 */

import { qualifiedNameProblems } from "../../meta/names.ts";
import { type FieldError, invalidValue, required } from "../field_error.ts";
import { about, type Check, each, fields, inside } from "./checks.ts";
import { exactlyOneOf, strictName } from "./texts.ts";

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
    if (codes.operator === "NotIn" || value !== 0) return;
    wrong(`values[${i}]`, value, "must not be 0 for the In operator");
  });
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.some((value, i) => value !== values[i])) wrong("values", values, "must be ordered");
  return errors;
});

const rule = about((value, at): FieldError[] => {
  const errors = word(ACTIONS)(value.action, `${at}.action`);
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

const job = inside({ podFailurePolicy: inside({ rules: each(rule) }) });

/** The checks of jobs and of what cron jobs make. */
export const jobChecks: Readonly<Record<string, Check>> = {
  "batch/jobs": fields({ spec: job }),
  "batch/cronjobs": fields({ spec: inside({ jobTemplate: inside({ spec: job }) }) }),
};
