/**
 * What a kubelet says about a pod.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";

/** When and under which ids containers start. */
export interface ContainerRun {
  readonly now: string;
  readonly id: () => string;
}

/** The status of an ephemeral container that runs. */
export function ephemeralStatus(
  { name, image }: { readonly name: string; readonly image: string },
  { now, id }: ContainerRun,
): Record<string, unknown> {
  return {
    name,
    image,
    imageID: `${image}@sha256:${"0".repeat(64)}`,
    containerID: `containerd://${id()}`,
    state: { running: { startedAt: now } },
    lastState: {},
    ready: false,
    restartCount: 0,
  };
}

const HOST_IP = "192.168.0.1";

/** The status of a pod whose containers all run. */
export function runningStatus(
  pod: AnyObject,
  run: ContainerRun,
  ip: string,
): Record<string, unknown> {
  const { now } = run;
  const host = pod["spec"].hostNetwork === true;
  const podIP = host ? HOST_IP : ip;
  const up = (type: string) => ({
    type,
    status: "True",
    lastProbeTime: null,
    lastTransitionTime: now,
  });
  const container = (c: { name: string; image: string }, state: unknown, ready: boolean) => ({
    name: c.name,
    state,
    lastState: {},
    ready,
    restartCount: 0,
    image: c.image,
    imageID: `${c.image}@sha256:${"0".repeat(64)}`,
    containerID: `containerd://${run.id()}`,
    started: ready,
  });
  const init: { name: string; image: string; restartPolicy?: string }[] =
    pod["spec"].initContainers ?? [];
  const done = {
    terminated: { exitCode: 0, reason: "Completed", startedAt: now, finishedAt: now },
  };
  const running = { running: { startedAt: now } };
  return {
    ...pod["status"],
    phase: "Running",
    conditions: [
      "PodReadyToStartContainers",
      "Initialized",
      "Ready",
      "ContainersReady",
      "PodScheduled",
    ].map(up),
    hostIP: HOST_IP,
    hostIPs: [{ ip: HOST_IP }],
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: now,
    ...(init.length === 0 ? {} : {
      initContainerStatuses: init.map((c) =>
        c.restartPolicy === "Always" ? container(c, running, true) : container(c, done, true)
      ),
    }),
    containerStatuses: pod["spec"].containers.map((c: { name: string; image: string }) =>
      container(c, running, true)
    ),
  };
}

/** The status of a pod whose containers all ended. */
export function terminatedStatus(
  pod: AnyObject,
  now: string,
  exitCode: number,
): Record<string, unknown> {
  const status = pod["status"] ?? {};
  const good = exitCode === 0;
  const reason = good ? "PodCompleted" : "PodFailed";
  return {
    ...status,
    phase: good ? "Succeeded" : "Failed",
    conditions: (status.conditions ?? []).map((c: { type: string }) =>
      c.type === "Ready" || c.type === "ContainersReady"
        ? { ...c, status: "False", reason, lastTransitionTime: now }
        : c
    ),
    containerStatuses: (status.containerStatuses ?? []).map((c: AnyObject["status"]) => ({
      ...c,
      ready: false,
      started: false,
      state: {
        terminated: {
          exitCode,
          reason: good ? "Completed" : "Error",
          startedAt: c.state?.running?.startedAt ?? now,
          finishedAt: now,
          containerID: c.containerID,
        },
      },
    })),
  };
}
