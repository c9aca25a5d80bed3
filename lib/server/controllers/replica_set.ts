/**
 * Replica sets and replication controllers: as many pods as asked for.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, create, remove } from "./access.ts";
import { recordEvent } from "./event_recorder.ts";
import { controllerReference, isActive, owned, workloadLoop } from "./workload_loop.ts";

/** Starts the controller of one of the two kinds; the returned function stops it. */
export function startReplicaController(kernel: Kernel, type: ResourceType | undefined): () => void {
  const pods = kernel.catalog.type("", "pods");
  if (!type || !pods) return () => {};
  const component = type.group === "" ? "replication-controller" : "replicaset-controller";

  return workloadLoop(kernel, type, ["/pods"], (set) => {
    const namespace = set.metadata.namespace ?? "";
    const active = owned(kernel, pods, set).filter(isActive);
    const wanted: number = set["spec"].replicas ?? 1;
    for (let i = active.length; i < wanted; i++) {
      const pod = create(kernel, pods, namespace, podOf(set));
      if (!pod) break;
      active.push(pod);
      recordEvent(kernel, set, component, "SuccessfulCreate", `Created pod: ${pod.metadata.name}`);
    }
    const surplus = active.sort(leastUseful).slice(0, Math.max(0, active.length - wanted));
    for (const pod of surplus) {
      remove(kernel, { type: pods, namespace, name: pod.metadata.name });
      recordEvent(kernel, set, component, "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`);
    }
    report(kernel, type, set, active.filter((p) => !surplus.includes(p)));
  });
}

/** The pod of a set's template. */
export function podOf(set: AnyObject): Record<string, unknown> {
  const template = set["spec"].template;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      generateName: `${set.metadata.name}-`,
      ...(template.metadata?.labels ? { labels: { ...template.metadata.labels } } : {}),
      ...(template.metadata?.annotations
        ? { annotations: { ...template.metadata.annotations } }
        : {}),
      ownerReferences: [controllerReference(set)],
    },
    spec: JSON.parse(JSON.stringify(template.spec)),
  };
}

/** Pods that do less go first, then younger ones. */
function leastUseful(a: AnyObject, b: AnyObject): number {
  const rank = (p: AnyObject) =>
    (p["spec"].nodeName ? 1 : 0) + (hasCondition(p["status"]?.conditions, "Ready") ? 2 : 0);
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  return b.metadata.creationTimestamp.localeCompare(a.metadata.creationTimestamp);
}

function report(
  kernel: Kernel,
  type: ResourceType,
  set: AnyObject,
  pods: readonly AnyObject[],
): void {
  const ready = pods.filter((p) => hasCondition(p["status"]?.conditions, "Ready")).length;
  const labels = Object.entries(set["spec"].template?.metadata?.labels ?? {});
  const labelled =
    pods.filter((p) => labels.every(([k, v]) => p.metadata.labels?.[k] === v)).length;
  const place = { type, namespace: set.metadata.namespace ?? "", name: set.metadata.name };
  change(kernel, place, (o) => {
    const { conditions } = o["status"] ?? {};
    o["status"] = {
      replicas: pods.length,
      ...(labelled > 0 ? { fullyLabeledReplicas: labelled } : {}),
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
      observedGeneration: set.metadata.generation ?? 0,
      ...(conditions ? { conditions } : {}),
    };
  }, "status");
}
