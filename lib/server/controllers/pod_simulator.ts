/**
 * A scheduler that pretends: pods get a node, and its kubelet does the rest.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { internalCall } from "../call.ts";
import type { Kernel } from "../kernel.ts";
import { assignNode } from "../pod_binding.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, find, findAll, type Place } from "./access.ts";
import { recordEvent } from "./event_recorder.ts";
import { createKubelet } from "./kubelet.ts";
import { nodeProblem } from "./node_fit.ts";
import { workQueue } from "./work_queue.ts";

/** Starts the simulation; the returned function stops it. */
export function startPodSimulator(kernel: Kernel): () => void {
  const pods = kernel.catalog.type("", "pods");
  const nodes = kernel.catalog.type("", "nodes");
  if (!pods || !nodes) return () => {};
  const kubelet = createKubelet(kernel);
  const queue = workQueue((key) => {
    const slash = key.indexOf("/");
    attend({ type: pods, namespace: key.slice(0, slash), name: key.slice(slash + 1) });
  });

  function attend(place: Place): void {
    const pod = find(kernel, place);
    if (!pod) return;
    if (pod.metadata.deletionTimestamp !== undefined) return kubelet.stop(place, pod);
    if (!pod["spec"].nodeName) return schedule(kernel, place, pod, nodes as ResourceType);
    kubelet.attend(place, pod);
  }

  const unlisten = kernel.store.listenAll((storageKey, c) => {
    if (storageKey === "/pods" && c.after) queue.add(c.key);
    // A new or freed node may take a pod that waits.
    if (storageKey === "/nodes" && c.after) {
      for (const pod of findAll(kernel, pods, "")) {
        if (!pod["spec"].nodeName) queue.add(`${pod.metadata.namespace}/${pod.metadata.name}`);
      }
    }
  });
  return () => {
    unlisten();
    queue.stop();
    kubelet.close();
  };
}

function schedule(kernel: Kernel, place: Place, pod: AnyObject, nodes: ResourceType): void {
  if ((pod["spec"].schedulingGates ?? []).length > 0) return;
  if (pod["spec"].schedulerName !== "default-scheduler") return;
  const all = findAll(kernel, nodes, "");
  const problems = all.map((n) => ({ node: n, problem: nodeProblem(n, pod) }));
  const fit = problems.filter((p) => p.problem === undefined).map((p) => p.node);
  const load = new Map<string, number>();
  for (const p of fit.length > 1 ? findAll(kernel, place.type, "") : []) {
    const node = p["spec"].nodeName;
    if (node) load.set(node, (load.get(node) ?? 0) + 1);
  }
  fit.sort((a, b) => (load.get(a.metadata.name) ?? 0) - (load.get(b.metadata.name) ?? 0));
  const chosen = fit[0]?.metadata.name;
  if (chosen !== undefined) {
    assignNode(internalCall(kernel, place.type, place.namespace, place.name), chosen);
    const text = `Successfully assigned ${place.namespace}/${place.name} to ${chosen}`;
    return recordEvent(kernel, pod, "default-scheduler", "Scheduled", text);
  }
  const message = `0/${all.length} nodes are available: ${
    [...new Set(problems.map((p) => p.problem))].join(", ") || "no nodes available to schedule pods"
  }.`;
  change(kernel, place, (o) => {
    const conditions = (o["status"]?.conditions ?? []).filter((c: { type: string }) =>
      c.type !== "PodScheduled"
    );
    const before = (o["status"]?.conditions ?? []).find((c: { type: string }) =>
      c.type === "PodScheduled"
    );
    const lastTransitionTime = before?.lastTransitionTime ?? kernel.timestamp();
    conditions.push({
      type: "PodScheduled",
      status: "False",
      reason: "Unschedulable",
      message,
      lastTransitionTime,
    });
    o["status"] = { ...o["status"], conditions };
  }, "status");
}
