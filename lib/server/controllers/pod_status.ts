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

type ContainerStatus = AnyObject["status"];

/** The status with other states of its containers, which are ready or not. */
function withContainers(
  pod: AnyObject,
  ready: boolean,
  now: string | undefined,
  state: (container: ContainerStatus) => Record<string, unknown>,
): Record<string, unknown> {
  const status = pod["status"] ?? {};
  const containers: ContainerStatus[] = status.containerStatuses ?? [];
  const names = containers.map((c) => c.name).join(" ");
  const unready = {
    reason: "ContainersNotReady",
    message: `containers with unready status: [${names}]`,
  };
  return {
    ...status,
    conditions: (status.conditions ?? []).map((condition: { type: string }) => {
      if (!["Ready", "ContainersReady"].includes(condition.type)) return condition;
      const { reason: _reason, message: _message, ...rest } = condition as Record<string, unknown>;
      return {
        ...rest,
        status: ready ? "True" : "False",
        ...(now !== undefined && { lastTransitionTime: now }),
        ...(ready ? {} : unready),
      };
    }),
    containerStatuses: containers.map((c) => ({ ...c, ready, started: ready, ...state(c) })),
  };
}

/** The status of a pod whose containers have failed, and are to be restarted. */
export function crashedStatus(
  pod: AnyObject,
  now: string,
  exitCode: number,
): Record<string, unknown> {
  return withContainers(pod, false, now, ({ state, containerID }) => {
    const startedAt = state?.running?.startedAt ?? now;
    const ended = { exitCode, reason: "Error", startedAt, finishedAt: now, containerID };
    return { state: { terminated: ended }, lastState: {} };
  });
}

/** The status of a pod whose containers wait for their restart. */
export function backOffStatus(pod: AnyObject, seconds: number): Record<string, unknown> {
  const { name, namespace, uid } = pod.metadata;
  const wait = seconds % 60 === 0
    ? `${seconds / 60}m0s`
    : seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
  return withContainers(pod, false, undefined, (c) => {
    const message =
      `back-off ${wait} restarting failed container=${c.name} pod=${name}_${namespace}(${uid})`;
    return { state: { waiting: { reason: "CrashLoopBackOff", message } }, lastState: c.state };
  });
}

/** The status of a pod whose containers run once more. */
export function restartedStatus(pod: AnyObject, now: string): Record<string, unknown> {
  return withContainers(pod, true, now, (c) => ({
    state: { running: { startedAt: now } },
    lastState: c.state?.terminated ? c.state : c.lastState,
    restartCount: (c.restartCount ?? 0) + 1,
  }));
}
