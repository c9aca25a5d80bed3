/**
 * The priority classes of pods that a cluster cannot do without.
 *
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/
 *
 * @module
 */

import type { Draft } from "./draft.ts";

const CLASSES: readonly (readonly [name: string, value: number, description: string])[] = [
  [
    "system-cluster-critical",
    2_000_000_000,
    "Used for system critical pods that must run in the cluster, but can be moved to another node if necessary.",
  ],
  [
    "system-node-critical",
    2_000_001_000,
    "Used for system critical pods that must not be moved from their current node.",
  ],
];

/** The classes. */
export function priorityClasses(): readonly Draft[] {
  return CLASSES.map(([name, value, description]) => ({
    kind: "PriorityClass",
    apiVersion: "scheduling.k8s.io/v1",
    metadata: { name, generation: 1 },
    value,
    description,
    preemptionPolicy: "PreemptLowerPriority",
  }));
}
