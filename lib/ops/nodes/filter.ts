/**
 * Which pods of a node a drain takes: kubectl's rules.
 *
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 *
 * @module
 */

import type { DrainOptions } from "../../client/nodes.ts";
import { controllerOf } from "../../meta/owner.ts";
import type { AnyObject } from "../../meta/object.ts";

/** What becomes of a pod. `reason` says why, or what gets lost. */
export type Verdict =
  | { readonly type: "evict"; readonly reason?: string }
  | { readonly type: "skip" | "refuse"; readonly reason: string };

/** What has to be known of the cluster. */
export interface DrainFacts {
  /** Whether the DaemonSet that a pod names exists. */
  readonly hasDaemonSet: boolean;
}

/** Judges one pod. */
export function judgePod(pod: AnyObject, options: DrainOptions, facts: DrainFacts): Verdict {
  if (pod.metadata.annotations?.["kubernetes.io/config.mirror"] !== undefined) {
    return { type: "skip", reason: "it is static: only its node can end it" };
  }
  const finished = ["Succeeded", "Failed"].includes(pod.status?.phase);
  const daemon = finished ? undefined : judgeDaemon(pod, options, facts);
  if (daemon?.type === "skip" || daemon?.type === "refuse") return daemon;
  const storage = finished ? undefined : judgeStorage(pod, options);
  if (storage?.type === "refuse") return storage;
  const owner = finished ? undefined : judgeOwner(pod, options);
  if (owner?.type === "refuse") return owner;
  const reasons = [daemon, storage, owner].flatMap((v) => v?.reason ?? []);
  return reasons.length === 0 ? { type: "evict" } : { type: "evict", reason: reasons.join("; ") };
}

function judgeDaemon(
  pod: AnyObject,
  { ignoreDaemonSets = true, force }: DrainOptions,
  { hasDaemonSet }: DrainFacts,
): Verdict | undefined {
  const owner = controllerOf(pod);
  if (owner?.kind !== "DaemonSet") return undefined;
  if (!hasDaemonSet) {
    const reason = `its DaemonSet "${owner.name}" is gone`;
    return force ? { type: "evict", reason } : { type: "refuse", reason: `${reason}; force it` };
  }
  if (ignoreDaemonSets) return { type: "skip", reason: "a DaemonSet would make it again at once" };
  return { type: "refuse", reason: "a DaemonSet would make it again at once: ignoreDaemonSets" };
}

function judgeStorage(pod: AnyObject, { deleteEmptyDirData }: DrainOptions): Verdict | undefined {
  const volumes: { emptyDir?: object | null }[] = pod.spec.volumes ?? [];
  if (!volumes.some((volume) => volume.emptyDir !== undefined)) return undefined;
  const reason = "its local storage (emptyDir) gets lost";
  return deleteEmptyDirData
    ? { type: "evict", reason }
    : { type: "refuse", reason: `${reason}: deleteEmptyDirData` };
}

function judgeOwner(pod: AnyObject, { force }: DrainOptions): Verdict | undefined {
  if (controllerOf(pod) !== undefined) return undefined;
  const reason = "no controller makes it again";
  return force ? { type: "evict", reason } : { type: "refuse", reason: `${reason}: force` };
}
