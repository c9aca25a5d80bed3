/**
 * What jobs say of pods that fail, and of how much success is enough.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 * and https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { parseIndexes } from "./job_indexes.ts";

/** What becomes of a failure: `Count` is what happens without a policy. */
export interface FailureVerdict {
  readonly action: "Count" | "FailIndex" | "FailJob" | "Ignore";
  /** Why the job fails. */
  readonly message?: string;
}

interface FailureRule {
  readonly action: FailureVerdict["action"];
  readonly onExitCodes?: {
    readonly containerName?: string;
    readonly operator: "In" | "NotIn";
    readonly values: readonly number[];
  };
  readonly onPodConditions?: readonly { readonly type: string; readonly status?: string }[];
}

interface ContainerEnd {
  readonly name: string;
  readonly state?: { readonly terminated?: { readonly exitCode: number } };
}

/** What the rules of a job make of a pod that failed; the first that fits counts. */
export function failureOf(job: AnyObject, pod: AnyObject): FailureVerdict {
  const rules: readonly FailureRule[] = job["spec"].podFailurePolicy?.rules ?? [];
  const name = `${pod.metadata.namespace}/${pod.metadata.name}`;
  for (const [i, rule] of rules.entries()) {
    const end = rule.onExitCodes && endThatFits(rule.onExitCodes, pod);
    const condition = rule.onPodConditions && conditionThatFits(rule.onPodConditions, pod);
    if (!end && !condition) continue;
    const where = `matching ${rule.action} rule at index ${i}`;
    const what = end
      ? `Container ${end.name} for pod ${name} failed with exit code ${end.state?.terminated?.exitCode}`
      : `Pod ${name} has condition ${condition?.type}`;
    return { action: rule.action, message: `${what} ${where}` };
  }
  return { action: "Count" };
}

function endThatFits(
  { containerName, operator, values }: NonNullable<FailureRule["onExitCodes"]>,
  { status }: AnyObject,
): ContainerEnd | undefined {
  const ends: readonly ContainerEnd[] = [
    ...status?.containerStatuses ?? [],
    ...status?.initContainerStatuses ?? [],
  ];
  return ends.find(({ name, state }) => {
    const { exitCode = 0 } = state?.terminated ?? {};
    if (exitCode === 0 || (containerName !== undefined && containerName !== name)) return false;
    return values.includes(exitCode) === (operator === "In");
  });
}

function conditionThatFits(
  wanted: NonNullable<FailureRule["onPodConditions"]>,
  { status }: AnyObject,
): { readonly type: string } | undefined {
  const conditions: readonly { type: string; status: string }[] = status?.conditions ?? [];
  return wanted.find((w) =>
    conditions.some((c) => c.type === w.type && c.status === (w.status ?? "True"))
  );
}

interface SuccessRule {
  readonly succeededIndexes?: string;
  readonly succeededCount?: number;
}

/** Why the success of some indexes is enough; undefined as long as it is not. */
export function successOf(job: AnyObject, succeeded: readonly number[]): string | undefined {
  const rules: readonly SuccessRule[] = job["spec"].successPolicy?.rules ?? [];
  const at = rules.findIndex(({ succeededIndexes, succeededCount }) => {
    const wanted = succeededIndexes === undefined ? undefined : parseIndexes(succeededIndexes);
    const found = wanted ? wanted.filter((i) => succeeded.includes(i)) : succeeded;
    return found.length >= (succeededCount ?? wanted?.length ?? Infinity);
  });
  return at < 0 || succeeded.length === 0 ? undefined : `Matched rules at index ${at}`;
}
