/**
 * Plugins of a few lines: priorities, tolerations, taints, protection and growth of volumes.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { parseAmount } from "../kinds/quantities.ts";
import { decodeRecord } from "../record.ts";
import { forbidden } from "../status_error.ts";
import { type AdmissionPlugin, isFor } from "./plugin.ts";

type Fields = AnyObject["spec"];

const CLASSES = "scheduling.k8s.io/priorityclasses";

/** Pods get the number of their priority class; 403 for one that does not exist. */
export const priority: AdmissionPlugin = {
  name: "Priority",
  mutate(admission) {
    if (!isFor(admission, "/pods") || admission.operation === "DELETE") return;
    const { call, object, old } = admission;
    const spec: Fields = object["spec"] ??= {};
    if (old) {
      for (const field of ["priority", "preemptionPolicy"]) {
        if (old["spec"]?.[field] !== undefined) spec[field] ??= old["spec"][field];
      }
      return;
    }
    const classes = call.kernel.store.of(CLASSES);
    const decoded = (record: Parameters<typeof decodeRecord>[0]) =>
      decodeRecord(record, "PriorityClass", "scheduling.k8s.io/v1");
    let chosen: AnyObject | undefined;
    if (spec.priorityClassName) {
      const record = classes.get(spec.priorityClassName);
      if (!record) {
        const text = `no PriorityClass with name ${spec.priorityClassName} was found`;
        throw forbidden(call.type, object.metadata.name, text);
      }
      chosen = decoded(record);
    } else {
      chosen = classes.range("", "").map(decoded).find((c) => c["globalDefault"] === true);
      if (chosen) spec.priorityClassName = chosen.metadata.name;
    }
    spec.priority = chosen?.["value"] ?? 0;
    spec.preemptionPolicy ??= chosen?.["preemptionPolicy"] ?? "PreemptLowerPriority";
  },
};

/** Pods stay five minutes on a node that is lost. */
export const defaultTolerations: AdmissionPlugin = {
  name: "DefaultTolerationSeconds",
  mutate(admission) {
    if (!isFor(admission, "/pods") || admission.operation === "DELETE") return;
    const spec: Fields = admission.object["spec"] ??= {};
    const tolerations: Fields[] = spec.tolerations ??= [];
    for (const key of ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"]) {
      const tolerated = tolerations.some((t) =>
        (t.key === key || (!t.key && t.operator === "Exists")) &&
        (!t.effect || t.effect === "NoExecute")
      );
      if (!tolerated) {
        tolerations.push({ key, operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 });
      }
    }
  },
};

/** New nodes are not ready until somebody says so; in a cluster that is alive they are at once. */
export const nodeTaints: AdmissionPlugin = {
  name: "TaintNodesByCondition",
  mutate(admission) {
    if (!isFor(admission, "/nodes") || admission.operation !== "CREATE") return;
    if (admission.call.kernel.options.simulate) return;
    const spec: Fields = admission.object["spec"] ??= {};
    const taint = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };
    const taints: Fields[] = spec.taints ?? [];
    if (taints.some((t) => t.key === taint.key && t.effect === taint.effect)) return;
    spec.taints = [...taints, taint];
  },
};

const PROTECTED: Readonly<Record<string, string>> = {
  "/persistentvolumeclaims": "kubernetes.io/pvc-protection",
  "/persistentvolumes": "kubernetes.io/pv-protection",
  "storage.k8s.io/volumeattributesclasses": "kubernetes.io/vac-protection",
};

/** Volumes and claims in use are not deleted. */
export const storageProtection: AdmissionPlugin = {
  name: "StorageObjectInUseProtection",
  mutate({ call, operation, object }) {
    const finalizer = PROTECTED[call.type.storageKey];
    if (!finalizer || call.subresource !== "" || operation !== "CREATE") return;
    const finalizers = object.metadata.finalizers ?? [];
    if (!finalizers.includes(finalizer)) object.metadata.finalizers = [...finalizers, finalizer];
  },
};

/** A claim grows only when it is bound, by a class that says that its volumes can. */
export const claimResize: AdmissionPlugin = {
  name: "PersistentVolumeClaimResize",
  validate(admission) {
    const { call, object, old, operation } = admission;
    if (!isFor(admission, "/persistentvolumeclaims") || operation !== "UPDATE" || !old) return;
    const sizeOf = (claim: AnyObject) =>
      parseAmount(claim["spec"]?.resources?.requests?.storage ?? 0);
    if (sizeOf(object).compare(sizeOf(old)) <= 0) return;
    if (old["status"]?.phase !== "Bound") {
      const text = "Only bound persistent volume claims can be expanded";
      throw forbidden(call.type, object.metadata.name, text);
    }
    const [now, before] = [classOf(object), classOf(old)];
    const record = now !== "" && now === before
      ? call.kernel.store.of("storage.k8s.io/storageclasses").get(now)
      : undefined;
    const chosen = record && decodeRecord(record, "StorageClass", "storage.k8s.io/v1");
    if (chosen?.["allowVolumeExpansion"] === true) return;
    const text = "only dynamically provisioned pvc can be resized and " +
      "the storageclass that provisions the pvc must support resize";
    throw forbidden(call.type, object.metadata.name, text);
  },
};

function classOf(claim: AnyObject): string {
  const key = "volume.beta.kubernetes.io/storage-class";
  return claim.metadata.annotations?.[key] ?? claim["spec"]?.storageClassName ?? "";
}
