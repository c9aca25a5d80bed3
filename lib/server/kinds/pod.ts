/**
 * Pods: status, grace, the fields that selectors know.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, invalidValue } from "../field_error.ts";
import type { Strategy } from "../strategy.ts";
import { defaultPod } from "./pod_defaults.ts";
import { podSpecErrors } from "../validation/pod.ts";
import { ephemeralErrors, podUpdateErrors } from "./pod_validation.ts";
import { applyAppArmorAnnotations } from "./profile_annotations.ts";

type Fields = AnyObject["spec"];

/** The rules of pods. */
export const podStrategy: Partial<Strategy> = {
  initialStatus: (object) => ({ phase: "Pending", qosClass: qosClass(object["spec"] ?? {}) }),
  defaults(object) {
    defaultPod(object);
    alignAddresses(object["status"]);
  },
  prepare(object, old, call) {
    const spec: Fields = object["spec"];
    if (old && call.subresource === "status") keepReported(object, old);
    if (spec.terminationGracePeriodSeconds < 0) spec.terminationGracePeriodSeconds = 1;
    if (!old) applyAppArmorAnnotations(object, call.warn);
    if (old || (spec.schedulingGates ?? []).length === 0) return;
    object["status"].conditions = [{
      type: "PodScheduled",
      status: "False",
      lastProbeTime: null,
      lastTransitionTime: call.kernel.timestamp(),
      reason: "SchedulingGated",
      message: "Scheduling is blocked due to non-empty scheduling gates",
    }];
  },
  validate(object, old, call) {
    if (!old) return podSpecErrors(object["spec"], "spec", true);
    if (call.subresource === "ephemeralcontainers") {
      return [
        ...podSpecErrors(object["spec"], "spec", true),
        ...ephemeralErrors(object["spec"], old["spec"]),
      ];
    }
    if (call.subresource === "resize") return resizeErrors(object, old);
    if (call.subresource !== "") return [];
    return [
      ...podSpecErrors(object["spec"], "spec", true),
      ...podUpdateErrors(object["spec"], old["spec"]),
    ];
  },
  graceSeconds(object) {
    const phase = object["status"]?.phase;
    if (!object["spec"]?.nodeName || phase === "Succeeded" || phase === "Failed") return 0;
    return object["spec"]?.terminationGracePeriodSeconds ?? 30;
  },
  selectable: {
    "spec.nodeName": spec("nodeName"),
    "spec.restartPolicy": spec("restartPolicy"),
    "spec.schedulerName": spec("schedulerName"),
    "spec.serviceAccountName": spec("serviceAccountName"),
    "spec.hostNetwork": (o) => String(o["spec"]?.hostNetwork ?? false),
    "status.phase": status("phase"),
    "status.podIP": status("podIP"),
    "status.podIPs": status("podIP"),
    "status.nominatedNodeName": status("nominatedNodeName"),
  },
};

/** A pod has one address and a list of them; where they differ the first counts. */
function alignAddresses(status: Fields): void {
  if (!status) return;
  const first: string = status.podIPs?.[0]?.ip ?? "";
  if (status.podIP && status.podIP !== first) status.podIPs = [{ ip: status.podIP }];
  else if (status.podIPs?.length > 0) status.podIP = first;
}

/** What a kubelet that does not know of it leaves out is kept. */
function keepReported(object: AnyObject, old: AnyObject): void {
  const [status, before]: Fields[] = [object["status"] ?? {}, old["status"] ?? {}];
  if (!object["status"]) return;
  if (!status.qosClass && before.qosClass) status.qosClass = before.qosClass;
  if (!status.observedGeneration && before.observedGeneration) {
    status.observedGeneration = before.observedGeneration;
  }
  const left: Fields[] = [...before.conditions ?? []];
  for (const condition of status.conditions ?? []) {
    const i = left.findIndex((other) => other.type === condition.type);
    const [same] = i < 0 ? [] : left.splice(i, 1);
    if (!condition.observedGeneration && same?.observedGeneration) {
      condition.observedGeneration = same.observedGeneration;
    }
  }
}

function resizeErrors(object: AnyObject, old: AnyObject): FieldError[] {
  const before = qosClass(old["spec"]);
  if (qosClass(object["spec"]) === before) return [];
  const detail = "Pod QOS Class may not change as a result of resizing";
  return [invalidValue("spec", before, detail)];
}

/** How a pod shares its node: by what its containers ask for. */
export function qosClass(podSpec: Fields): string {
  const containers: Fields[] = [...podSpec.containers ?? [], ...podSpec.initContainers ?? []];
  const amounts = containers.map((c) => ({
    limits: c.resources?.limits ?? {},
    requests: c.resources?.requests ?? {},
  }));
  const names = ["cpu", "memory"];
  const asks = amounts.some((a) => names.some((n) => a.limits[n] || a.requests[n]));
  if (!asks) return "BestEffort";
  const guaranteed = amounts.every((a) =>
    names.every((n) => a.limits[n] && (a.requests[n] ?? a.limits[n]) === a.limits[n])
  );
  return guaranteed ? "Guaranteed" : "Burstable";
}

function spec(field: string): (object: AnyObject) => string {
  return (object) => object["spec"]?.[field] ?? "";
}

function status(field: string): (object: AnyObject) => string {
  return (object) => object["status"]?.[field] ?? "";
}
