/**
 * Validation of jobs and cron jobs.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import { isTimeZone } from "../controllers/wall_clock.ts";
import { shownEmpty } from "../emptied.ts";
import {
  type FieldError,
  invalidValue,
  notSupported,
  required,
  unchangeableField,
} from "../field_error.ts";
import { selectorText } from "../selector_text.ts";
import { goValue } from "../validation/go_value.ts";
import { jobSpec } from "../validation/jobs.ts";
import { labelSelector } from "../validation/labels.ts";
import { notNegative } from "../validation/numbers.ts";
import { scheduleProblem } from "../validation/schedule.ts";

type Fields = AnyObject["spec"];

/** A job as it is, and on an update once more with what may not change. */
export function jobErrors(job: AnyObject, old: AnyObject | undefined): FieldError[] {
  const own = [...generatedErrors(job), ...specErrors(job)];
  return old ? [...own, ...specErrors(job), ...changeErrors(job, old)] : own;
}

/** The labels that make the pods of a job its own. */
const LABELS = [
  ["controller-uid", "uid"],
  ["job-name", "name"],
  ["batch.kubernetes.io/controller-uid", "uid"],
  ["batch.kubernetes.io/job-name", "name"],
] as const;

/** A selector that was generated selects by the job's own identity. */
function generatedErrors({ metadata, spec }: AnyObject): FieldError[] {
  if (spec?.manualSelector === true || !spec?.selector) return [];
  const labels: Record<string, string> = spec.template?.metadata?.labels ?? {};
  const wanted: Record<string, string> = Object.fromEntries(
    LABELS.map(([key, field]) => [key, metadata[field]]),
  );
  const errors = Object.entries(wanted).flatMap(([key, value]) => {
    const at = "spec.template.metadata.labels";
    if (labels[key] === undefined) return [required(at, `must be '${value}'`)];
    if (labels[key] === value) return [];
    return [invalidValue(at, labels, `must be '${value}'`)];
  });
  if (labelSelector(spec.selector, "").length > 0) return errors;
  if (selector(selectorText(spec.selector)).matches(wanted)) return errors;
  const detail = "`selector` not auto-generated";
  return [...errors, invalidValue("spec.selector", spec.selector, detail)];
}

function specErrors({ spec }: AnyObject): FieldError[] {
  const errors = jobSpec(spec, "spec");
  const chosen: unknown = spec.selector;
  if (!chosen) errors.push(required("spec.selector"));
  const wrong = chosen ? labelSelector(spec.selector, "spec.selector") : [];
  if (wrong.length > 0) return [...errors, ...wrong];
  const given = spec.template?.metadata?.labels;
  // Who selects nothing selects no pod; who selects by nothing selects all.
  if (chosen && selector(selectorText(spec.selector)).matches(given ?? {})) return errors;
  const shown = given ?? shownEmpty(spec.template?.metadata, "labels");
  const detail = "`selector` does not match template `labels`";
  return [...errors, invalidValue("spec.template.metadata.labels", shown, detail)];
}

/** What a job keeps; the template of one that has not begun may change where its pods go. */
function changeErrors(job: AnyObject, old: AnyObject): FieldError[] {
  const isSuspended = old["spec"]?.suspend === true && !old["status"]?.startTime;
  const isIndexed = job["spec"].completionMode === "Indexed";
  const { completions, parallelism } = job["spec"];
  const isOther = isIndexed && completions !== old["spec"]?.completions;
  const apart = isOther && completions !== undefined && completions !== parallelism
    ? [invalidValue(
      "spec.completions",
      completions,
      "can only be modified in tandem with spec.parallelism",
    )]
    : [];
  const fields = [
    ...(isIndexed ? [] : ["completions"]),
    "selector",
    ...(isSuspended ? [] : ["template"]),
    "completionMode",
    "podFailurePolicy",
    "backoffLimitPerIndex",
    "managedBy",
    "successPolicy",
  ];
  const changed = fields.filter((f) => !deepEqual(job["spec"][f], old["spec"]?.[f]));
  return [
    ...apart,
    ...changed.map((f) => {
      // The template is of the core group, whose internal types differ from what clients see.
      const value = f === "template" ? job["spec"].template : goValue(job, `spec.${f}`);
      return unchangeableField(`spec.${f}`, value);
    }),
  ];
}

/** Cron jobs have a schedule, and a good job. */
export function cronJobErrors({ spec }: AnyObject, old: AnyObject | undefined): FieldError[] {
  const template: Fields = spec.jobTemplate?.spec ?? {};
  const at = "spec.jobTemplate.spec";
  const errors = [
    ...scheduleErrors(spec, old?.["spec"]),
    ...notNegative(spec.startingDeadlineSeconds, "spec.startingDeadlineSeconds"),
    ...(old && old["spec"].timeZone === spec.timeZone ? [] : zoneErrors(spec.timeZone)),
    ...concurrencyErrors(spec.concurrencyPolicy),
    ...jobSpec(template, at),
  ];
  if (template.selector) {
    const detail = "`selector` will be auto-generated";
    errors.push(invalidValue(`${at}.selector`, template.selector, detail));
  }
  if (template.manualSelector === true) {
    errors.push(notSupported(`${at}.manualSelector`, true, ["nil", "false"]));
  }
  return [
    ...errors,
    ...notNegative(spec.successfulJobsHistoryLimit, "spec.successfulJobsHistoryLimit"),
    ...notNegative(spec.failedJobsHistoryLimit, "spec.failedJobsHistoryLimit"),
  ];
}

function scheduleErrors({ schedule = "", timeZone }: Fields, old: Fields): FieldError[] {
  const at = "spec.schedule";
  if (schedule === "") return [required(at)];
  const problem = scheduleProblem(schedule);
  const errors = problem === undefined ? [] : [invalidValue(at, schedule, problem)];
  if (!schedule.includes("TZ")) return errors;
  if (!old?.schedule?.includes("TZ")) {
    const detail = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead";
    errors.push(invalidValue(at, schedule, detail));
  } else if (timeZone !== undefined) {
    const detail = "cannot use both timeZone field and TZ or CRON_TZ in schedule";
    errors.push(invalidValue(at, schedule, detail));
  }
  return errors;
}

function zoneErrors(zone: string | undefined): FieldError[] {
  if (zone === undefined) return [];
  const wrong = (detail: string) => [invalidValue("spec.timeZone", zone, detail)];
  if (zone === "") return wrong("timeZone must be nil or non-empty string");
  if (/^local$/i.test(zone)) {
    return wrong(
      "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones",
    );
  }
  if (isTimeZone(zone)) return [];
  return wrong(`unknown time zone ${zone}`);
}

function concurrencyErrors(policy: string | undefined): FieldError[] {
  const at = "spec.concurrencyPolicy";
  const known = ["Allow", "Forbid", "Replace"];
  if (policy === "") return [required(at)];
  return known.includes(policy ?? "") ? [] : [notSupported(at, policy ?? "", known)];
}
