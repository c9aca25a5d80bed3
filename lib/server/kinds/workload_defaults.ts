/**
 * The defaults of workloads.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { isEmpty } from "../validation/empty.ts";
import { defaultPodSpec } from "./pod_defaults.ts";
import { canonicalResources } from "./quantities.ts";

type Fields = AnyObject["spec"];

/** The annotation in which daemon sets count their templates. */
export const TEMPLATES = "deprecated.daemonset.template.generation";

/** Deployments. */
export function defaultDeployment(object: AnyObject): void {
  const spec = specOf(object);
  spec.replicas ??= 1;
  spec.strategy ??= {};
  spec.strategy.type ||= "RollingUpdate";
  if (spec.strategy.type === "RollingUpdate") {
    spec.strategy.rollingUpdate ??= {};
    spec.strategy.rollingUpdate.maxUnavailable ??= "25%";
    spec.strategy.rollingUpdate.maxSurge ??= "25%";
  }
  spec.revisionHistoryLimit ??= 10;
  spec.progressDeadlineSeconds ??= 600;
  defaultTemplate(spec.template);
}

/** Replica sets. */
export function defaultReplicaSet(object: AnyObject): void {
  const spec = specOf(object);
  spec.replicas ??= 1;
  defaultTemplate(spec.template);
}

/** Replication controllers take labels and selector from their template. */
export function defaultReplicationController(object: AnyObject): void {
  const spec = specOf(object);
  spec.replicas ??= 1;
  const labels = spec.template?.metadata?.labels;
  if (labels && Object.keys(spec.selector ?? {}).length === 0) spec.selector = { ...labels };
  if (labels && Object.keys(object.metadata.labels ?? {}).length === 0) {
    object.metadata.labels = { ...labels };
  }
  defaultTemplate(spec.template);
}

/** Stateful sets. */
export function defaultStatefulSet(object: AnyObject): void {
  const spec = specOf(object);
  spec.replicas ??= 1;
  spec.podManagementPolicy ||= "OrderedReady";
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ||= "RollingUpdate";
  if (spec.updateStrategy.type === "RollingUpdate") {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.partition ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  spec.persistentVolumeClaimRetentionPolicy ??= {};
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ||= "Retain";
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ||= "Retain";
  for (const claim of spec.volumeClaimTemplates ?? []) {
    claim.kind ||= "PersistentVolumeClaim";
    claim.apiVersion ||= "v1";
    claim.spec ??= {};
    claim.spec.volumeMode ??= "Filesystem";
    canonicalResources(claim.spec.resources?.requests);
    claim.status ??= { phase: "Pending" };
  }
  defaultTemplate(spec.template);
}

/** Daemon sets. */
export function defaultDaemonSet(object: AnyObject): void {
  object.metadata.annotations = {
    ...object.metadata.annotations,
    [TEMPLATES]: object.metadata.annotations?.[TEMPLATES] ?? "0",
  };
  const spec = specOf(object);
  spec.updateStrategy ??= {};
  spec.updateStrategy.type ||= "RollingUpdate";
  if (spec.updateStrategy.type === "RollingUpdate") {
    spec.updateStrategy.rollingUpdate ??= {};
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1;
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0;
  } else if (spec.updateStrategy.rollingUpdate) {
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 0;
  }
  spec.revisionHistoryLimit ??= 10;
  defaultTemplate(spec.template);
}

/** Jobs. */
export function defaultJob(object: AnyObject): void {
  const spec = specOf(object);
  defaultJobSpec(spec, true);
  const labels = spec.template?.metadata?.labels;
  // The same map: what is generated for the pods is added to both.
  if (!isEmpty(labels) && isEmpty(object.metadata.labels)) object.metadata.labels = labels;
}

/** Cron jobs. */
export function defaultCronJob(object: AnyObject): void {
  const spec = specOf(object);
  spec.concurrencyPolicy ||= "Allow";
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  defaultTemplate(spec.jobTemplate?.spec?.template);
}

function defaultJobSpec(spec: Fields, whole: boolean): void {
  if (spec.completions === undefined && spec.parallelism === undefined) {
    spec.completions = 1;
    spec.parallelism = 1;
  }
  spec.parallelism ??= 1;
  spec.backoffLimit ??= 6;
  if (whole) {
    spec.completionMode ||= "NonIndexed";
    spec.suspend ??= false;
    spec.manualSelector ??= false;
    spec.podReplacementPolicy ||= spec.podFailurePolicy ? "Failed" : "TerminatingOrFailed";
  }
  defaultTemplate(spec.template);
}

/** The template of a workload. */
export function defaultTemplate(template: Fields): void {
  if (!template) return;
  template.metadata ??= {};
  if (template.metadata.creationTimestamp === null) delete template.metadata.creationTimestamp;
  defaultPodSpec(template.spec);
}

function specOf(object: AnyObject): Fields {
  return object["spec"] ??= {};
}
