/**
 * Pods whose containers are restarted when they fail, later every time.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { sleep } from "../../stream/clock.ts";
import type { Kernel } from "../kernel.ts";
import { change, type Place } from "./access.ts";
import { recordEvent } from "./event_recorder.ts";
import { printScript, runPod } from "./pod_script.ts";
import { backOffStatus, crashedStatus, restartedStatus } from "./pod_status.ts";

const FIRST_SECONDS = 10;
const MOST_SECONDS = 300;

/**
 * Runs a pod to its end, over all its restarts; answers its exit code, or undefined when it was
 * stopped before.
 */
export async function runToEnd(
  kernel: Kernel,
  place: Place,
  pod: AnyObject,
  signal: AbortSignal,
): Promise<number | undefined> {
  const tell = (write: (o: AnyObject) => unknown) =>
    change(kernel, place, (o) => void (o["status"] = write(o)), "status");
  for (let restarts = restartsOf(pod);; restarts++) {
    const code = await runPod(kernel, pod, signal);
    if (signal.aborted) return undefined;
    if (code === 0 || pod["spec"].restartPolicy !== "OnFailure") return code;
    tell((o) => crashedStatus(o, kernel.timestamp(), code));
    const seconds = backOffSeconds(restarts);
    if (seconds > 0) {
      tell((o) => backOffStatus(o, seconds));
      for (const { name } of pod["spec"].containers) {
        const text = `Back-off restarting failed container ${name} in pod ${describe(pod)}`;
        recordEvent(kernel, pod, "kubelet", "BackOff", text, "Warning");
      }
      if (!await waited(kernel, seconds, signal)) return undefined;
    }
    tell((o) => restartedStatus(o, kernel.timestamp()));
    printScript(kernel, pod);
  }
}

/** How often the containers of a pod have been restarted. */
export function restartsOf(pod: AnyObject): number {
  const statuses: { restartCount?: number }[] = pod["status"]?.containerStatuses ?? [];
  return statuses.reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
}

/** The first restart comes at once, each later one after twice the time. */
function backOffSeconds(restarts: number): number {
  return restarts === 0 ? 0 : Math.min(FIRST_SECONDS * 2 ** (restarts - 1), MOST_SECONDS);
}

function describe({ metadata }: AnyObject): string {
  return `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
}

async function waited(kernel: Kernel, seconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(kernel.clock, seconds * 1000, signal);
    return true;
  } catch {
    return false;
  }
}
