/**
 * Jobs that are to be gone some time after they have ended.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
 *
 * @module
 */

import type { Condition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { CancelTimer } from "../../stream/clock.ts";
import type { Kernel } from "../kernel.ts";
import { find, remove } from "./access.ts";
import { workloadLoop } from "./workload_loop.ts";

/** Starts the controller; the returned function stops it. */
export function startJobTtlController(kernel: Kernel): () => void {
  const type = kernel.catalog.type("batch", "jobs");
  if (!type) return () => {};
  const timers = new Map<string, CancelTimer>();
  const stop = workloadLoop(kernel, type, [], (job) => {
    const { uid, namespace = "", name } = job.metadata;
    timers.get(uid)?.();
    timers.delete(uid);
    const at = endOf(job);
    if (at === undefined) return;
    const cancel = kernel.clock.after(Math.max(0, at - kernel.wallMs()), () => {
      timers.delete(uid);
      const place = { type, namespace, name };
      if (find(kernel, place)?.metadata.uid !== uid) return;
      remove(kernel, place, { propagationPolicy: "Background" });
    });
    timers.set(uid, cancel);
  });
  return () => {
    stop();
    for (const cancel of timers.values()) cancel();
  };
}

/** When a job is to go, in milliseconds since 1970; undefined while it runs, and if it may stay. */
function endOf(job: AnyObject): number | undefined {
  const ttl: number | undefined = job["spec"].ttlSecondsAfterFinished;
  const conditions: readonly Condition[] = job["status"]?.conditions ?? [];
  const ended = conditions.find((c) =>
    (c.type === "Complete" || c.type === "Failed") && c.status === "True"
  );
  if (ttl === undefined || !ended?.lastTransitionTime) return undefined;
  return Date.parse(ended.lastTransitionTime) + ttl * 1000;
}
