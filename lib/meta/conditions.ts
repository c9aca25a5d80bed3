/**
 * The conditions in an object's status.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/condition/
 *
 * @module
 */

import type { Timestamp } from "./object.ts";

/** One aspect of an object's state, as most kinds write it. */
export interface Condition {
  /** What it is about: "Ready". */
  readonly type: string;
  /** Whether it is so. */
  readonly status: "True" | "False" | "Unknown" | (string & Record<never, never>);
  /** RFC 3339: since when the status is what it is. */
  readonly lastTransitionTime?: Timestamp;
  /** Why, in one word for programs. */
  readonly reason?: string;
  /** Why, for people. */
  readonly message?: string;
  /** The generation of the object that it was said of. */
  readonly observedGeneration?: number;
}

/** The condition of a type; undefined when there is none. */
export function findCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  type: string,
): C | undefined {
  return conditions?.find((c) => c.type === type);
}

/** Whether there is a condition of a type with a status. @param status @default {"True"} */
export function hasCondition(
  conditions: readonly Condition[] | undefined,
  type: string,
  status: Condition["status"] = "True",
): boolean {
  return findCondition(conditions, type)?.status === status;
}

/**
 * The conditions with one set: its transition time moves only when its status changes. The same array
 * when nothing does.
 *
 * @param now The transition time for a change that brings none.
 *
 * @example
 * ```ts
 * import { setCondition } from "kubist/meta";
 *
 * setCondition([], { type: "Ready", status: "True", reason: "Up" }, "2026-01-02T03:04:05Z");
 * ```
 */
export function setCondition<C extends Condition>(
  conditions: C[] | undefined,
  condition: Untimed<C>,
  now: Timestamp,
): C[];
/** The same of conditions that are not to be changed. */
export function setCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  condition: Untimed<C>,
  now: Timestamp,
): readonly C[];
/** The same where there are none yet. */
export function setCondition(
  conditions: readonly never[],
  condition: Condition,
  now: Timestamp,
): Condition[];
export function setCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  condition: Untimed<C>,
  now: Timestamp,
): readonly C[] {
  const all = conditions ?? [];
  const old = findCondition(all, condition.type);
  const lastTransitionTime = old?.status === condition.status
    ? old.lastTransitionTime
    : condition.lastTransitionTime ?? now;
  const next = lastTransitionTime === undefined
    ? condition as C
    : { ...condition, lastTransitionTime } as C;
  if (!old) return [...all, next];
  const same = old.status === next.status && (old.reason ?? "") === (next.reason ?? "") &&
    (old.message ?? "") === (next.message ?? "") &&
    (old.observedGeneration ?? 0) === (next.observedGeneration ?? 0);
  return same ? all : all.map((c) => c === old ? next : c);
}

/** A condition that may leave out when it came to its status. */
export type Untimed<C extends Condition> =
  & Omit<C, "lastTransitionTime">
  & Pick<Condition, "type" | "status" | "reason" | "message" | "observedGeneration">
  & { readonly lastTransitionTime?: C["lastTransitionTime"] };

/** The conditions without those of a type. */
export function removeCondition<C extends Condition>(
  conditions: readonly C[] | undefined,
  type: string,
): C[] {
  return (conditions ?? []).filter((c) => c.type !== type);
}
