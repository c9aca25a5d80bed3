/**
 * Jobs: pods until enough have succeeded or too many have failed.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/job/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, create, remove } from "./access.ts";
import { restartsOf } from "./restarts.ts";
import { recordEvent } from "./event_recorder.ts";
import { jobDeadlines } from "./job_deadlines.ts";
import { indexesIn, indexText, nextIndex, numberPod } from "./job_indexes.ts";
import { podOf } from "./replica_set.ts";
import { isActive, owned, workloadLoop } from "./workload_loop.ts";

/** Starts the controller; the returned function stops it. */
export function startJobController(kernel: Kernel): () => void {
  const jobs = kernel.catalog.type("batch", "jobs");
  const pods = kernel.catalog.type("", "pods");
  if (!jobs || !pods) return () => {};

  const deadlines = jobDeadlines(kernel, jobs);
  const stop = workloadLoop(kernel, jobs, ["/pods"], (job) => {
    if (
      hasCondition(job["status"]?.conditions, "Complete") ||
      hasCondition(job["status"]?.conditions, "Failed")
    ) {
      return;
    }
    const namespace = job.metadata.namespace ?? "";
    const mine = owned(kernel, pods, job);
    const phase = (name: string) => mine.filter((p) => p["status"]?.phase === name).length;
    const active = mine.filter(isActive);
    const { completions = 1, parallelism = 1, backoffLimit = 6, suspend = false } = job["spec"];
    const indexed = job["spec"].completionMode === "Indexed";
    const indexes = indexed ? indexesIn(mine, "Succeeded") : undefined;
    const [succeeded, failed] = [indexes?.length ?? phase("Succeeded"), phase("Failed")];
    const complete = succeeded >= completions;
    const broken = failed > backoffLimit || restartsTooOften(job, active)
      ? BACKOFF
      : deadlines.isOver(job)
      ? DEADLINE
      : undefined;
    deadlines.watch(job);
    if (complete || broken || suspend) {
      for (const p of active) remove(kernel, { type: pods, namespace, name: p.metadata.name });
      active.length = 0;
    } else {
      const wanted = Math.min(parallelism, completions - succeeded);
      for (let i = active.length; i < wanted; i++) {
        const wish = podOf(job) as unknown as AnyObject;
        const index = indexes && nextIndex(completions, indexes, active);
        if (index !== undefined) numberPod(kernel, job, wish, index);
        const pod = create(kernel, pods, namespace, wish);
        if (!pod) break;
        active.push(pod);
        recordEvent(
          kernel,
          job,
          "job-controller",
          "SuccessfulCreate",
          `Created pod: ${pod.metadata.name}`,
        );
      }
    }
    if (complete) recordEvent(kernel, job, "job-controller", "Completed", "Job completed");
    change(
      kernel,
      { type: jobs, namespace, name: job.metadata.name },
      (o) => report(kernel, o, { active, succeeded, failed, complete, broken, suspend, indexes }),
      "status",
    );
  });
  return () => {
    stop();
    deadlines.stop();
  };
}

/** Why a job failed. */
interface Failure {
  readonly reason: string;
  readonly message: string;
}

const BACKOFF: Failure = {
  reason: "BackoffLimitExceeded",
  message: "Job has reached the specified backoff limit",
};
const DEADLINE: Failure = {
  reason: "DeadlineExceeded",
  message: "Job was active longer than specified deadline",
};

interface Progress {
  readonly active: readonly AnyObject[];
  readonly succeeded: number;
  readonly failed: number;
  readonly complete: boolean;
  readonly broken: Failure | undefined;
  /** Of a job with numbers, those that succeeded. */
  readonly indexes: readonly number[] | undefined;
  readonly suspend: boolean;
}

function report(kernel: Kernel, job: AnyObject, p: Progress): void {
  const now = kernel.timestamp();
  const before = job["status"] ?? {};
  const at = { lastProbeTime: now, lastTransitionTime: now };
  const condition = (type: string, reason: string, message: string) => ({
    type,
    status: "True",
    ...at,
    reason,
    message,
  });
  const conditions = [...before.conditions ?? []];
  if (p.complete) {
    const message = "Reached expected number of succeeded pods";
    conditions.push(condition("SuccessCriteriaMet", "CompletionsReached", message));
    conditions.push(condition("Complete", "CompletionsReached", message));
  } else if (p.broken) {
    const { reason, message } = p.broken;
    conditions.push(condition("FailureTarget", reason, message));
    conditions.push(condition("Failed", reason, message));
  }
  const ready = p.active.filter((o) => hasCondition(o["status"]?.conditions, "Ready")).length;
  job["status"] = {
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(p.suspend && !before.startTime ? {} : { startTime: before.startTime ?? now }),
    ...(p.complete ? { completionTime: now } : {}),
    ...(p.active.length > 0 ? { active: p.active.length } : {}),
    ...(p.succeeded > 0 ? { succeeded: p.succeeded } : {}),
    ...(p.failed > 0 ? { failed: p.failed } : {}),
    ...(p.indexes?.length ? { completedIndexes: indexText(p.indexes) } : {}),
    terminating: 0,
    uncountedTerminatedPods: {},
    ready,
  };
}

/** Containers that are restarted in their pods count as pods that fail do. */
function restartsTooOften({ spec }: AnyObject, active: readonly AnyObject[]): boolean {
  if (spec.template.spec.restartPolicy !== "OnFailure") return false;
  const restarts = active.reduce((sum, pod) => sum + restartsOf(pod), 0);
  const { backoffLimit = 6 } = spec;
  return restarts > 0 && restarts >= backoffLimit;
}
