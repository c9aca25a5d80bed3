/**
 * The status of a job: how far it is, and how it ended.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { indexText } from "./job_indexes.ts";
import type { Tally } from "./job_tally.ts";

/** How a job comes to its end. */
export interface Verdict {
  readonly success: boolean;
  readonly reason: string;
  readonly message: string;
}

/** How far a job is. */
export interface Progress {
  readonly tally: Tally;
  readonly active: readonly AnyObject[];
  /** How many pods are going, and not gone. */
  readonly terminating: number;
  /** Of a job that gives indexes up, those that failed. */
  readonly failedIndexes: readonly number[] | undefined;
  readonly verdict: Verdict | undefined;
}

/** Writes the status of a job, in place. */
export function report(kernel: Kernel, job: AnyObject, p: Progress): void {
  const now = kernel.timestamp();
  const before = job["status"] ?? {};
  const { suspend = false, completionMode } = job["spec"];
  const { succeeded, failed, completed } = p.tally;
  const indexed = completionMode === "Indexed";
  const { conditions, startTime } = suspended(kernel, job);
  const over = p.verdict && p.terminating === 0 ? p.verdict : undefined;
  if (p.verdict) {
    conditions.push(
      ...endOf(p.verdict, over !== undefined, now).filter((c) => !hasCondition(conditions, c.type)),
    );
  }
  const ready = p.active.filter((o) => hasCondition(o["status"]?.conditions, "Ready")).length;
  const done = indexed ? completed.length : succeeded;
  const started = startTime ?? (suspend ? undefined : now);
  job["status"] = {
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(started === undefined ? {} : { startTime: started }),
    ...(over?.success ? { completionTime: before.completionTime ?? now } : {}),
    ...(p.active.length > 0 ? { active: p.active.length } : {}),
    ...(done > 0 ? { succeeded: done } : {}),
    ...(failed > 0 ? { failed } : {}),
    ...(completed.length > 0 ? { completedIndexes: indexText(completed) } : {}),
    ...(p.failedIndexes ? { failedIndexes: indexText(p.failedIndexes) } : {}),
    terminating: p.terminating,
    uncountedTerminatedPods: {},
    ready,
  };
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly lastProbeTime: string;
  readonly lastTransitionTime: string;
  readonly reason: string;
  readonly message: string;
}

/** The interim condition comes at once, that of the end when no pod is left. */
function endOf({ success, reason, message }: Verdict, over: boolean, now: string): Condition[] {
  const types = success ? ["SuccessCriteriaMet", "Complete"] : ["FailureTarget", "Failed"];
  return types.slice(0, over ? 2 : 1).map((type) => ({
    type,
    status: "True",
    lastProbeTime: now,
    lastTransitionTime: now,
    reason,
    message,
  }));
}

/** A job that is suspended says so; one that goes on starts anew. */
function suspended(
  kernel: Kernel,
  { spec, status = {} }: AnyObject,
): { conditions: Condition[]; startTime: string | undefined } {
  const now = kernel.timestamp();
  const wanted = spec.suspend === true;
  const conditions: Condition[] = [...status.conditions ?? []];
  const at = conditions.findIndex(({ type }) => type === "Suspended");
  const known = at < 0 ? false : conditions[at]?.status === "True";
  if (known === wanted) return { conditions, startTime: status.startTime };
  const condition = {
    type: "Suspended",
    status: wanted ? "True" : "False",
    lastProbeTime: now,
    lastTransitionTime: now,
    reason: wanted ? "JobSuspended" : "JobResumed",
    message: wanted ? "Job suspended" : "Job resumed",
  };
  conditions.splice(at < 0 ? conditions.length : at, 1, condition);
  return { conditions, startTime: wanted ? status.startTime : now };
}
