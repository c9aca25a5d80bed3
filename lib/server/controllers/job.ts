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
import { recordEvent } from "./event_recorder.ts";
import { podOf } from "./replica_set.ts";
import { isActive, owned, workloadLoop } from "./workload_loop.ts";

/** Starts the controller; the returned function stops it. */
export function startJobController(kernel: Kernel): () => void {
  const jobs = kernel.catalog.type("batch", "jobs");
  const pods = kernel.catalog.type("", "pods");
  if (!jobs || !pods) return () => {};

  return workloadLoop(kernel, jobs, ["/pods"], (job) => {
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
    const [succeeded, failed] = [phase("Succeeded"), phase("Failed")];
    const complete = succeeded >= completions;
    const broken = failed > backoffLimit;
    if (complete || broken || suspend) {
      for (const p of active) remove(kernel, { type: pods, namespace, name: p.metadata.name });
      active.length = 0;
    } else {
      const wanted = Math.min(parallelism, completions - succeeded);
      for (let i = active.length; i < wanted; i++) {
        const pod = create(kernel, pods, namespace, podOf(job));
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
      (o) => report(kernel, o, { active, succeeded, failed, complete, broken, suspend }),
      "status",
    );
  });
}

interface Progress {
  readonly active: readonly AnyObject[];
  readonly succeeded: number;
  readonly failed: number;
  readonly complete: boolean;
  readonly broken: boolean;
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
    const message = "Job has reached the specified backoff limit";
    conditions.push(condition("FailureTarget", "BackoffLimitExceeded", message));
    conditions.push(condition("Failed", "BackoffLimitExceeded", message));
  }
  const ready = p.active.filter((o) => hasCondition(o["status"]?.conditions, "Ready")).length;
  job["status"] = {
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(p.suspend && !before.startTime ? {} : { startTime: before.startTime ?? now }),
    ...(p.complete ? { completionTime: now } : {}),
    ...(p.active.length > 0 ? { active: p.active.length } : {}),
    ...(p.succeeded > 0 ? { succeeded: p.succeeded } : {}),
    ...(p.failed > 0 ? { failed: p.failed } : {}),
    terminating: 0,
    uncountedTerminatedPods: {},
    ready,
  };
}
