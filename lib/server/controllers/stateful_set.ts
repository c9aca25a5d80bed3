/**
 * Stateful sets: pods with names that stay, one after the other.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, create, remove } from "./access.ts";
import { keepRevision } from "./controller_revisions.ts";
import { recordEvent } from "./event_recorder.ts";
import { podOf } from "./replica_set.ts";
import { templateHash } from "./template_hash.ts";
import { owned, workloadLoop } from "./workload_loop.ts";

const REVISION = "controller-revision-hash";

/** Starts the controller; the returned function stops it. */
export function startStatefulSetController(kernel: Kernel): () => void {
  const sets = kernel.catalog.type("apps", "statefulsets");
  const pods = kernel.catalog.type("", "pods");
  if (!sets || !pods) return () => {};
  return workloadLoop(kernel, sets, ["/pods"], (set) => {
    const mine = owned(kernel, pods, set);
    const hash = templateHash(set["spec"].template);
    keepRevision(kernel, set, hash, "controller.kubernetes.io/hash");
    step(kernel, pods, set, mine);
    report(kernel, sets, set, owned(kernel, pods, set));
  });
}

/** Makes or ends the next pod; the rest follows when that is done. */
function step(
  kernel: Kernel,
  pods: ResourceType,
  set: AnyObject,
  mine: readonly AnyObject[],
): void {
  const namespace = set.metadata.namespace ?? "";
  const { replicas = 1, podManagementPolicy: policy, ordinals } = set["spec"];
  const first: number = ordinals?.start ?? 0;
  const revision = revisionOf(set);
  const end = (pod: AnyObject) =>
    remove(kernel, { type: pods, namespace, name: pod.metadata.name });
  for (let i = first; i < first + replicas; i++) {
    const pod = mine.find((p) => p.metadata.name === `${set.metadata.name}-${i}`);
    if (!pod) createPod(kernel, pods, set, i, revision);
    const ready = pod?.metadata.deletionTimestamp === undefined &&
      hasCondition(pod?.["status"]?.conditions, "Ready");
    if (!ready && policy !== "Parallel") return;
  }
  const surplus = mine.filter((p) => ordinalOf(p) >= first + replicas || ordinalOf(p) < first)
    .sort((a, b) => ordinalOf(b) - ordinalOf(a));
  if (surplus[0]) return end(surplus[0]);
  const partition: number = set["spec"].updateStrategy?.rollingUpdate?.partition ?? 0;
  if (set["spec"].updateStrategy?.type === "OnDelete") return;
  const old = mine.filter((p) =>
    ordinalOf(p) >= partition && p.metadata.labels?.[REVISION] !== revision
  )
    .sort((a, b) => ordinalOf(b) - ordinalOf(a));
  if (old[0]) end(old[0]);
}

function createPod(
  kernel: Kernel,
  pods: ResourceType,
  set: AnyObject,
  ordinal: number,
  revision: string,
): void {
  const name = `${set.metadata.name}-${ordinal}`;
  const namespace = set.metadata.namespace ?? "";
  const pod = podOf(set) as unknown as AnyObject;
  delete pod.metadata.generateName;
  pod.metadata.name = name;
  pod.metadata.labels = {
    ...pod.metadata.labels,
    "apps.kubernetes.io/pod-index": String(ordinal),
    [REVISION]: revision,
    "statefulset.kubernetes.io/pod-name": name,
  };
  pod["spec"].hostname = name;
  if (set["spec"].serviceName) pod["spec"].subdomain = set["spec"].serviceName;
  claimVolumes(kernel, set, pod);
  if (!create(kernel, pods, namespace, pod)) return;
  const text = `create Pod ${name} in StatefulSet ${set.metadata.name} successful`;
  recordEvent(kernel, set, "statefulset-controller", "SuccessfulCreate", text);
}

/** Every pod has claims of its own, which outlive it. */
function claimVolumes(kernel: Kernel, set: AnyObject, pod: AnyObject): void {
  const claims = kernel.catalog.type("", "persistentvolumeclaims");
  const namespace = set.metadata.namespace ?? "";
  for (const template of set["spec"].volumeClaimTemplates ?? []) {
    const volume: string = template.metadata.name;
    const claimName = `${volume}-${pod.metadata.name}`;
    const others = (pod["spec"].volumes ?? []).filter((v: { name: string }) => v.name !== volume);
    pod["spec"].volumes = [...others, { name: volume, persistentVolumeClaim: { claimName } }];
    if (!claims || kernel.store.of("/persistentvolumeclaims").get(`${namespace}/${claimName}`)) {
      continue;
    }
    const labels = { ...set["spec"].selector?.matchLabels };
    const spec = JSON.parse(JSON.stringify(template.spec ?? {}));
    const metadata = { name: claimName, labels };
    create(kernel, claims, namespace, {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata,
      spec,
    });
  }
}

function revisionOf(set: AnyObject): string {
  return `${set.metadata.name}-${templateHash(set["spec"].template)}`;
}

function ordinalOf(pod: AnyObject): number {
  return Number(pod.metadata.name.slice(pod.metadata.name.lastIndexOf("-") + 1));
}

function report(
  kernel: Kernel,
  sets: ResourceType,
  set: AnyObject,
  pods: readonly AnyObject[],
): void {
  const revision = revisionOf(set);
  const ready = pods.filter((p) => hasCondition(p["status"]?.conditions, "Ready")).length;
  const updated = pods.filter((p) => p.metadata.labels?.[REVISION] === revision).length;
  const place = { type: sets, namespace: set.metadata.namespace ?? "", name: set.metadata.name };
  change(kernel, place, (o) => {
    const done = updated === pods.length;
    o["status"] = {
      observedGeneration: set.metadata.generation ?? 0,
      replicas: pods.length,
      ...(ready > 0 ? { readyReplicas: ready } : {}),
      ...(updated > 0 ? { currentReplicas: updated, updatedReplicas: updated } : {}),
      currentRevision: done ? revision : o["status"]?.currentRevision ?? revision,
      updateRevision: revision,
      collisionCount: 0,
      availableReplicas: ready,
    };
  }, "status");
}
