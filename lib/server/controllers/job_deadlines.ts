/**
 * How long jobs may be active.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { CancelTimer } from "../../stream/clock.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change } from "./access.ts";

/** The deadlines of the jobs of a cluster. */
export interface JobDeadlines {
  /** Whether a job was active for too long. */
  isOver(job: AnyObject): boolean;
  /** Wakes the controller when the time of a job is over. */
  watch(job: AnyObject): void;
  stop(): void;
}

/** Creates them. */
export function jobDeadlines(kernel: Kernel, type: ResourceType): JobDeadlines {
  const timers = new Map<string, CancelTimer>();
  return {
    isOver(job) {
      const at = endOf(job);
      return at !== undefined && kernel.wallMs() >= at;
    },
    watch(job) {
      const { uid, namespace = "", name } = job.metadata;
      timers.get(uid)?.();
      timers.delete(uid);
      const at = endOf(job);
      if (at === undefined || at <= kernel.wallMs()) return;
      const cancel = kernel.clock.after(at - kernel.wallMs(), () => {
        timers.delete(uid);
        // Written, it is looked at again.
        change(kernel, { type, namespace, name }, (o) => {
          if (o.metadata.uid === uid) o["status"] = { ...o["status"], active: 0, ready: 0 };
        }, "status");
      });
      timers.set(uid, cancel);
    },
    stop() {
      for (const cancel of timers.values()) cancel();
    },
  };
}

function endOf(job: AnyObject): number | undefined {
  const seconds: number | undefined = job["spec"].activeDeadlineSeconds;
  const started: string | undefined = job["status"]?.startTime;
  if (seconds === undefined || started === undefined || job["spec"].suspend === true) {
    return undefined;
  }
  return Date.parse(started) + seconds * 1000;
}
