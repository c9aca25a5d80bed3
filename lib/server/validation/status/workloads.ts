/**
 * Checks of what controllers report of workloads: counts that are no counts, or do not go together.
 *
 * @module
 */

import type { AnyObject } from "../../../meta/object.ts";
import { type FieldError, invalidValue } from "../../field_error.ts";
import type { Check } from "../checks.ts";
import { notNegative } from "../numbers.ts";

type Fields = AnyObject["spec"];

/** Counts in the order in which they are looked at, and those that are parts of all replicas. */
interface Counts {
  readonly counts: readonly string[];
  readonly parts?: readonly string[];
  /** What those that are available are compared with. */
  readonly ready?: string;
}

/** Checks a status of counts. */
export function counts({ counts, parts = [], ready = "" }: Counts): Check {
  return (value, at, old) => {
    const status = (value ?? {}) as Fields;
    const more = (field: string, of: string) =>
      invalidValue(`${at}.${field}`, status[field] ?? 0, `cannot be greater than ${of}`);
    return [
      ...counts.flatMap((field) => notNegative(status[field], `${at}.${field}`)),
      ...parts.filter((field) => (status[field] ?? 0) > (status.replicas ?? 0))
        .map((field) => more(field, "status.replicas")),
      ...(ready !== "" && (status.availableReplicas ?? 0) > (status.readyReplicas ?? 0)
        ? [more("availableReplicas", ready)]
        : []),
      ...collisions(status, (old ?? {}) as Fields, `${at}.collisionCount`),
    ];
  };
}

/** How often a name was taken only grows. */
function collisions(status: Fields, old: Fields, at: string): FieldError[] {
  if (old.collisionCount === undefined) return [];
  const now = status.collisionCount ?? 0;
  return now >= old.collisionCount ? [] : [invalidValue(at, now, "cannot be decremented")];
}

const replicas = ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"];

/** Of replica sets and replication controllers. */
export const replicaStatus: Check = counts({
  counts: ["replicas", ...replicas, "observedGeneration", "terminatingReplicas"],
  parts: replicas,
  ready: "readyReplicas",
});

/** Of deployments. */
export const deploymentStatus: Check = counts({
  counts: [
    "observedGeneration",
    "replicas",
    "updatedReplicas",
    "readyReplicas",
    "availableReplicas",
    "unavailableReplicas",
    "terminatingReplicas",
    "collisionCount",
  ],
  parts: ["updatedReplicas", "readyReplicas", "availableReplicas"],
  ready: "readyReplicas",
});

const stateful = ["readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"];

/** Of stateful sets. */
export const statefulSetStatus: Check = counts({
  counts: ["replicas", ...stateful, "observedGeneration", "collisionCount"],
  parts: stateful,
  ready: "status.readyReplicas",
});

/** Of daemon sets. */
export const daemonSetStatus: Check = counts({
  counts: [
    "currentNumberScheduled",
    "numberMisscheduled",
    "desiredNumberScheduled",
    "numberReady",
    "observedGeneration",
    "updatedNumberScheduled",
    "numberAvailable",
    "numberUnavailable",
    "collisionCount",
  ],
});
