/**
 * Autoscalers of v1, which know one metric, and of v2, which is stored.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";

interface Metric {
  readonly type: string;
  readonly resource?: {
    readonly name: string;
    readonly target?: { readonly averageUtilization?: number };
    readonly current?: { readonly averageUtilization?: number };
  };
}

/** What v1 cannot say is kept in these annotations. */
const METRICS = "autoscaling.alpha.kubernetes.io/metrics";
const BEHAVIOR = "autoscaling.alpha.kubernetes.io/behavior";

/** Turns an autoscaler into a version, in place. */
export function fromStoredAutoscaler(hpa: AnyObject, toVersion: string): void {
  const spec = hpa["spec"];
  if (!spec) return;
  if (toVersion === "v1") toV1(hpa, spec);
  else if (
    "targetCPUUtilizationPercentage" in spec || hpa.metadata.annotations?.[METRICS] ||
    hpa.metadata.annotations?.[BEHAVIOR]
  ) {
    toV2(hpa, spec);
  }
}

function toV1(hpa: AnyObject, spec: Record<string, unknown>): void {
  const metrics = (spec["metrics"] ?? []) as Metric[];
  delete spec["metrics"];
  const cpu = metrics.find((m) =>
    m.resource?.name === "cpu" && m.resource.target?.averageUtilization
  );
  if (cpu) spec["targetCPUUtilizationPercentage"] = cpu.resource?.target?.averageUtilization;
  const rest = metrics.filter((m) => m !== cpu);
  if (rest.length > 0) {
    hpa.metadata.annotations = { ...hpa.metadata.annotations, [METRICS]: JSON.stringify(rest) };
  }
  if (spec["behavior"]) {
    const text = JSON.stringify(spec["behavior"]);
    hpa.metadata.annotations = { ...hpa.metadata.annotations, [BEHAVIOR]: text };
    delete spec["behavior"];
  }
  const current = (hpa["status"]?.currentMetrics ?? []) as Metric[];
  if (hpa["status"]) {
    hpa["status"].currentReplicas ??= 0;
    delete hpa["status"].currentMetrics;
    const used = current.find((m) => m.resource?.name === "cpu")?.resource?.current
      ?.averageUtilization;
    if (used !== undefined) hpa["status"].currentCPUUtilizationPercentage = used;
  }
}

function toV2(hpa: AnyObject, spec: Record<string, unknown>): void {
  const metrics: unknown[] = [];
  const percent = spec["targetCPUUtilizationPercentage"];
  delete spec["targetCPUUtilizationPercentage"];
  if (percent !== undefined) {
    const target = { type: "Utilization", averageUtilization: percent };
    metrics.push({ type: "Resource", resource: { name: "cpu", target } });
  }
  const kept = hpa.metadata.annotations?.[METRICS];
  if (kept !== undefined) {
    metrics.push(...JSON.parse(kept));
    delete hpa.metadata.annotations?.[METRICS];
  }
  const behavior = hpa.metadata.annotations?.[BEHAVIOR];
  if (behavior !== undefined) {
    spec["behavior"] = JSON.parse(behavior);
    delete hpa.metadata.annotations?.[BEHAVIOR];
  }
  spec["metrics"] = metrics;
}
