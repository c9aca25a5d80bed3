/**
 * Which container is meant, and why it cannot be reached: what the pod itself says about it.
 *
 * Asked only when the server has refused, so that the usual case takes one request.
 *
 * @module
 */

import { ApiError, ContainerError, type ContainerProblem, isApiError } from "../errors.ts";
import type { ContainerStatus, Pod } from "../generated/core/v1.ts";
import { toGetRequest } from "../wire/request.ts";
import type { KnownTarget, Requester } from "./requester.ts";

const defaultContainer = "kubectl.kubernetes.io/default-container";

/** What was asked for, and refused. */
export interface Refused {
  readonly target: KnownTarget;
  /** For messages: `run a command in pods "a" in namespace "web"`. */
  readonly act: string;
  /** The container that the caller named. */
  readonly container: string | undefined;
  readonly error: unknown;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The container to try instead, where the pod names a default one.
 *
 * **Errors**: a {@linkcode ContainerError} that explains the refusal; the refusal itself where the
 * pod does not explain it, or may not be read.
 */
export async function otherContainer(requester: Requester, refused: Refused): Promise<string> {
  const { container, error, target, signal } = refused;
  if (!(error instanceof ApiError) || ![400, 500].includes(error.code)) throw error;
  const pod = await readPod(requester, target, signal);
  if (!pod) throw error;
  const regular = pod.spec.containers.map(({ name }) => name);
  const preferred = pod.metadata.annotations?.[defaultContainer];
  if (container === undefined && error.code === 400 && regular.length > 1) {
    if (preferred !== undefined && regular.includes(preferred)) return preferred;
    const state = `it has several containers: ${regular.join(", ")}; name one`;
    throw refusal(refused, "exec.container_needed", regular, state);
  }
  const all = [pod.spec.containers, pod.spec.initContainers, pod.spec.ephemeralContainers]
    .flatMap((containers) => containers ?? []).map(({ name }) => name);
  if (container !== undefined && !all.includes(container)) {
    const state = `it has no container "${container}", but ${all.join(", ")}`;
    throw refusal(refused, "exec.container_unknown", all, state);
  }
  const state = stateOf(pod, container ?? regular[0] ?? "");
  if (state !== undefined) throw refusal(refused, "exec.not_running", all, state);
  throw error;
}

/**
 * The same for its log.
 *
 * **Errors**: a {@linkcode ContainerError} that says why there is no log; the refusal itself where it
 * is about something else.
 */
export async function otherLog(requester: Requester, refused: Refused): Promise<string> {
  try {
    return await otherContainer(requester, refused);
  } catch (error) {
    const problem = "logs.unavailable";
    if (error instanceof ContainerError && error.problem === "exec.not_running") {
      const { containers, message, cause } = error;
      throw new ContainerError(message, { problem, containers, cause });
    }
    if (!isApiError(error, "BadRequest")) throw error;
    throw new ContainerError(error.message, { problem, containers: [], cause: error });
  }
}

function refusal(
  { act, error }: Refused,
  problem: ContainerProblem,
  containers: readonly string[],
  state: string,
): ContainerError {
  return new ContainerError(`Cannot ${act}: ${state}`, { problem, containers, cause: error });
}

/** The pod; undefined where it is gone or not for this user to see. */
export async function readPod(
  requester: Requester,
  target: KnownTarget,
  signal?: AbortSignal,
): Promise<Pod | undefined> {
  try {
    const request = toGetRequest({ ...target, subresource: undefined });
    return await requester.object<Pod>(request, target.kind, { signal });
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

/** Why a container does not run; undefined where it does, or nothing is known. */
function stateOf(pod: Pod, name: string): string | undefined {
  const { phase, reason, message } = pod.status ?? {};
  const why = [reason, message].filter((part) => part !== undefined && part !== "").join(": ");
  const { waiting, terminated } = statusOf(pod, name)?.state ?? {};
  if (waiting) return `container "${name}" is waiting: ${waiting.reason ?? "no reason given"}`;
  if (terminated) {
    const { exitCode, reason: end = "ended" } = terminated;
    return `container "${name}" has ended: ${end}, with exit code ${exitCode}`;
  }
  if (phase === undefined || phase === "Running") return undefined;
  return `the pod is ${phase}${why === "" ? "" : `: ${why}`}`;
}

/** What is known of a container of any sort. */
export function statusOf(pod: Pod, name: string): ContainerStatus | undefined {
  const { containerStatuses, initContainerStatuses, ephemeralContainerStatuses } = pod.status ?? {};
  return [containerStatuses, initContainerStatuses, ephemeralContainerStatuses]
    .flatMap((statuses) => statuses ?? []).find((status) => status.name === name);
}
