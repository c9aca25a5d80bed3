/**
 * Checks of what a controller reports of a job: what has ended stays so, and says when and why.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions
 *
 * @module
 */

import { hasCondition } from "../../../meta/conditions.ts";
import { deepEqual } from "../../../meta/deep.ts";
import type { AnyObject } from "../../../meta/object.ts";
import { duplicate, type FieldError, invalidValue, required } from "../../field_error.ts";
import { goValue } from "../go_value.ts";
import { notNegative } from "../numbers.ts";

type Fields = AnyObject["spec"];

const at = "status";

/** The status of a job, next to what it was. */
export function jobStatus(job: AnyObject, before: AnyObject): FieldError[] {
  const [status, old]: Fields[] = [job["status"] ?? {}, before["status"] ?? {}];
  const change = changeOf(status, old);
  return [
    ...["active", "succeeded", "failed", "ready", "terminating"].flatMap((field) =>
      notNegative(status[field], `${at}.${field}`)
    ),
    ...uncountedErrors(status.uncountedTerminatedPods),
    ...endErrors(change),
    ...restErrors(job, change),
    ...indexErrors(job, old),
    ...pairErrors(status, old),
    ...conditionErrors(status),
    ...changeErrors(job, before),
  ];
}

function is(status: Fields, type: string): boolean {
  return hasCondition(status.conditions, type);
}

function isFinished(status: Fields): boolean {
  return is(status, "Complete") || is(status, "Failed");
}

/** A refusal of conditions that do not go together. */
function conditions(text: string): FieldError {
  return {
    reason: "FieldValueInvalid",
    field: `${at}.conditions`,
    message: `Invalid value: ${text}`,
  };
}

/** Pods that ended and are not yet counted are named once. */
function uncountedErrors(uncounted: Fields): FieldError[] {
  const seen = new Set<string>();
  return ["succeeded", "failed"].flatMap((list) =>
    (uncounted?.[list] ?? []).flatMap((uid: string, i: number) => {
      const field = `${at}.uncountedTerminatedPods.${list}[${i}]`;
      if (uid === "") return [invalidValue(field, uid, "must not be empty")];
      if (seen.has(uid)) return [duplicate(field, uid)];
      seen.add(uid);
      return [];
    })
  );
}

/** What the checks of a status ask about it next to what it was. */
interface Change {
  readonly status: Fields;
  /** Whether a condition of one of the types has become true or is so no more. */
  changed(...types: readonly string[]): boolean;
  differs(field: string): boolean;
}

function changeOf(status: Fields, old: Fields): Change {
  return {
    status,
    changed: (...types) => types.some((type) => is(status, type) !== is(old, type)),
    differs: (field) => !deepEqual(status[field], old[field]),
  };
}

/** Conditions of an end that exclude each other, or follow from another that is missing. */
function endErrors({ status, changed, differs }: Change): FieldError[] {
  const errors: FieldError[] = [];
  const [complete, failed] = [is(status, "Complete"), is(status, "Failed")];
  if (changed("Complete", "Failed") && complete && failed) {
    errors.push(conditions("cannot set Complete=True and Failed=true conditions"));
  }
  if (changed("Complete", "FailureTarget") && complete && is(status, "FailureTarget")) {
    errors.push(conditions("cannot set Complete=True and FailureTarget=true conditions"));
  }
  errors.push(...completionErrors({ status, changed, differs }));
  if ((changed("Failed") || differs("failedIndexes")) && failed && !is(status, "FailureTarget")) {
    const text = "cannot set Failed=True condition without the FailureTarget=true condition";
    errors.push(conditions(text));
  }
  if (changed("Complete", "SuccessCriteriaMet") && complete && !is(status, "SuccessCriteriaMet")) {
    const text = "cannot set Complete=True condition without the SuccessCriteriaMet=true condition";
    errors.push(conditions(text));
  }
  return errors;
}

/** A job that is complete says since when, which is after its start. */
function completionErrors({ status, changed, differs }: Change): FieldError[] {
  const errors: FieldError[] = [];
  const field = `${at}.completionTime`;
  const { completionTime, startTime } = status;
  if (changed("Complete") || differs("completionTime")) {
    if (completionTime && !is(status, "Complete")) {
      const detail = "cannot set completionTime when there is no Complete=True condition";
      errors.push(invalidValue(field, completionTime, detail));
    }
    if (!completionTime && is(status, "Complete")) {
      errors.push(required(field, "completionTime is required for Complete jobs"));
    }
  }
  const moved = differs("startTime") || differs("completionTime");
  if (moved && Date.parse(completionTime) < Date.parse(startTime)) {
    errors.push(invalidValue(field, completionTime, "must be equal to or after `startTime`"));
  }
  return errors;
}

/** Of a job that has ended nothing runs, and nothing is left to count. */
function restErrors(job: AnyObject, { status, changed, differs }: Change): FieldError[] {
  if (!isFinished(status)) return [];
  const errors: FieldError[] = [];
  const ends = changed("Complete", "Failed");
  if ((ends || differs("active")) && status.active > 0) {
    const detail = "active>0 is invalid for finished job";
    errors.push(invalidValue(`${at}.active`, status.active, detail));
  }
  const idle = job["spec"]?.suspend === true && job["spec"].completions === 0;
  if ((ends || differs("startTime")) && !idle && !status.startTime) {
    errors.push(required(`${at}.startTime`, "startTime is required for finished job"));
  }
  const { succeeded = [], failed = [] } = status.uncountedTerminatedPods ?? {};
  const uncounted = succeeded.length + failed.length > 0;
  if ((ends || differs("uncountedTerminatedPods")) && uncounted) {
    const field = `${at}.uncountedTerminatedPods`;
    errors.push(invalidValue(field, goValue(job, field), "must be empty for finished job"));
  }
  return errors;
}

/** Only jobs that count by index have indexes. */
function indexErrors({ spec, status }: AnyObject, old: Fields): FieldError[] {
  const errors: FieldError[] = [];
  const { completedIndexes = "", failedIndexes } = status ?? {};
  const changed = completedIndexes !== (old.completedIndexes ?? "");
  if (changed && completedIndexes !== "" && spec?.completionMode !== "Indexed") {
    const detail = "cannot set non-empty completedIndexes when non-indexed completion mode";
    errors.push(invalidValue(`${at}.completedIndexes`, completedIndexes, detail));
  }
  if (failedIndexes === undefined || failedIndexes === old.failedIndexes) return errors;
  if (spec?.backoffLimitPerIndex === undefined) {
    const detail = "cannot set non-null failedIndexes when backoffLimitPerIndex is null";
    errors.push(invalidValue(`${at}.failedIndexes`, failedIndexes, detail));
  }
  return errors;
}

function pairErrors(status: Fields, old: Fields): FieldError[] {
  const errors: FieldError[] = [];
  const { active = 0, ready, terminating } = status;
  const ends = isFinished(status) !== isFinished(old);
  if ((ends || terminating !== old.terminating) && isFinished(status) && terminating > 0) {
    const detail = "terminating>0 is invalid for finished job";
    errors.push(invalidValue(`${at}.terminating`, terminating, detail));
  }
  if ((ready !== old.ready || active !== (old.active ?? 0)) && ready > active) {
    errors.push(invalidValue(`${at}.ready`, ready, "cannot set more ready pods than active"));
  }
  return errors;
}

function conditionErrors(status: Fields): FieldError[] {
  if (!is(status, "SuccessCriteriaMet")) return [];
  const against = { Failed: "Failed=true", FailureTarget: "FailureTarget=true" };
  return Object.entries(against).filter(([type]) => is(status, type)).map(([, text]) =>
    conditions(`cannot set SuccessCriteriaMet=True and ${text} conditions`)
  );
}

/** What was reached is not taken back. */
function changeErrors(job: AnyObject, before: AnyObject): FieldError[] {
  const [status, old]: Fields[] = [job["status"] ?? {}, before["status"] ?? {}];
  const spec: Fields = job["spec"] ?? {};
  const errors = ["Failed", "Complete", "FailureTarget"]
    .filter((type) => is(old, type) && !is(status, type))
    .map((type) => conditions(`cannot disable the terminal ${type}=True condition`));
  const elastic = spec.completionMode === "Indexed" && spec.completions === spec.parallelism;
  for (const field of ["failed", ...(elastic ? [] : ["succeeded"])]) {
    const now = status[field] ?? 0;
    if (now >= (old[field] ?? 0)) continue;
    errors.push(invalidValue(`${at}.${field}`, now, `cannot decrease the ${field} counter`));
  }
  const { completionTime, startTime = null } = status;
  if (completionTime && old.completionTime && completionTime !== old.completionTime) {
    errors.push(invalidValue(`${at}.completionTime`, completionTime, "field is immutable"));
  }
  const resumes = is(old, "Suspended") &&
    (status.conditions ?? []).some((c: Fields) => c.type === "Suspended" && c.status === "False");
  if (old.startTime && startTime !== old.startTime && spec.suspend !== true && !resumes) {
    const detail = "field is immutable for unsuspended job once set";
    errors.push(invalidValue(`${at}.startTime`, startTime, detail));
  }
  if (is(old, "SuccessCriteriaMet") && !is(status, "SuccessCriteriaMet")) {
    errors.push(conditions("cannot disable the SuccessCriteriaMet=True condition"));
  }
  return errors;
}
