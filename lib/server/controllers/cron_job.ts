/**
 * Cron jobs: a job at every time of the schedule, by the server's clock.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import { formatTime } from "../../meta/time.ts";
import type { CancelTimer } from "../../stream/clock.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, create, find, type Place, remove } from "./access.ts";
import { nextTime } from "./cron.ts";
import { recordEvent } from "./event_recorder.ts";
import { controllerReference, owned, workloadLoop } from "./workload_loop.ts";

const MINUTE = 60_000;

/** Starts the controller; the returned function stops it. */
export function startCronJobController(kernel: Kernel): () => void {
  const crons = kernel.catalog.type("batch", "cronjobs");
  const jobs = kernel.catalog.type("batch", "jobs");
  if (!crons || !jobs) return () => {};
  const timers = new Map<string, { readonly at: number; readonly cancel: CancelTimer }>();

  function plan(cron: AnyObject): void {
    const { uid, namespace = "", name } = cron.metadata;
    const at = cron["spec"].suspend === true
      ? undefined
      : nextTime(cron["spec"].schedule, kernel.wallMs(), cron["spec"].timeZone);
    if (timers.get(uid)?.at === at) return;
    timers.get(uid)?.cancel();
    timers.delete(uid);
    if (at === undefined) return;
    const place: Place = { type: crons!, namespace, name };
    const cancel = kernel.clock.after(at - kernel.wallMs(), () => {
      timers.delete(uid);
      const present = find(kernel, place);
      if (present?.metadata.uid !== uid) return;
      if (present["spec"].suspend !== true) {
        tick(kernel, { crons: crons!, jobs: jobs! }, present, at);
      }
      plan(present);
    });
    timers.set(uid, { at, cancel });
  }

  const stop = workloadLoop(kernel, crons, ["batch/jobs"], (cron) => {
    plan(cron);
    settle(kernel, { crons, jobs }, cron);
  });
  return () => {
    stop();
    for (const { cancel } of timers.values()) cancel();
  };
}

interface Types {
  readonly crons: ResourceType;
  readonly jobs: ResourceType;
}

function tick(kernel: Kernel, { crons, jobs }: Types, cron: AnyObject, at: number): void {
  const { namespace = "", name } = cron.metadata;
  const { concurrencyPolicy = "Allow", jobTemplate } = cron["spec"];
  const active = owned(kernel, jobs, cron).filter((job) => !isFinished(job));
  if (active.length > 0 && concurrencyPolicy === "Forbid") {
    const text =
      "Not starting job because prior execution is running and concurrency policy is Forbid";
    return recordEvent(kernel, cron, "cronjob-controller", "JobAlreadyActive", text);
  }
  if (concurrencyPolicy === "Replace") {
    for (const job of active) {
      remove(kernel, { type: jobs, namespace, name: job.metadata.name }, {
        propagationPolicy: "Background",
      });
    }
  }
  const job = create(kernel, jobs, namespace, {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name: `${name}-${Math.floor(at / MINUTE)}`,
      labels: { ...jobTemplate.metadata?.labels },
      annotations: {
        ...jobTemplate.metadata?.annotations,
        "batch.kubernetes.io/cronjob-scheduled-timestamp": formatTime(at),
      },
      ownerReferences: [controllerReference(cron)],
    },
    spec: structuredClone(jobTemplate.spec),
  });
  if (!job) return;
  const text = `Created job ${job.metadata.name}`;
  recordEvent(kernel, cron, "cronjob-controller", "SuccessfulCreate", text);
  change(kernel, { type: crons, namespace, name }, (o) => {
    o["status"] = { ...o["status"], lastScheduleTime: formatTime(at) };
  }, "status");
}

/** Keeps the list of active jobs, and of the finished ones so many as the spec says. */
function settle(kernel: Kernel, { crons, jobs }: Types, cron: AnyObject): void {
  const { namespace = "", name } = cron.metadata;
  const mine = owned(kernel, jobs, cron);
  const active = mine.filter((job) => !isFinished(job)).map(({ metadata, ...job }) => ({
    kind: "Job",
    apiVersion: job.apiVersion,
    namespace,
    name: metadata.name,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
  }));
  const done = mine.filter((job) => hasCondition(job["status"]?.conditions, "Complete"));
  const last = done.map((job) => job["status"].completionTime as string).sort().at(-1);
  change(kernel, { type: crons, namespace, name }, (o) => {
    const { active: _active, ...rest } = o["status"] ?? {};
    o["status"] = {
      ...(active.length > 0 ? { active } : {}),
      ...rest,
      ...(last === undefined ? {} : { lastSuccessfulTime: last }),
    };
  }, "status");
  const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = cron["spec"];
  const failed = mine.filter((job) => hasCondition(job["status"]?.conditions, "Failed"));
  for (
    const [list, most] of [[done, successfulJobsHistoryLimit], [failed, failedJobsHistoryLimit]]
  ) {
    const ordered = list.toSorted((a: AnyObject, b: AnyObject) =>
      a.metadata.name < b.metadata.name ? -1 : 1
    );
    for (const job of ordered.slice(0, Math.max(0, ordered.length - most))) {
      remove(kernel, { type: jobs, namespace, name: job.metadata.name }, {
        propagationPolicy: "Background",
      });
    }
  }
}

function isFinished(job: AnyObject): boolean {
  const conditions = job["status"]?.conditions;
  return hasCondition(conditions, "Complete") || hasCondition(conditions, "Failed");
}
