/**
 * A scheduler and a kubelet that pretend: pods get a node, run, finish, and go when they are told to.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { internalCall } from "../call.ts";
import type { Kernel } from "../kernel.ts";
import { assignNode } from "../pod_binding.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, find, findAll, type Place, remove } from "./access.ts";
import { recordEvent } from "./event_recorder.ts";
import { nodeProblem } from "./node_fit.ts";
import { type ContainerRun, runningStatus, terminatedStatus } from "./pod_status.ts";
import { workQueue } from "./work_queue.ts";

/** The exit code with which a simulated pod that is to finish finishes. */
export const EXIT_CODE = "simulate.kubist.dev/exit-code";

/** Starts the simulation; the returned function stops it. */
export function startPodSimulator(kernel: Kernel): () => void {
  const pods = kernel.catalog.type("", "pods");
  const nodes = kernel.catalog.type("", "nodes");
  if (!pods || !nodes) return () => {};
  let addresses = 0;
  const queue = workQueue((key) => {
    const slash = key.indexOf("/");
    attend({ type: pods, namespace: key.slice(0, slash), name: key.slice(slash + 1) });
  });

  function attend(place: Place): void {
    const pod = find(kernel, place);
    if (!pod) return;
    if (pod.metadata.deletionTimestamp !== undefined) return stop(place, pod);
    if (!pod["spec"].nodeName) return schedule(kernel, place, pod, nodes as ResourceType);
    if (pod["status"]?.phase === "Pending") start(place, pod);
    else if (pod["status"]?.phase === "Running" && finishes(pod)) finish(place, pod);
  }

  function start(place: Place, pod: AnyObject): void {
    addresses++;
    const ip = `10.244.${(addresses >> 8) & 255}.${addresses & 255}`;
    const run: ContainerRun = {
      now: kernel.timestamp(),
      id: () => kernel.ids.uid().replaceAll("-", ""),
    };
    for (const c of pod["spec"].containers) {
      recordEvent(
        kernel,
        pod,
        "kubelet",
        "Pulled",
        `Container image "${c.image}" already present on machine`,
      );
      recordEvent(kernel, pod, "kubelet", "Created", `Container created: ${c.name}`);
      recordEvent(kernel, pod, "kubelet", "Started", `Container started: ${c.name}`);
    }
    change(kernel, place, (o) => void (o["status"] = runningStatus(o, run, ip)), "status");
  }

  function finish(place: Place, pod: AnyObject): void {
    const code = Number(pod.metadata.annotations?.[EXIT_CODE] ?? 0);
    change(
      kernel,
      place,
      (o) => void (o["status"] = terminatedStatus(o, kernel.timestamp(), code)),
      "status",
    );
    kernel.logs.end(pod.metadata.uid);
  }

  function stop(place: Place, pod: AnyObject): void {
    if ((pod.metadata.deletionGracePeriodSeconds ?? 0) > 0) {
      recordEvent(kernel, pod, "kubelet", "Killing", "Stopping container");
    }
    kernel.logs.end(pod.metadata.uid);
    remove(kernel, place, { gracePeriodSeconds: 0, preconditions: { uid: pod.metadata.uid } });
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
  };
}

/** Pods of jobs end, and those that say how. */
function finishes(pod: AnyObject): boolean {
  if (pod["spec"].restartPolicy === "Always") return false;
  return pod.metadata.ownerReferences?.some((r) => r.kind === "Job") === true ||
    pod.metadata.annotations?.[EXIT_CODE] !== undefined;
}

function schedule(kernel: Kernel, place: Place, pod: AnyObject, nodes: ResourceType): void {
  if ((pod["spec"].schedulingGates ?? []).length > 0) return;
  if (pod["spec"].schedulerName !== "default-scheduler") return;
  const all = findAll(kernel, nodes, "");
  const problems = all.map((n) => ({ node: n, problem: nodeProblem(n, pod) }));
  const fit = problems.filter((p) => p.problem === undefined).map((p) => p.node);
  const load = new Map<string, number>();
  for (const p of findAll(kernel, place.type, "")) {
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
