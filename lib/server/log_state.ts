/**
 * Whether a container has anything to tell, in the words of a kubelet.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-states
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";

interface ContainerState {
  readonly waiting?: { readonly reason?: string };
  readonly running?: unknown;
  readonly terminated?: unknown;
}

interface ContainerStatus {
  readonly name: string;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

/**
 * Why a container has printed nothing yet; undefined once it runs or has run. The phase decides where
 * nobody tells the states of containers.
 */
export function waitingProblem(pod: AnyObject, container: string): string | undefined {
  const status = statusOf(pod, container);
  if (!status && (pod["status"]?.phase ?? "Pending") !== "Pending") return undefined;
  const { state = {}, lastState = {} } = status ?? {};
  if (state.running || state.terminated || lastState.terminated) return undefined;
  const reason = state.waiting?.reason ?? "ContainerCreating";
  const known = WORDS[reason] ?? reason;
  const { name } = pod.metadata;
  return `container "${container}" in pod "${name}" is waiting to start: ${known}`;
}

const WORDS: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: "trying and failing to pull image",
};

/** Whether a container prints no more. */
export function hasEnded(pod: AnyObject, container: string): boolean {
  if (["Succeeded", "Failed"].includes(pod["status"]?.phase)) return true;
  return statusOf(pod, container)?.state?.terminated !== undefined;
}

function statusOf({ status }: AnyObject, container: string): ContainerStatus | undefined {
  const lists = ["containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"];
  const all: ContainerStatus[] = lists.flatMap((list) => status?.[list] ?? []);
  return all.find(({ name }) => name === container);
}
