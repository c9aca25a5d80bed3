/**
 * The verbs of nodes: closing them for new pods and emptying them.
 *
 * @module
 */

import type { Node } from "../generated/core/v1.ts";
import type { AnyObject } from "../meta/object.ts";
import type { LabelQuery } from "../meta/selector.ts";
import type { Flow } from "../stream/flow.ts";
import type { WriteOptions } from "../wire/write_options.ts";
import type { ToolCall } from "./tool_call.ts";

/** A pod of a node that is drained. */
export interface DrainedPod {
  /** Where it is. */
  readonly namespace: string;
  /** What it is called. */
  readonly name: string;
}

/** One step of a drain. */
export type DrainEvent =
  /** The node takes no new pods. */
  | { readonly type: "cordoned"; readonly node: string }
  /** The pod stays: a DaemonSet's, a static one, or one that is not selected. */
  | { readonly type: "skipped"; readonly pod: DrainedPod; readonly reason: string }
  /** The pod is asked to go. The reason says what gets lost by that, if anything. */
  | { readonly type: "evicting"; readonly pod: DrainedPod; readonly reason?: string }
  /** A disruption budget forbids it for now; it is asked again in 5 s. */
  | { readonly type: "blocked"; readonly pod: DrainedPod; readonly reason: string }
  /** The pod is gone. */
  | { readonly type: "evicted"; readonly pod: DrainedPod };

/** How to drain; the names are those of kubectl's flags. */
export interface DrainOptions {
  /** Ends it; the loop then throws `signal.reason`. What was evicted stays so. */
  readonly signal?: AbortSignal | undefined;
  /** For all of it. @default {no limit} */
  readonly timeoutMs?: number | undefined;
  /** Leave pods of DaemonSets, which would come back at once, alone. @default {true}; kubectl's is false */
  readonly ignoreDaemonSets?: boolean | undefined;
  /** Go on although volumes of type emptyDir will be lost. @default {false} */
  readonly deleteEmptyDirData?: boolean | undefined;
  /** Go on although nothing will make some pods again. @default {false} */
  readonly force?: boolean | undefined;
  /** Only pods with these labels. @default {all} */
  readonly podSelector?: string | LabelQuery | undefined;
  /** Seconds pods may take to end. @default {each pod's own} */
  readonly gracePeriodSeconds?: number | undefined;
  /** Delete pods without asking disruption budgets. @default {false} */
  readonly disableEviction?: boolean | undefined;
  /** Ask the server for everything, change nothing. @default {false} */
  readonly dryRun?: boolean | undefined;
}

/** Closing nodes and emptying them. Source: https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/ */
export interface NodeVerbs<T = Node> {
  /** Lets no new pods onto a node. **Wire**: PATCH */
  cordon(name: string, options?: WriteOptions): Promise<T>;
  /** Lets new pods onto a node again. **Wire**: PATCH */
  uncordon(name: string, options?: WriteOptions): Promise<T>;
  /**
   * Closes a node and evicts its pods as disruption budgets allow, by kubectl's rules.
   *
   * **Wire**: PATCH of the node, list and watch of its pods, POST on `/eviction` of each.
   * **Yields**: {@linkcode DrainEvent}
   * **Errors**: `DrainError` with the pods that would be lost, before any is touched; `WaitError` with
   * those that remain when the time is up.
   *
   * @example
   * ```ts
   * import { startCluster } from "kubist/testing";
   *
   * await using cluster = await startCluster({ simulate: true });
   * const k = cluster.client();
   * await k.nodes().create({ metadata: { name: "n1" } });
   * for await (const event of k.nodes().drain("n1")) console.log(event.type); // cordoned
   * ```
   */
  drain(name: string, options?: DrainOptions): Flow<DrainEvent>;
}

/** What `lib/ops` does for nodes. */
export interface NodeTools {
  setSchedulable(call: ToolCall, schedulable: boolean, options: WriteOptions): Promise<AnyObject>;
  drain(call: ToolCall, options: DrainOptions): AsyncIterable<DrainEvent>;
}
