/**
 * What the status of a workload says of its rollout.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#deployment-status
 *
 * @module
 */

import type { RolloutStatus } from "../../client/workloads.ts";
import { findCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";

/** A status, or the reason why there will never be a better one. */
export type RolloutView = RolloutStatus & { readonly failure?: string };

/** The state of a rollout, in the words of `kubectl rollout status`. */
export function rolloutStatus(object: AnyObject): RolloutView {
  switch (object.kind) {
    case "DaemonSet":
      return ofDaemonSet(object);
    case "StatefulSet":
      return ofStatefulSet(object);
    default:
      return ofDeployment(object);
  }
}

function ofDeployment({ metadata, spec, status = {} }: AnyObject): RolloutView {
  const { name } = metadata;
  const { replicas = 0, updatedReplicas: updated = 0, availableReplicas: available = 0 } = status;
  const total = spec.replicas ?? 1;
  const numbers = { total, updated, available, ready: status.readyReplicas ?? 0 };
  const waiting = (state: string) => ({
    ...numbers,
    done: false,
    message: `Waiting for deployment "${name}" rollout to finish: ${state}...`,
  });
  if (isOld(metadata, status)) return { ...numbers, ...unobserved("deployment") };
  const progressing = findCondition(status.conditions, "Progressing");
  if (progressing?.reason === "ProgressDeadlineExceeded") {
    const failure = `deployment "${name}" exceeded its progress deadline`;
    return { ...numbers, done: false, message: failure, failure };
  }
  if (updated < total) return waiting(`${updated} out of ${total} new replicas have been updated`);
  if (replicas > updated) {
    return waiting(`${replicas - updated} old replicas are pending termination`);
  }
  if (available < updated) {
    return waiting(`${available} of ${updated} updated replicas are available`);
  }
  return { ...numbers, done: true, message: `deployment "${name}" successfully rolled out` };
}

function ofDaemonSet({ metadata, spec, status = {} }: AnyObject): RolloutView {
  const { name } = metadata;
  const { desiredNumberScheduled: total = 0, updatedNumberScheduled: updated = 0 } = status;
  const { numberAvailable: available = 0, numberReady: ready = 0 } = status;
  const numbers = { total, updated, available, ready };
  const waiting = (state: string) => ({
    ...numbers,
    done: false,
    message: `Waiting for daemon set "${name}" rollout to finish: ${state}...`,
  });
  if (spec.updateStrategy?.type === "OnDelete") return { ...numbers, ...manual() };
  if (isOld(metadata, status)) return { ...numbers, ...unobserved("daemon set") };
  if (updated < total) return waiting(`${updated} out of ${total} new pods have been updated`);
  if (available < total) return waiting(`${available} of ${total} updated pods are available`);
  return { ...numbers, done: true, message: `daemon set "${name}" successfully rolled out` };
}

function ofStatefulSet({ metadata, spec, status = {} }: AnyObject): RolloutView {
  const total = spec.replicas ?? 1;
  const { updatedReplicas: updated = 0, readyReplicas: ready = 0 } = status;
  const numbers = { total, updated, ready, available: status.availableReplicas ?? 0 };
  const waiting = (message: string) => ({ ...numbers, done: false, message });
  if (spec.updateStrategy?.type === "OnDelete") return { ...numbers, ...manual() };
  if (!status.observedGeneration || isOld(metadata, status)) {
    return { ...numbers, ...unobserved("statefulset") };
  }
  if (ready < total) return waiting(`Waiting for ${total - ready} pods to be ready...`);
  const partition = spec.updateStrategy?.rollingUpdate?.partition ?? 0;
  if (partition > 0) {
    const state = `${updated} out of ${total - partition} new pods have been updated...`;
    if (updated < total - partition) {
      return waiting(`Waiting for partitioned roll out to finish: ${state}`);
    }
    const message = `partitioned roll out complete: ${updated} new pods have been updated...`;
    return { ...numbers, done: true, message };
  }
  const { updateRevision, currentRevision, currentReplicas = 0 } = status;
  if (updateRevision !== currentRevision) {
    const state = `${updated} pods at revision ${updateRevision}...`;
    return waiting(`waiting for statefulset rolling update to complete ${state}`);
  }
  const message =
    `statefulset rolling update complete ${currentReplicas} pods at revision ${currentRevision}...`;
  return { ...numbers, done: true, message };
}

function isOld(
  metadata: AnyObject["metadata"],
  status: { readonly observedGeneration?: number },
): boolean {
  return (status.observedGeneration ?? 0) < (metadata.generation ?? 0);
}

function unobserved(what: string): { readonly done: false; readonly message: string } {
  return { done: false, message: `Waiting for ${what} spec update to be observed...` };
}

function manual(): { readonly done: false; readonly message: string; readonly failure: string } {
  const failure = "rollout status is only available for RollingUpdate strategy type";
  return { done: false, message: failure, failure };
}
