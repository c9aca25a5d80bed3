/**
 * Deployments: one replica set for each template, exchanged step by step.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 *
 * @module
 */

import { scaleIntOrPercent } from "../../meta/int_or_string.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { change, create, remove } from "./access.ts";
import { reportDeployment } from "./deployment_status.ts";
import { recordEvent } from "./event_recorder.ts";
import { HASH_LABEL, sameTemplate, templateHash } from "./template_hash.ts";
import { controllerReference, owned, workloadLoop } from "./workload_loop.ts";

const REVISION = "deployment.kubernetes.io/revision";
const DESIRED = "deployment.kubernetes.io/desired-replicas";
const MAXIMUM = "deployment.kubernetes.io/max-replicas";

/** Starts the controller; the returned function stops it. */
export function startDeploymentController(kernel: Kernel): () => void {
  const deployments = kernel.catalog.type("apps", "deployments");
  const sets = kernel.catalog.type("apps", "replicasets");
  if (!deployments || !sets) return () => {};
  return workloadLoop(kernel, deployments, ["apps/replicasets"], (d) => {
    const all = owned(kernel, sets, d).filter((s) => s.metadata.deletionTimestamp === undefined);
    let current = all.find((s) => sameTemplate(s["spec"].template, d["spec"].template));
    if (!current && !d["spec"].paused) current = createSet(kernel, sets, d, all);
    const old = all.filter((s) => s !== current);
    if (current && !d["spec"].paused) {
      current = markRevision(kernel, deployments, sets, d, current, old);
    }
    if (current) roll(kernel, sets, d, current, old);
    reportDeployment(kernel, deployments, d, current, old);
    trim(kernel, sets, d, old);
  });
}

function revisionOf(object: AnyObject): number {
  return Number(object.metadata.annotations?.[REVISION] ?? 0);
}

function limits(d: AnyObject): { desired: number; most: number; least: number } {
  const desired: number = d["spec"].replicas ?? 1;
  if (d["spec"].strategy?.type === "Recreate") return { desired, most: desired, least: 0 };
  const { maxSurge = "25%", maxUnavailable = "25%" } = d["spec"].strategy?.rollingUpdate ?? {};
  const surge = scaleIntOrPercent(maxSurge, desired, { roundUp: true });
  let missing = scaleIntOrPercent(maxUnavailable, desired);
  if (surge === 0 && missing === 0) missing = 1;
  return { desired, most: desired + surge, least: Math.max(0, desired - missing) };
}

function createSet(
  kernel: Kernel,
  sets: ResourceType,
  d: AnyObject,
  all: readonly AnyObject[],
): AnyObject | undefined {
  const hash = templateHash(d["spec"].template);
  const { desired, most } = limits(d);
  const template = JSON.parse(JSON.stringify(d["spec"].template));
  template.metadata.labels = { ...template.metadata.labels, [HASH_LABEL]: hash };
  return create(kernel, sets, d.metadata.namespace ?? "", {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name: `${d.metadata.name}-${hash}`,
      labels: template.metadata.labels,
      annotations: {
        ...copied(d),
        [REVISION]: String(Math.max(0, ...all.map(revisionOf)) + 1),
        [DESIRED]: String(desired),
        [MAXIMUM]: String(most),
      },
      ownerReferences: [controllerReference(d)],
    },
    spec: {
      replicas: 0,
      selector: {
        ...d["spec"].selector,
        matchLabels: { ...d["spec"].selector?.matchLabels, [HASH_LABEL]: hash },
      },
      template,
      ...(d["spec"].minReadySeconds ? { minReadySeconds: d["spec"].minReadySeconds } : {}),
    },
  });
}

/** What a replica set takes over of its deployment's annotations. */
function copied(d: AnyObject): Record<string, string> {
  const own = new Set([
    REVISION,
    DESIRED,
    MAXIMUM,
    "kubectl.kubernetes.io/last-applied-configuration",
  ]);
  return Object.fromEntries(
    Object.entries(d.metadata.annotations ?? {}).filter(([k]) => !own.has(k)),
  );
}

/** The current set has the highest revision, and the deployment shows it. */
function markRevision(
  kernel: Kernel,
  deployments: ResourceType,
  sets: ResourceType,
  d: AnyObject,
  current: AnyObject,
  old: readonly AnyObject[],
): AnyObject {
  const revision = String(Math.max(revisionOf(current), Math.max(0, ...old.map(revisionOf)) + 1));
  const namespace = d.metadata.namespace ?? "";
  const { desired, most } = limits(d);
  const marks = {
    ...copied(d),
    [REVISION]: revision,
    [DESIRED]: String(desired),
    [MAXIMUM]: String(most),
  };
  const marked = change(kernel, { type: sets, namespace, name: current.metadata.name }, (o) => {
    o.metadata.annotations = { ...o.metadata.annotations, ...marks };
  });
  if (d.metadata.annotations?.[REVISION] !== revision) {
    const updated = change(kernel, { type: deployments, namespace, name: d.metadata.name }, (o) => {
      o.metadata.annotations = { ...o.metadata.annotations, [REVISION]: revision };
    }, "status");
    if (updated) d.metadata = updated.metadata;
  }
  return marked ?? current;
}

function roll(
  kernel: Kernel,
  sets: ResourceType,
  d: AnyObject,
  current: AnyObject,
  old: readonly AnyObject[],
): void {
  const { desired, most, least } = limits(d);
  const replicas = (s: AnyObject): number => s["spec"].replicas ?? 0;
  const available = (s: AnyObject): number => s["status"]?.availableReplicas ?? 0;
  const scale = (s: AnyObject, to: number) => {
    if (replicas(s) === to) return;
    const place = { type: sets, namespace: d.metadata.namespace ?? "", name: s.metadata.name };
    const word = to > replicas(s) ? "up" : "down";
    change(kernel, place, (o) => void (o["spec"].replicas = to));
    recordEvent(
      kernel,
      d,
      "deployment-controller",
      "ScalingReplicaSet",
      `Scaled ${word} replica set ${s.metadata.name} from ${replicas(s)} to ${to}`,
    );
  };
  const oldTotal = old.reduce((n, s) => n + replicas(s), 0);
  const recreate = d["spec"].strategy?.type === "Recreate";
  if (recreate && old.some((s) => (s["status"]?.replicas ?? 0) > 0 || replicas(s) > 0)) {
    for (const s of old) scale(s, 0);
    return;
  }
  const room = Math.max(0, most - oldTotal - replicas(current));
  const next = replicas(current) > desired
    ? desired
    : Math.min(desired, replicas(current) + (oldTotal === 0 ? desired : room));
  scale(current, next);
  // What is not available may go at any time; of the rest only what is not needed.
  let spare = available(current) + old.reduce((n, s) => n + available(s), 0) - least;
  for (const s of [...old].sort((a, b) => revisionOf(a) - revisionOf(b))) {
    const broken = Math.max(0, replicas(s) - available(s));
    const drop = Math.min(replicas(s), broken + Math.max(0, Math.min(spare, available(s))));
    spare -= Math.max(0, drop - broken);
    scale(s, replicas(s) - drop);
  }
}

/** Old sets without pods are kept only for so many revisions. */
function trim(kernel: Kernel, sets: ResourceType, d: AnyObject, old: readonly AnyObject[]): void {
  const idle = old.filter((s) =>
    (s["spec"].replicas ?? 0) === 0 && (s["status"]?.replicas ?? 0) === 0
  )
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  const surplus = idle.slice(0, Math.max(0, idle.length - (d["spec"].revisionHistoryLimit ?? 10)));
  for (const s of surplus) {
    remove(kernel, { type: sets, namespace: d.metadata.namespace ?? "", name: s.metadata.name });
  }
}
