/**
 * What may change of a pod.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  type FieldError,
  fieldNotFound,
  forbiddenField,
  invalidValue,
  required,
} from "../field_error.ts";

type Fields = AnyObject["spec"];

/** A pod may change little after it is created. */
export function podUpdateErrors(spec: Fields, old: Fields): FieldError[] {
  const errors: FieldError[] = [];
  for (const list of ["containers", "initContainers"]) {
    const [now, then]: Fields[][] = [spec[list] ?? [], old[list] ?? []];
    const at = `spec.${list}`;
    if (now?.length !== then?.length) {
      return [...errors, forbiddenField(at, "pod updates may not add or remove containers")];
    }
    now?.forEach((container, i) => errors.push(...imageErrors(container, `${at}[${i}].image`)));
  }
  const deadline = deadlineErrors(spec.activeDeadlineSeconds, old.activeDeadlineSeconds);
  if (deadline.length > 0 && spec.activeDeadlineSeconds !== undefined) {
    return [...errors, ...deadline];
  }
  return [
    ...errors,
    ...deadline,
    ...tolerationErrors(spec.tolerations ?? [], old.tolerations ?? []),
    ...gateErrors(spec.schedulingGates ?? [], old.schedulingGates ?? []),
    ...otherErrors(spec, old),
  ];
}

/** An image is needed, and has no blanks around it. */
function imageErrors({ image = "" }: Fields, at: string): FieldError[] {
  if (image === "") return [required(at)];
  if (image.trim() === image) return [];
  return [invalidValue(at, image, "must not have leading or trailing whitespace")];
}

/** A deadline may be set, and come closer. */
function deadlineErrors(now: number | undefined, then: number | undefined): FieldError[] {
  const at = "spec.activeDeadlineSeconds";
  if (now === undefined) {
    if (then === undefined) return [];
    return [invalidValue(at, null, "must not update from a positive integer to nil value")];
  }
  if (now < 0) return [invalidValue(at, now, "must be between 0 and 2147483647, inclusive")];
  if (then === undefined || now <= then) return [];
  return [invalidValue(at, now, "must be less than or equal to previous value")];
}

/** Gates are only taken away. */
function gateErrors(now: readonly Fields[], then: readonly Fields[]): FieldError[] {
  const known = new Set(then.map((gate) => gate.name));
  return now.flatMap((gate, i) =>
    known.has(gate.name) ? [] : [
      forbiddenField(
        `spec.schedulingGates[${i}].name`,
        "only deletion is allowed, but found new scheduling gate '" + gate.name + "'",
      ),
    ]
  );
}

function otherErrors(spec: Fields, old: Fields): FieldError[] {
  if (deepEqual(mask(spec, old), mask(old, old))) return [];
  const text =
    "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
  return [forbiddenField("spec", text)];
}

/** Tolerations are only added, and those there are change their seconds at most. */
function tolerationErrors(now: readonly Fields[], then: readonly Fields[]): FieldError[] {
  const plain = (t: Fields) => ({ ...t, tolerationSeconds: null });
  const left = now.map(plain);
  if (then.map(plain).every((t) => left.some((other) => deepEqual(t, other)))) return [];
  const text = "existing toleration can not be modified except its tolerationSeconds";
  return [forbiddenField("spec.tolerations", text)];
}

/** Containers for debugging are added, and are less than others. */
export function ephemeralErrors(spec: Fields, old: Fields): FieldError[] {
  const at = "spec.ephemeralContainers";
  const now: Fields[] = spec.ephemeralContainers ?? [];
  const errors = now.flatMap((container, i) => containerErrors(container, spec, `${at}[${i}]`));
  for (const before of (old.ephemeralContainers ?? []) as Fields[]) {
    const after = now.find((c) => c.name === before.name);
    const name = JSON.stringify(before.name);
    if (!after) {
      const text = `existing ephemeral containers ${name} may not be removed\n`;
      errors.push(forbiddenField(at, text));
    } else if (!deepEqual(after, before)) {
      errors.push(forbiddenField(at, `existing ephemeral containers ${name} may not be changed`));
    }
  }
  return errors;
}

/** What only containers have that are there from the start. */
const FROM_THE_START = [
  "ports",
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle",
  "resources",
];

function containerErrors(container: Fields, spec: Fields, at: string): FieldError[] {
  const errors = FROM_THE_START.filter((f) => Object.keys(container[f] ?? {}).length > 0)
    .map((f) => forbiddenField(`${at}.${f}`, "cannot be set for an Ephemeral Container"));
  const target: string | undefined = container.targetContainerName;
  const others: Fields[] = [...spec.containers, ...spec.initContainers ?? []];
  if (target && !others.some((c) => c.name === target)) {
    errors.push(fieldNotFound(`${at}.targetContainerName`, target));
  }
  return errors;
}

/** A spec without what may change. */
function mask(spec: Fields, old: Fields): unknown {
  const containers = (list: readonly Fields[] | undefined) =>
    list?.map((c) => ({ ...c, image: null }));
  const wasNegative = old.terminationGracePeriodSeconds < 0;
  return {
    ...spec,
    containers: containers(spec.containers),
    initContainers: containers(spec.initContainers),
    activeDeadlineSeconds: null,
    tolerations: null,
    schedulingGates: null,
    ...(wasNegative && spec.terminationGracePeriodSeconds === 1
      ? { terminationGracePeriodSeconds: old.terminationGracePeriodSeconds }
      : {}),
    ...((old.schedulingGates ?? []).length > 0 ? { nodeSelector: null, affinity: null } : {}),
  };
}
