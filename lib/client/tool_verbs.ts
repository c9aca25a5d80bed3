/**
 * Which kinds have verbs that take several requests.
 *
 * @module
 */

import type { Identified } from "../meta/kind.ts";
import type { Flow } from "../stream/flow.ts";
import type { CopyVerbs } from "./copying.ts";
import type { DebugVerbs } from "./debugging.ts";
import type { ForwardVerbs } from "./forwarding.ts";
import type { CronJobVerbs } from "./cron_jobs.ts";
import type { NodeVerbs } from "./nodes.ts";
import type { PauseVerbs, RolloutVerbs, WorkloadLine, WorkloadLogVerbs } from "./workloads.ts";
import type { WorkloadLogOptions } from "./workloads.ts";

/** What is done through an object on its pods. */
interface PodsVerbs extends WorkloadLogVerbs, ForwardVerbs {}

/** The verbs by `apiVersion kind`. */
interface VerbsOf<T> {
  readonly "apps/v1 Deployment": RolloutVerbs<T> & PauseVerbs<T> & PodsVerbs;
  readonly "apps/v1 DaemonSet": RolloutVerbs<T> & PodsVerbs;
  readonly "apps/v1 StatefulSet": RolloutVerbs<T> & PodsVerbs;
  readonly "apps/v1 ReplicaSet": PodsVerbs;
  readonly "batch/v1 Job": PodsVerbs;
  readonly "batch/v1 CronJob": CronJobVerbs;
  readonly "v1 Pod": ForwardVerbs & CopyVerbs & DebugVerbs;
  readonly "v1 ReplicationController": PodsVerbs;
  readonly "v1 Service": PodsVerbs;
  readonly "v1 Node": NodeVerbs<T>;
}

/** The log of what the compiler does not know: lines of a pod, or those of a workload's pods. */
export interface AnyLogVerbs {
  /** As `logs` of pods, or of workloads. */
  logs(name: string, options?: WorkloadLogOptions): Flow<string | WorkloadLine>;
  /** As `logs` of the pods that a view shows. */
  logs(options?: WorkloadLogOptions): Flow<WorkloadLine>;
}

/** All of them, for views of any resource. */
export type AllToolVerbs<T> =
  & RolloutVerbs<T>
  & PauseVerbs<T>
  & NodeVerbs<T>
  & CronJobVerbs
  & ForwardVerbs
  & CopyVerbs
  & DebugVerbs
  & AnyLogVerbs;

/** The verbs that a kind has beyond those of its resource; all, where the compiler does not know it. */
export type ToolVerbs<T extends Identified> = string extends T["kind"] ? AllToolVerbs<T>
  : `${T["apiVersion"]} ${T["kind"]}` extends keyof VerbsOf<T>
    ? VerbsOf<T>[`${T["apiVersion"]} ${T["kind"]}`]
  : unknown;
