/**
 * Daemon sets: one pod on every node that takes it.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, create, findAll, remove } from "./access.ts";
import { keepRevision } from "./controller_revisions.ts";
import { recordEvent } from "./event_recorder.ts";
import { nodeProblem } from "./node_fit.ts";
import { podOf } from "./replica_set.ts";
import { templateHash } from "./template_hash.ts";
import { owned, workloadLoop } from "./workload_loop.ts";

const REVISION = "controller-revision-hash";

/** Starts the controller; the returned function stops it. */
export function startDaemonSetController(kernel: Kernel): () => void {
  const sets = kernel.catalog.type("apps", "daemonsets");
  const pods = kernel.catalog.type("", "pods");
  const nodes = kernel.catalog.type("", "nodes");
  if (!sets || !pods || !nodes) return () => {};
  return workloadLoop(kernel, sets, ["/pods", "/nodes"], (set) => {
    const namespace = set.metadata.namespace ?? "";
    const hash = templateHash(set["spec"].template);
    const mine = owned(kernel, pods, set);
    keepRevision(kernel, set, hash, REVISION);
    // Daemons run on nodes that take no other new pods.
    const wanted = findAll(kernel, nodes, "").filter((n) => {
      const node = { ...n, spec: { ...n["spec"], unschedulable: false } };
      return nodeProblem(node, { ...set, spec: set["spec"].template.spec }) === undefined;
    }).map((n) => n.metadata.name);
    for (const node of wanted) {
      if (mine.some((p) => p["spec"].nodeName === node)) continue;
      const pod = podOf(set) as unknown as AnyObject;
      pod.metadata.labels = {
        ...pod.metadata.labels,
        [REVISION]: hash,
        "pod-template-generation": "1",
      };
      pod["spec"].nodeName = node;
      const made = create(kernel, pods, namespace, pod);
      if (!made) continue;
      recordEvent(
        kernel,
        set,
        "daemonset-controller",
        "SuccessfulCreate",
        `Created pod: ${made.metadata.name}`,
      );
    }
    for (const pod of mine) {
      const stale = pod.metadata.labels?.[REVISION] !== hash &&
        set["spec"].updateStrategy?.type !== "OnDelete";
      if (stale || !wanted.includes(pod["spec"].nodeName)) {
        remove(kernel, { type: pods, namespace, name: pod.metadata.name });
      }
    }
    report(kernel, sets, set, owned(kernel, pods, set), wanted.length, hash);
  });
}

function report(
  kernel: Kernel,
  sets: ResourceType,
  set: AnyObject,
  pods: readonly AnyObject[],
  wanted: number,
  hash: string,
): void {
  const ready = pods.filter((p) => hasCondition(p["status"]?.conditions, "Ready")).length;
  const updated = pods.filter((p) => p.metadata.labels?.[REVISION] === hash).length;
  const place = { type: sets, namespace: set.metadata.namespace ?? "", name: set.metadata.name };
  change(kernel, place, (o) => {
    o["status"] = {
      currentNumberScheduled: pods.length,
      numberMisscheduled: 0,
      desiredNumberScheduled: wanted,
      numberReady: ready,
      observedGeneration: set.metadata.generation ?? 0,
      ...(updated > 0 ? { updatedNumberScheduled: updated } : {}),
      ...(ready > 0 ? { numberAvailable: ready } : {}),
      ...(wanted > ready ? { numberUnavailable: wanted - ready } : {}),
    };
  }, "status");
}
