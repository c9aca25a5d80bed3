/**
 * Disruption budgets: how many pods may go.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 *
 * @module
 */

import { setCondition } from "../../meta/conditions.ts";
import type { Kernel } from "../kernel.ts";
import { budgetState } from "../pod_eviction.ts";
import { change } from "./access.ts";
import { workloadLoop } from "./workload_loop.ts";

/** Starts the controller; the returned function stops it. */
export function startDisruptionController(kernel: Kernel): () => void {
  const budgets = kernel.catalog.type("policy", "poddisruptionbudgets");
  if (!budgets) return () => {};
  return workloadLoop(kernel, budgets, [], (budget) => {
    const { namespace = "", name, generation } = budget.metadata;
    const state = budgetState(kernel, budget);
    const enough = state.disruptionsAllowed > 0;
    change(kernel, { type: budgets, namespace, name }, (o) => {
      const condition = {
        type: "DisruptionAllowed",
        status: enough ? "True" : "False",
        reason: enough ? "SufficientPods" : "InsufficientPods",
        message: "",
        observedGeneration: generation ?? 0,
      };
      o["status"] = {
        ...o["status"],
        ...state,
        observedGeneration: generation ?? 0,
        conditions: setCondition(o["status"]?.conditions, condition, kernel.timestamp()),
      };
    }, "status");
  }, ["/pods"]);
}
