/**
 * A kubelet that pretends: pods run, finish, and go when they are told to.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, type Place, remove } from "./access.ts";
import { recordEvent } from "./event_recorder.ts";
import { finishes, printScript, waitsForInput } from "./pod_script.ts";
import {
  type ContainerRun,
  ephemeralStatus,
  runningStatus,
  terminatedStatus,
} from "./pod_status.ts";
import { runToEnd } from "./restarts.ts";

/** What the simulator asks of it. */
export interface Kubelet {
  /** Starts a pod that waits on its node, and what has been added to one that runs. */
  attend(place: Place, pod: AnyObject): void;
  /** Ends a pod that is to go, and lets it go. */
  stop(place: Place, pod: AnyObject): void;
  /** Ends what runs, and says nothing of it. */
  close(): void;
}

/** Creates the kubelet of all nodes. */
export function createKubelet(kernel: Kernel): Kubelet {
  const running = new Map<string, AbortController>();
  let addresses: number | undefined;

  function nextAddress(): string {
    addresses = (addresses ?? highestAddress(kernel)) + 1;
    return `10.244.${(addresses >> 8) & 255}.${addresses & 255}`;
  }

  async function run(place: Place, pod: AnyObject): Promise<void> {
    const { uid } = pod.metadata;
    if (running.has(uid)) return;
    const ends = new AbortController();
    running.set(uid, ends);
    const code = await runToEnd(kernel, place, pod, ends.signal);
    running.delete(uid);
    if (code !== undefined) finish(kernel, place, pod, code);
  }

  return {
    attend(place, pod) {
      const phase = pod["status"]?.phase;
      if (phase === "Pending") start(kernel, place, pod, nextAddress());
      if (phase !== "Running") return;
      startEphemeral(kernel, place, pod);
      if (finishes(pod) && !waitsForInput(pod)) void run(place, pod);
    },
    stop(place, pod) {
      const { uid, deletionGracePeriodSeconds = 0 } = pod.metadata;
      if (deletionGracePeriodSeconds > 0) {
        recordEvent(kernel, pod, "kubelet", "Killing", "Stopping container");
      }
      kernel.logs.end(uid);
      running.get(uid)?.abort();
      remove(kernel, place, { gracePeriodSeconds: 0, preconditions: { uid } });
    },
    close() {
      for (const ends of running.values()) ends.abort();
    },
  };
}

/** The last address that a pod has, so that a cluster which comes back gives none of them twice. */
function highestAddress(kernel: Kernel): number {
  let highest = 0;
  for (const { text } of kernel.store.of("/pods").range("", "")) {
    const [, high, low] = /"podIP":"10\.244\.(\d+)\.(\d+)"/.exec(text) ?? [];
    if (high !== undefined) highest = Math.max(highest, Number(high) * 256 + Number(low));
  }
  return highest;
}

function containerRun(kernel: Kernel): ContainerRun {
  return { now: kernel.timestamp(), id: () => kernel.ids.uid().replaceAll("-", "") };
}

function start(kernel: Kernel, place: Place, pod: AnyObject, ip: string): void {
  const told = (reason: string, text: string) => recordEvent(kernel, pod, "kubelet", reason, text);
  for (const c of pod["spec"].containers) {
    told("Pulled", `Container image "${c.image}" already present on machine`);
    told("Created", `Container created: ${c.name}`);
    told("Started", `Container started: ${c.name}`);
  }
  const run = containerRun(kernel);
  change(kernel, place, (o) => void (o["status"] = runningStatus(o, run, ip)), "status");
  printScript(kernel, pod);
}

function startEphemeral(kernel: Kernel, place: Place, pod: AnyObject): void {
  const wanted: { name: string; image: string }[] = pod["spec"].ephemeralContainers ?? [];
  const known: { name: string }[] = pod["status"].ephemeralContainerStatuses ?? [];
  const fresh = wanted.filter((c) => !known.some((k) => k.name === c.name));
  if (fresh.length === 0) return;
  const run = containerRun(kernel);
  const statuses = fresh.map((c) => ephemeralStatus(c, run));
  change(kernel, place, (o) => {
    o["status"] = { ...o["status"], ephemeralContainerStatuses: [...known, ...statuses] };
  }, "status");
}

function finish(kernel: Kernel, place: Place, pod: AnyObject, code: number): void {
  const now = kernel.timestamp();
  change(kernel, place, (o) => void (o["status"] = terminatedStatus(o, now, code)), "status");
  kernel.logs.end(pod.metadata.uid);
}
