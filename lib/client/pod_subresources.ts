/**
 * The verbs on subresources of pods.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/
 *
 * @module
 */

import type { Status } from "../meta/status.ts";
import type { Flow } from "../stream/flow.ts";
import type { CreateOptions, PatchOptions, UpdateOptions } from "../wire/write_options.ts";
import type { EvictOptions, LogOptions } from "./options.ts";
import type { Patch } from "./verbs.ts";
import type { WorkloadLine, WorkloadLogOptions } from "./workloads.ts";

/** Leaving politely. */
export interface EvictionVerbs {
  /**
   * Evicts a pod, as its disruption budgets allow.
   *
   * **Wire**: POST on `/eviction`. **Errors**: TooManyRequests when a budget forbids it, and still does
   * when `waitMs` have passed. Source: https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
   */
  evict(name: string, options?: EvictOptions): Promise<Status>;
}

/** What a scheduler does. */
export interface BindingVerbs {
  /** Puts a pod on a node. **Wire**: POST on `/binding`. **Errors**: Conflict when it has one. */
  bind(name: string, node: string, options?: CreateOptions): Promise<Status>;
}

/** Containers added to a running pod. */
export interface EphemeralContainersVerbs<T, W> {
  /** **Wire**: PUT on `/ephemeralcontainers` */
  updateEphemeralContainers(object: W, options?: UpdateOptions): Promise<T>;
  /** **Wire**: PATCH on `/ephemeralcontainers` */
  patchEphemeralContainers(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
}

/** Resources of a running pod. */
export interface ResizeVerbs<T, W> {
  /** **Wire**: PUT on `/resize` */
  updateResize(object: W, options?: UpdateOptions): Promise<T>;
  /** **Wire**: PATCH on `/resize` */
  patchResize(name: string, patch: Patch, options?: PatchOptions): Promise<T>;
}

/** The log of a container. */
export interface LogVerbs {
  /**
   * The lines of a container's log, without their line ends.
   *
   * With `follow` the flow outlives broken connections and restarts of the kubelet, each line once, and
   * ends when the container does.
   *
   * **Wire**: GET on `/log`; a followed log is asked for with times, and anew from the second of its
   * last line on. **Yields**: one string a line.
   *
   * **Errors**: `ContainerError` for a container that is not named or not there, or has no log yet;
   * `TypeError` for `sinceSeconds` together with `sinceTime`.
   */
  logs(name: string, options?: LogOptions): Flow<string>;
  /**
   * The lines of all pods that the view shows, as `logs` of a workload has them:
   * `k.pods("web").where({ app: "api" }).logs({ tail: 10 })`.
   *
   * **Yields**: {@linkcode WorkloadLine}
   */
  logs(options?: WorkloadLogOptions): Flow<WorkloadLine>;
}
