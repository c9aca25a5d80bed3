/**
 * What may change of a pod.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, forbiddenField, invalidValue } from "../field_error.ts";

type Fields = AnyObject["spec"];

/** A pod may change little after it is created. */
export function podUpdateErrors(spec: Fields, old: Fields): FieldError[] {
  const [now, then] = [spec.activeDeadlineSeconds, old.activeDeadlineSeconds];
  if (then !== undefined && now !== then) {
    const detail = now === undefined
      ? "must not update from a positive integer to nil value"
      : "must be less than or equal to previous value";
    if (now === undefined || now > then) {
      return [invalidValue("spec.activeDeadlineSeconds", now ?? null, detail)];
    }
  }
  const masked = mask(spec);
  const before = mask(old);
  if (JSON.stringify(masked) === JSON.stringify(before)) return [];
  const text =
    "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
  return [forbiddenField("spec", text)];
}

/** A spec without what may change, its keys in a fixed order. */
function mask(spec: Fields): unknown {
  const containers = (list: readonly Fields[] | undefined) =>
    list?.map((c) => ({ ...c, image: null, resources: null }));
  return sorted({
    ...spec,
    containers: containers(spec.containers),
    initContainers: containers(spec.initContainers),
    activeDeadlineSeconds: null,
    tolerations: null,
    terminationGracePeriodSeconds: null,
    schedulingGates: null,
    ephemeralContainers: null,
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([k, v]) => [k, sorted(v)]));
}
