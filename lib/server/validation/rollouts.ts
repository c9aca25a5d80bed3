/**
 * How workloads replace their pods: strategies, and how long they wait.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import { countOf, countOrPercent, notAboveAll } from "./amounts.ts";
import { all, type Check, fields, inside } from "./checks.ts";
import { notNegative } from "./numbers.ts";
import { exactlyOneOf } from "./texts.ts";

type Fields = AnyObject["spec"];

/** Of stateful sets and daemon sets, whose pods are replaced one by one, or when somebody deletes them. */
function typeErrors({ type = "" }: Fields, at: string): FieldError[] {
  const known = ["RollingUpdate", "OnDelete"];
  return known.includes(type) ? [] : [notSupported(`${at}.type`, type, known)];
}

/** The strategy of a deployment, and its patience. */
export function deploymentRollout({ spec }: AnyObject): FieldError[] {
  const errors = [
    ...deploymentStrategy(spec.strategy ?? {}, "spec.strategy"),
    ...notNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...notNegative(spec.revisionHistoryLimit, "spec.revisionHistoryLimit"),
    ...notNegative(spec.progressDeadlineSeconds, "spec.progressDeadlineSeconds"),
  ];
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec;
  if (typeof deadline === "number" && deadline <= minReadySeconds) {
    const detail = "must be greater than minReadySeconds";
    errors.push(invalidValue("spec.progressDeadlineSeconds", deadline, detail));
  }
  return errors;
}

function deploymentStrategy({ type = "", rollingUpdate }: Fields, at: string): FieldError[] {
  if (type === "Recreate") {
    if (rollingUpdate === undefined || rollingUpdate === null) return [];
    const detail = "may not be specified when strategy `type` is 'Recreate'";
    return [forbiddenField(`${at}.rollingUpdate`, detail)];
  }
  if (type !== "RollingUpdate") {
    return [notSupported(`${at}.type`, type, ["Recreate", "RollingUpdate"])];
  }
  const { maxUnavailable, maxSurge } = rollingUpdate ?? {};
  const field = `${at}.rollingUpdate.maxUnavailable`;
  const errors = [
    ...countOrPercent(maxUnavailable, field),
    ...countOrPercent(maxSurge, `${at}.rollingUpdate.maxSurge`),
  ];
  if (countOf(maxUnavailable) === 0 && countOf(maxSurge) === 0) {
    errors.push(invalidValue(field, maxUnavailable, "may not be 0 when `maxSurge` is 0"));
  }
  return [...errors, ...notAboveAll(maxUnavailable, field)];
}

const retention = exactlyOneOf("Retain", "Delete");

const statefulSet = fields({
  updateStrategy: all(
    (value, at) => typeErrors(value as Fields, at),
    fields({ rollingUpdate: inside({ partition: notNegative }) }),
  ),
  persistentVolumeClaimRetentionPolicy: inside({ whenDeleted: retention, whenScaled: retention }),
});

/** The strategy of a stateful set, and what becomes of its claims. */
export function statefulSetRollout({ spec }: AnyObject): FieldError[] {
  return statefulSet(spec, "spec");
}

/** The numbers of a stateful set. */
export const statefulSetNumbers: Check = fields({
  replicas: notNegative,
  minReadySeconds: notNegative,
  ordinals: inside({ start: notNegative }),
});

/** The patience of a daemon set, its strategy, and how much it remembers. */
export function daemonSetRollout({ spec }: AnyObject): FieldError[] {
  const strategy = spec.updateStrategy ?? {};
  const at = "spec.updateStrategy";
  return [
    ...notNegative(spec.minReadySeconds, "spec.minReadySeconds"),
    ...typeErrors(strategy, at),
    ...(strategy.type === "RollingUpdate" ? daemonSetStrategy(strategy, at) : []),
    ...notNegative(spec.revisionHistoryLimit, "spec.revisionHistoryLimit"),
  ];
}

function daemonSetStrategy({ rollingUpdate }: Fields, at: string): FieldError[] {
  if (!rollingUpdate) return [required(`${at}.rollingUpdate`)];
  const { maxUnavailable, maxSurge } = rollingUpdate;
  const unavailable = `${at}.rollingUpdate.maxUnavailable`;
  const surge = `${at}.rollingUpdate.maxSurge`;
  const errors = [countOrPercent, notAboveAll].flatMap((check) => [
    ...check(maxUnavailable, unavailable),
    ...check(maxSurge, surge),
  ]);
  const [isDown, isUp] = [countOf(maxUnavailable) !== 0, countOf(maxSurge) !== 0];
  if (isDown && isUp) {
    const detail = "may not be set when maxUnavailable is non-zero";
    errors.push(invalidValue(surge, maxSurge, detail));
  }
  if (!isDown && !isUp) errors.push(required(unavailable, "cannot be 0 when maxSurge is 0"));
  return errors;
}

/** Pods that are to be there for good may not have a deadline. */
export function deadlineErrors(object: AnyObject): FieldError[] {
  const deadline: unknown = object["spec"].template?.spec?.activeDeadlineSeconds;
  if (deadline === undefined || deadline === null) return [];
  const detail = `activeDeadlineSeconds in ${object.kind} is not Supported`;
  return [forbiddenField("spec.template.spec.activeDeadlineSeconds", detail)];
}
