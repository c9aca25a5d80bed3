/**
 * Autoscalers: they keep their target within its bounds, and say that there are no metrics.
 *
 * Source: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 *
 * @module
 */

import { type Condition, setCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, find, type Place } from "./access.ts";
import { recordEvent } from "./event_recorder.ts";
import { workloadLoop } from "./workload_loop.ts";

const TARGETS = ["apps/deployments", "apps/statefulsets", "apps/replicasets"];

/** Starts the controller; the returned function stops it. */
export function startAutoscaler(kernel: Kernel): () => void {
  const scalers = kernel.catalog.type("autoscaling", "horizontalpodautoscalers");
  if (!scalers) return () => {};
  return workloadLoop(kernel, scalers, [], (scaler) => {
    const { namespace = "", name } = scaler.metadata;
    const target = targetOf(kernel, scaler);
    const object = target && find(kernel, target);
    const current: number = object?.["spec"].replicas ?? 0;
    const { minReplicas = 1, maxReplicas } = scaler["spec"];
    // None at all is how people switch an autoscaler off.
    const desired = current === 0 ? 0 : Math.min(maxReplicas, Math.max(minReplicas, current));
    if (target && object && desired !== current) {
      change(kernel, target, (o) => void (o["spec"].replicas = desired));
      const limit = desired < current ? "above Spec.MaxReplicas" : "below Spec.MinReplicas";
      const text = `New size: ${desired}; reason: Current number of replicas ${limit}`;
      recordEvent(kernel, scaler, "horizontal-pod-autoscaler", "SuccessfulRescale", text);
    }
    change(kernel, { type: scalers, namespace, name }, (o) => {
      o["status"] = {
        ...o["status"],
        currentReplicas: object?.["status"]?.replicas ?? 0,
        desiredReplicas: desired,
        conditions: conditions(kernel, o, object !== undefined),
      };
    }, "status");
  }, TARGETS);
}

function targetOf(kernel: Kernel, scaler: AnyObject): Place | undefined {
  const { apiVersion, kind, name } = scaler["spec"].scaleTargetRef;
  const served = kernel.catalog.byKind(apiVersion ?? "", kind);
  return served && { type: served.type, namespace: scaler.metadata.namespace ?? "", name };
}

function conditions(
  kernel: Kernel,
  scaler: AnyObject,
  found: boolean,
): readonly Condition[] {
  const now = kernel.timestamp();
  const able = setCondition(scaler["status"]?.conditions, {
    type: "AbleToScale",
    status: found ? "True" : "False",
    reason: found ? "SucceededGetScale" : "FailedGetScale",
    message: found
      ? "the HPA controller was able to get the target's current scale"
      : "the HPA controller was unable to get the target's current scale",
  }, now);
  return setCondition(able, {
    type: "ScalingActive",
    status: "False",
    reason: "FailedGetResourceMetric",
    message:
      "the HPA was unable to compute the replica count: no metrics returned from resource metrics API",
  }, now);
}
