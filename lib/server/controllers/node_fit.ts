/**
 * Whether a pod may run on a node.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";

interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
  readonly value?: string;
  readonly effect?: string;
}

/** What keeps a pod off a node; undefined when nothing does. */
export function nodeProblem(node: AnyObject, pod: AnyObject): string | undefined {
  if (node["spec"]?.unschedulable === true) return "1 node(s) were unschedulable";
  if (!hasCondition(node["status"]?.conditions, "Ready")) return "1 node(s) were not ready";
  const wanted: Record<string, string> = pod["spec"].nodeSelector ?? {};
  const labels = node.metadata.labels ?? {};
  if (Object.entries(wanted).some(([k, v]) => labels[k] !== v)) {
    return "1 node(s) didn't match Pod's node affinity/selector";
  }
  const taint = untolerated(node, pod["spec"].tolerations ?? []);
  return taint && `1 node(s) had untolerated taint {${taint.key}: ${taint.value ?? ""}}`;
}

function untolerated(node: AnyObject, tolerations: readonly Toleration[]): Taint | undefined {
  const taints: Taint[] = node["spec"]?.taints ?? [];
  return taints.filter((t) => t.effect === "NoSchedule" || t.effect === "NoExecute")
    .find((t) => !tolerations.some((o) => tolerates(o, t)));
}

function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false;
  if (toleration.key && toleration.key !== taint.key) return false;
  return toleration.operator === "Exists" || (toleration.value ?? "") === (taint.value ?? "");
}
