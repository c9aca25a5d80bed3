/**
 * The verbs of workloads: what takes several requests on what a Deployment, a DaemonSet, a StatefulSet or
 * a Job makes of its template.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import type { Flow } from "../stream/flow.ts";
import type { CallOptions } from "../wire/read_options.ts";
import type { WriteOptions } from "../wire/write_options.ts";
import type { TriggerOptions } from "./cron_jobs.ts";
import type { LogOptions } from "./options.ts";
import type { Requester } from "./requester.ts";
import type { ToolCall } from "./tool_call.ts";

/** How far a rollout is. */
export interface RolloutStatus {
  /** Whether it is finished; then this is the last. */
  readonly done: boolean;
  /** What `kubectl rollout status` prints. */
  readonly message: string;
  /** Pods there are to be. */
  readonly total: number;
  /** Pods of the newest template. */
  readonly updated: number;
  /** Pods of any template that are ready. */
  readonly ready: number;
  /** Pods of any template that have been ready for as long as the workload asks. */
  readonly available: number;
}

/** How to follow a rollout. */
export interface RolloutOptions {
  /** Ends it; it then throws `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** How long it may take. @default {no limit: the workload has a deadline of its own} */
  readonly timeoutMs?: number | undefined;
}

/** One template that a workload has had. */
export interface Revision {
  /** Its number, from 1. */
  readonly revision: number;
  /** The ReplicaSet or ControllerRevision that keeps it. */
  readonly name: string;
  /** The images of its containers. */
  readonly images: readonly string[];
  /** What the annotation `kubernetes.io/change-cause` says. */
  readonly cause: string | undefined;
  /** Whether it is the one in use. */
  readonly current: boolean;
}

/** How to go back. */
export interface UndoOptions extends WriteOptions {
  /** The revision to go back to, as `history` numbers them. @default {the one before the present} */
  readonly to?: number | undefined;
}

/** Rolling out templates: Deployments, DaemonSets, StatefulSets. */
export interface RolloutVerbs<T> {
  /**
   * Follows a rollout until it is finished.
   *
   * **Wire**: watch of the object. **Yields**: {@linkcode RolloutStatus}, each time its message changes.
   * **Errors**: `WaitError` when the workload has passed its progress deadline, was deleted, or
   * `timeoutMs` are up; NotFound.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster({ simulate: true });
   * const k = cluster.client();
   * const labels = { app: "api" };
   * const containers = [{ name: "main", image: "registry.example/api:1" }];
   * await k.deployments("default").create({
   *   metadata: { name: "api" },
   *   spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } },
   * });
   * await k.deployments("default").setImage("api", { main: "registry.example/api:2" });
   * for await (const s of k.deployments("default").rollout("api")) console.log(s.updated, s.total);
   * // 1 1
   * ```
   */
  rollout(name: string, options?: RolloutOptions): Flow<RolloutStatus>;
  /**
   * Replaces all pods, one after the other, by an annotation of the template with the present time.
   *
   * **Wire**: GET, then PATCH. **Errors**: `TypeError` for a Deployment that is paused.
   */
  restart(name: string, options?: WriteOptions): Promise<T>;
  /**
   * Gives containers new images: `{ main: "registry.example/api:2" }`, "*" for all.
   *
   * **Wire**: GET, then PATCH; again after a conflict. **Errors**: `TypeError` that lists the containers
   * when there is none of a name.
   */
  setImage(
    name: string,
    images: Readonly<Record<string, string>>,
    options?: WriteOptions,
  ): Promise<T>;
  /** The templates that are kept, oldest first. **Wire**: GET of ReplicaSets or ControllerRevisions. */
  history(name: string, options?: CallOptions): Promise<Revision[]>;
  /**
   * Goes back to an earlier template; the object as it is when that is the present one.
   *
   * **Wire**: GET of the revisions, then PATCH. **Errors**: `RangeError` for a revision that is not kept;
   * `TypeError` for a Deployment that is paused.
   */
  undo(name: string, options?: UndoOptions): Promise<T>;
}

/** Halting rollouts: Deployments. */
export interface PauseVerbs<T> {
  /** Changes of the template are not rolled out until `resume`. **Wire**: PATCH */
  pause(name: string, options?: WriteOptions): Promise<T>;
  /** **Wire**: PATCH */
  resume(name: string, options?: WriteOptions): Promise<T>;
}

/** One line of one container. */
export interface WorkloadLine {
  /** The pod's name. */
  readonly pod: string;
  /** The container that printed it. */
  readonly container: string;
  /** The line, without its end. */
  readonly line: string;
}

/** Which lines of a workload's log. */
export interface WorkloadLogOptions extends Omit<LogOptions, "previous"> {
  /**
   * The container, or all of them, those of the start included.
   *
   * @default {the annotation `kubectl.kubernetes.io/default-container`, else the first}
   */
  readonly containers?: string | "*" | undefined;
  /** Pods that are followed at once; `RangeError` beyond. @default {50} */
  readonly maxPods?: number | undefined;
}

/** The logs of all pods of a workload. */
export interface WorkloadLogVerbs {
  /**
   * The lines of all pods, as they come. With `follow`, of pods that are made later and of containers that
   * start again as well, each line once; it ends when the loop is left.
   *
   * **Wire**: GET or watch of the pods by the workload's selector, GET on `/log` of each.
   * **Yields**: {@linkcode WorkloadLine}
   */
  logs(name: string, options?: WorkloadLogOptions): Flow<WorkloadLine>;
}

/** What `lib/ops` does for workloads. */
export interface WorkloadTools {
  rollout(call: ToolCall, options: RolloutOptions): AsyncIterable<RolloutStatus>;
  restart(call: ToolCall, options: WriteOptions): Promise<AnyObject>;
  setImage(
    call: ToolCall,
    images: Readonly<Record<string, string>>,
    options: WriteOptions,
  ): Promise<AnyObject>;
  history(call: ToolCall, options: CallOptions): Promise<Revision[]>;
  undo(call: ToolCall, options: UndoOptions): Promise<AnyObject>;
  setPaused(call: ToolCall, paused: boolean, options: WriteOptions): Promise<AnyObject>;
  logs(call: ToolCall, options: WorkloadLogOptions): AsyncIterable<WorkloadLine>;
  logsOfPods(requester: Requester, options: WorkloadLogOptions): AsyncIterable<WorkloadLine>;
  trigger(call: ToolCall, options: TriggerOptions): Promise<AnyObject>;
}
