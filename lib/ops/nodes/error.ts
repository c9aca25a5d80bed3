/**
 * The error of drains.
 *
 * @module
 */

import type { DrainedPod } from "../../client/nodes.ts";
import { KubeError } from "../../errors.ts";

/** A pod that a drain must not touch without being told to. */
export interface RefusedPod extends DrainedPod {
  /** Why: "it has local storage (emptyDir)". */
  readonly reason: string;
}

/** A drain that would lose something; no pod has been touched. */
export class DrainError extends KubeError {
  /** The name of the class. */
  override name = "DrainError";
  /** The pods that stand in the way. */
  readonly pods: readonly RefusedPod[];

  /** Makes one, with the pods that stand in the way. */
  constructor(node: string, pods: readonly RefusedPod[]) {
    const lines = pods.map((p) => `\n  - ${p.namespace}/${p.name}: ${p.reason}`);
    super(`Cannot drain node "${node}": ${pods.length} pods stand in the way${lines.join("")}`);
    this.pods = pods;
  }
}
