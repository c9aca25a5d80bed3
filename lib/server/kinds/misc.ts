/**
 * Small rules of many kinds: what they default to and what they refuse.
 *
 * @module
 */

import { deepEqual } from "../../meta/deep.ts";
import { LOCAL, setAvailable } from "../aggregation/verdict.ts";
import { wasEmptied } from "../emptied.ts";
import type { AnyObject } from "../../meta/object.ts";
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";
import type { Strategy } from "../strategy.ts";
import { goValue } from "../validation/go_value.ts";
import { prepareSource } from "./claim_source.ts";
import { canonicalResources } from "./quantities.ts";
import { defaultTemplate } from "./workload_defaults.ts";

type Fields = AnyObject["spec"];

const RBAC = "rbac.authorization.k8s.io";

/** Rules by storage key. */
export const miscStrategies: Readonly<Record<string, Partial<Strategy>>> = {
  "/persistentvolumeclaims": {
    initialStatus: () => ({ phase: "Pending" }),
    defaults(object) {
      const spec = (object["spec"] ??= {});
      spec.volumeMode ??= "Filesystem";
      canonicalResources(spec.resources?.requests);
    },
    prepare: prepareSource,
  },
  "apiregistration.k8s.io/apiservices": {
    prepare(object, old, { kernel }) {
      if (!old && !object["spec"]?.service) setAvailable(object, LOCAL, kernel.timestamp());
    },
  },
  "/limitranges": {
    defaults: defaultLimits,
    // One without a name gets one that nobody can guess.
    prepare: (object) => void (object.metadata.name ||= object.metadata.uid),
  },
  "/podtemplates": { defaults: (object) => defaultTemplate(object["template"]) },
  "/persistentvolumes": {
    initialStatus: () => ({ phase: "Pending" }),
    prepare(object, old, call) {
      const status: Fields = object["status"] ??= {};
      const before: Fields = old?.["status"] ?? {};
      status.phase ||= "Pending";
      if (status.phase === before.phase) {
        if (before.lastPhaseTransitionTime) {
          status.lastPhaseTransitionTime ??= before.lastPhaseTransitionTime;
        }
      } else if (
        !status.lastPhaseTransitionTime ||
        status.lastPhaseTransitionTime === before.lastPhaseTransitionTime
      ) {
        status.lastPhaseTransitionTime = call.kernel.timestamp();
      }
    },
    defaults(object) {
      const spec = (object["spec"] ??= {});
      spec.persistentVolumeReclaimPolicy ||= "Retain";
      spec.volumeMode ??= "Filesystem";
      canonicalResources(spec.capacity);
    },
  },
  "/nodes": {
    defaults(object) {
      const status = (object["status"] ??= {});
      canonicalResources(status.capacity);
      canonicalResources(status.allocatable);
      if (status.capacity) status.allocatable ??= { ...status.capacity };
      const spec: Fields = object["spec"];
      if (spec?.podCIDR) spec.podCIDRs ??= [spec.podCIDR];
    },
    selectable: { "spec.unschedulable": (o) => String(o["spec"]?.unschedulable ?? false) },
  },
  "/resourcequotas": {
    initialStatus: () => ({}),
    defaults: (object) => canonicalResources(object["spec"]?.hard),
  },
  "networking.k8s.io/networkpolicies": { defaults: defaultNetworkPolicy },
  "networking.k8s.io/ingresses": { initialStatus: () => ({ loadBalancer: {} }) },
  "autoscaling/horizontalpodautoscalers": {
    initialStatus: () => ({ currentMetrics: null, desiredReplicas: 0 }),
    defaults: defaultAutoscaler,
  },
  "policy/poddisruptionbudgets": {
    initialStatus: () => ({
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
    }),
    validate(object) {
      const { minAvailable, maxUnavailable } = object["spec"] ?? {};
      if (minAvailable === undefined || maxUnavailable === undefined) return [];
      return [invalidValue("spec", {}, "minAvailable and maxUnavailable cannot be both set")];
    },
  },
  "resource.k8s.io/resourceclaims": { defaults: (object) => defaultDevices(object["spec"]) },
  "resource.k8s.io/resourceclaimtemplates": {
    defaults: (object) => defaultDevices(object["spec"]?.spec),
  },
  "storage.k8s.io/csidrivers": {
    defaults: (object) => void (object["spec"].seLinuxMount ??= false),
  },
  "storage.k8s.io/storageclasses": {
    defaults(object) {
      object["reclaimPolicy"] ||= "Delete";
      object["volumeBindingMode"] ||= "Immediate";
    },
  },
  "scheduling.k8s.io/priorityclasses": {
    defaults: (object) => void (object["preemptionPolicy"] ||= "PreemptLowerPriority"),
    validate: (object, old) => old ? [] : priorityErrors(object),
  },
  "certificates.k8s.io/certificatesigningrequests": {
    initialStatus: () => ({}),
    prepare(object, old, call) {
      const { username, uid, groups, extra } = call.user;
      const user = { username, groups: [...groups], ...(uid && { uid }), ...(extra && { extra }) };
      object["spec"] = old?.["spec"] ?? { ...object["spec"], ...user };
      dateConditions(object, old, call.kernel.timestamp());
    },
    selectable: { "spec.signerName": (o) => o["spec"]?.signerName ?? "" },
  },
  "resource.k8s.io/resourceslices": {
    selectable: {
      "spec.driver": (o) => o["spec"]?.driver ?? "",
      "spec.nodeName": (o) => o["spec"]?.nodeName ?? "",
    },
  },
  [`${RBAC}/roles`]: { validate: roleErrors },
  [`${RBAC}/clusterroles`]: { validate: roleErrors },
  [`${RBAC}/rolebindings`]: { defaults: defaultBinding, validate: bindingErrors },
  [`${RBAC}/clusterrolebindings`]: { defaults: defaultBinding, validate: bindingErrors },
};

/** A condition says when it was written, and when it came to be. */
function dateConditions(object: AnyObject, old: AnyObject | undefined, now: string): void {
  const before: Fields[] = old?.["status"]?.conditions ?? [];
  for (const condition of object["status"]?.conditions ?? []) {
    const same = before.find((c) => c.type === condition.type && c.status === condition.status);
    condition.lastUpdateTime ??= now;
    condition.lastTransitionTime ??= same?.lastTransitionTime ?? now;
  }
}

/** The names of the system's own priorities. */
const SYSTEM_PRIORITIES = ["system-cluster-critical", "system-node-critical"];

const HIGHEST_PRIORITY = 1_000_000_000;

function priorityErrors({ metadata: { name }, value }: AnyObject): FieldError[] {
  if (SYSTEM_PRIORITIES.includes(name)) return [];
  if (name.startsWith("system-")) {
    const text =
      `priority class names with 'system-' prefix are reserved for system use only. error: ${name} is not a known system priority class`;
    return [forbiddenField("metadata.name", text)];
  }
  if (value <= HIGHEST_PRIORITY) return [];
  const text = `maximum allowed value of a user defined priority is ${HIGHEST_PRIORITY}`;
  return [forbiddenField("value", text)];
}

function defaultNetworkPolicy(object: AnyObject): void {
  const spec: Fields = (object["spec"] ??= {});
  spec.podSelector ??= {};
  for (const rule of [...spec.ingress ?? [], ...spec.egress ?? []]) {
    for (const port of rule.ports ?? []) port.protocol ||= "TCP";
  }
  spec.policyTypes ??= spec.egress?.length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
}

function defaultAutoscaler(object: AnyObject): void {
  const spec: Fields = (object["spec"] ??= {});
  spec.minReplicas ??= 1;
  if (spec.behavior) defaultBehavior(spec.behavior);
  if ((spec.metrics ?? []).length > 0) return;
  const target = { type: "Utilization", averageUtilization: 80 };
  spec.metrics = [{ type: "Resource", resource: { name: "cpu", target } }];
}

function defaultBehavior(behavior: Fields): void {
  const percent = { type: "Percent", value: 100, periodSeconds: 15 };
  const up: Fields = behavior.scaleUp ??= {};
  up.stabilizationWindowSeconds ??= 0;
  // Policies that are none are a mistake, those that are not given are not.
  if (!wasEmptied(up, "policies")) {
    up.policies ??= [{ type: "Pods", value: 4, periodSeconds: 15 }, percent];
  }
  up.selectPolicy ??= "Max";
  const down: Fields = behavior.scaleDown ??= {};
  if (!wasEmptied(down, "policies")) down.policies ??= [percent];
  down.selectPolicy ??= "Max";
}

/** What containers get by default follows from what they may have at most and at least. */
function defaultLimits(object: AnyObject): void {
  for (const item of object["spec"]?.limits ?? []) {
    for (const field of ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"]) {
      canonicalResources(item[field]);
    }
    if (item.type !== "Container") continue;
    const most: Fields = { ...item.max, ...item.default };
    const least: Fields = { ...item.min, ...most, ...item.defaultRequest };
    if (Object.keys(most).length > 0) item.default = most;
    if (Object.keys(least).length > 0) item.defaultRequest = least;
  }
}

/** Claims of devices ask for one, unless they ask for all. */
function defaultDevices(spec: Fields): void {
  for (const request of spec?.devices?.requests ?? []) {
    for (const one of [request.exactly, ...request.firstAvailable ?? []]) {
      if (one && one.allocationMode === "ExactCount") one.count ??= 1;
    }
  }
}

function defaultBinding(object: AnyObject): void {
  (object["roleRef"] ??= {}).apiGroup ||= RBAC;
  for (const subject of object["subjects"] ?? []) {
    if (subject.kind === "User" || subject.kind === "Group") subject.apiGroup ??= RBAC;
  }
}

function bindingErrors(object: AnyObject, old: AnyObject | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const kinds = object.kind === "ClusterRoleBinding" ? ["ClusterRole"] : ["Role", "ClusterRole"];
  if (!kinds.includes(object["roleRef"]?.kind)) {
    errors.push(notSupported("roleRef.kind", object["roleRef"]?.kind ?? "", kinds));
  }
  if (!object["roleRef"]?.name) errors.push(required("roleRef.name"));
  (object["subjects"] ?? []).forEach((s: Fields, i: number) => {
    if (!s.name) errors.push(required(`subjects[${i}].name`));
    if (!["ServiceAccount", "User", "Group"].includes(s.kind)) {
      errors.push(
        notSupported(`subjects[${i}].kind`, s.kind ?? "", ["ServiceAccount", "User", "Group"]),
      );
    }
    if (s.kind === "ServiceAccount" && !s.namespace && object.kind === "ClusterRoleBinding") {
      errors.push(required(`subjects[${i}].namespace`));
    }
  });
  if (old && !deepEqual(object["roleRef"], old["roleRef"])) {
    errors.push(invalidValue("roleRef", goValue(object, "roleRef"), "cannot change roleRef"));
  }
  return errors;
}

function roleErrors(object: AnyObject): FieldError[] {
  const errors: FieldError[] = [];
  (object["rules"] ?? []).forEach((rule: Fields, i: number) => {
    if ((rule.verbs ?? []).length === 0) {
      errors.push(required(`rules[${i}].verbs`, "verbs must contain at least one value"));
    }
    if ((rule.nonResourceURLs ?? []).length > 0) return;
    if ((rule.apiGroups ?? []).length === 0) {
      errors.push(
        required(`rules[${i}].apiGroups`, "resource rules must supply at least one api group"),
      );
    }
    if ((rule.resources ?? []).length === 0) {
      errors.push(
        required(`rules[${i}].resources`, "resource rules must supply at least one resource"),
      );
    }
  });
  return errors;
}
