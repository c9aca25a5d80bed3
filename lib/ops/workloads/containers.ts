/**
 * Which containers of a pod have a log to follow, and for how long.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";

/** What is known of a container. */
interface ContainerStatus {
  readonly name: string;
  readonly restartCount?: number;
  readonly state?: {
    readonly running?: object;
    readonly terminated?: { readonly exitCode?: number };
  };
}

const defaultKey = "kubectl.kubernetes.io/default-container";

/** The names of the containers that are meant; of a pod that lacks the one, none. */
export function containersOf(pod: AnyObject, wanted: string | undefined): string[] {
  const { initContainers = [], containers = [], ephemeralContainers = [] } = pod.spec;
  const all: string[] = [...initContainers, ...containers, ...ephemeralContainers]
    .map((c: { name: string }) => c.name);
  if (wanted === "*") return all;
  const first: string | undefined = containers[0]?.name;
  const name = wanted ?? pod.metadata.annotations?.[defaultKey] ?? first;
  return all.filter((one) => one === name);
}

/** Whether a container has printed anything, or may have. */
export function hasStarted(pod: AnyObject, container: string): boolean {
  const { state } = statusOf(pod, container) ?? {};
  return state?.running !== undefined || state?.terminated !== undefined;
}

/** Whether a container runs. */
export function isRunning(pod: AnyObject, container: string): boolean {
  return statusOf(pod, container)?.state?.running !== undefined;
}

/** How often a container has been started again. */
export function restartsOf(pod: AnyObject, container: string): number {
  return statusOf(pod, container)?.restartCount ?? 0;
}

/** Whether a container will not run again. */
export function isOver(pod: AnyObject, container: string): boolean {
  if (["Succeeded", "Failed"].includes(pod.status?.phase)) return true;
  const ended = statusOf(pod, container)?.state?.terminated;
  if (ended === undefined) return false;
  const init = (pod.spec.initContainers ?? [])
    .find((c: { name: string }) => c.name === container);
  const policy = init ? init.restartPolicy ?? "OnFailure" : pod.spec.restartPolicy ?? "Always";
  return policy === "Never" || policy === "OnFailure" && ended.exitCode === 0;
}

function statusOf(pod: AnyObject, container: string): ContainerStatus | undefined {
  const { status = {} } = pod;
  const all: ContainerStatus[] = [
    ...status.initContainerStatuses ?? [],
    ...status.containerStatuses ?? [],
    ...status.ephemeralContainerStatuses ?? [],
  ];
  return all.find((one) => one.name === container);
}
