/**
 * The end of a container whose process somebody was attached to.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change } from "./access.ts";
import { terminatedStatus } from "./pod_status.ts";

/** Ends a container, and with it a pod that is not to restart it. */
export function endContainer(
  kernel: Kernel,
  pod: AnyObject,
  container: string,
  exitCode: number,
): void {
  const type = kernel.catalog.type("", "pods");
  if (!type) return;
  const { namespace = "", name, uid } = pod.metadata;
  const now = kernel.timestamp();
  const ephemeral = pod["spec"].ephemeralContainers?.some((c: { name: string }) =>
    c.name === container
  );
  change(kernel, { type, namespace, name }, (o) => {
    if (o.metadata.uid !== uid) return;
    if (ephemeral) end(o["status"]?.ephemeralContainerStatuses, container, exitCode, now);
    else if (o["spec"].restartPolicy === "Always") {
      for (const c of o["status"]?.containerStatuses ?? []) {
        if (c.name === container) c.restartCount++;
      }
    } else o["status"] = terminatedStatus(o, now, exitCode);
  }, "status");
  kernel.logs.end(uid, container);
}

function end(
  statuses: readonly AnyObject["status"][] | undefined,
  container: string,
  exitCode: number,
  now: string,
): void {
  const status = statuses?.find((c) => c.name === container);
  if (!status) return;
  const startedAt = status.state?.running?.startedAt ?? now;
  const reason = exitCode === 0 ? "Completed" : "Error";
  const { containerID } = status;
  status.state = { terminated: { exitCode, reason, startedAt, finishedAt: now, containerID } };
}
