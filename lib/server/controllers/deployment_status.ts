/**
 * What a deployment says about itself.
 *
 * @module
 */

import { type Condition, findCondition, setCondition } from "../../meta/conditions.ts";
import { scaleIntOrPercent } from "../../meta/int_or_string.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change } from "./access.ts";

interface Updated extends Condition {
  readonly lastUpdateTime?: string;
}

/** Writes the status of a deployment. */
export function reportDeployment(
  kernel: Kernel,
  type: ResourceType,
  d: AnyObject,
  current: AnyObject | undefined,
  old: readonly AnyObject[],
): void {
  const all = current ? [current, ...old] : [...old];
  const sum = (field: string) => all.reduce((n, s) => n + (s["status"]?.[field] ?? 0), 0);
  const desired: number = d["spec"].replicas ?? 1;
  const replicas = sum("replicas");
  const available = sum("availableReplicas");
  const updated: number = current?.["status"]?.replicas ?? 0;
  const counts = {
    replicas,
    updatedReplicas: updated,
    readyReplicas: sum("readyReplicas"),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, Math.max(desired, replicas) - available),
  };
  const done = updated === desired && replicas === desired && available >= desired;
  const place = { type, namespace: d.metadata.namespace ?? "", name: d.metadata.name };
  change(kernel, place, (o) => {
    const before: Updated[] | undefined = o["status"]?.conditions;
    o["status"] = {
      observedGeneration: d.metadata.generation ?? 0,
      ...Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)),
      conditions: conditions(kernel, d, before, current, available, done),
    };
  }, "status");
}

function conditions(
  kernel: Kernel,
  d: AnyObject,
  before: readonly Updated[] | undefined,
  current: AnyObject | undefined,
  available: number,
  done: boolean,
): readonly Updated[] {
  const now = kernel.timestamp();
  const desired: number = d["spec"].replicas ?? 1;
  const missing = d["spec"].strategy?.type === "Recreate"
    ? 0
    : scaleIntOrPercent(d["spec"].strategy?.rollingUpdate?.maxUnavailable ?? "25%", desired);
  const enough = available >= desired - missing;
  const set = (all: readonly Updated[] | undefined, c: Updated): readonly Updated[] => {
    const old = findCondition(all, c.type);
    const same = old?.status === c.status && old.reason === c.reason && old.message === c.message;
    return same ? all ?? [] : setCondition(all, { ...c, lastUpdateTime: now }, now);
  };
  const result = set(before, {
    type: "Available",
    status: enough ? "True" : "False",
    reason: enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
    message: `Deployment ${enough ? "has" : "does not have"} minimum availability.`,
  });
  if (d["spec"].paused) {
    return set(result, {
      type: "Progressing",
      status: "Unknown",
      reason: "DeploymentPaused",
      message: "Deployment is paused",
    });
  }
  const name = current?.metadata.name ?? "";
  return set(result, {
    type: "Progressing",
    status: "True",
    reason: done ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
    message: `ReplicaSet "${name}" ${done ? "has successfully progressed" : "is progressing"}.`,
  });
}
