/**
 * The namespace controller: a deleted namespace is emptied, then let go.
 *
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, find, findAll, type Place, remove } from "./access.ts";
import { workQueue } from "./work_queue.ts";

/** How the content of a namespace goes. */
export interface NamespaceOptions {
  /** Pods get their grace period, because something ends them. @default {false} */
  readonly graceful?: boolean;
}

/** Starts the controller; the returned function stops it. */
export function startNamespaceController(
  kernel: Kernel,
  options: NamespaceOptions = {},
): () => void {
  const type = kernel.catalog.type("", "namespaces");
  if (!type) return () => {};
  const terminating = new Set<string>();
  const queue = workQueue((name) => attend({ type, namespace: "", name }));

  function attend(place: Place): void {
    const namespace = find(kernel, place);
    if (!namespace || namespace.metadata.deletionTimestamp === undefined) {
      terminating.delete(place.name);
      return;
    }
    terminating.add(place.name);
    const left = empty(place.name);
    if (left.length > 0) {
      change(kernel, place, (o) => setConditions(kernel, o, left), "status");
      return;
    }
    change(kernel, place, (o) => {
      const finalizers: string[] = o["spec"]?.finalizers ?? [];
      o["spec"] = { finalizers: finalizers.filter((f) => f !== "kubernetes") };
      if (o["spec"].finalizers.length === 0) o["spec"] = {};
    }, "finalize");
  }

  /** Deletes the content; answers what is still there. */
  function empty(namespace: string): Remaining[] {
    const left: Remaining[] = [];
    const seen = new Set<string>();
    for (const kind of kernel.catalog.types) {
      if (!kind.namespaced || seen.has(kind.storageKey)) continue;
      seen.add(kind.storageKey);
      for (const o of findAll(kernel, kind, namespace)) {
        if (o.metadata.deletionTimestamp !== undefined && options.graceful) continue;
        remove(kernel, { type: kind, namespace, name: o.metadata.name }, {
          propagationPolicy: "Background",
          ...(options.graceful ? {} : { gracePeriodSeconds: 0 }),
        });
      }
      const objects = findAll(kernel, kind, namespace);
      const resource = kind.group === "" ? `${kind.plural}.` : `${kind.plural}.${kind.group}`;
      if (objects.length > 0) left.push({ resource, objects });
    }
    return left;
  }

  const unlisten = kernel.store.listenAll((storageKey, c) => {
    if (storageKey === "/namespaces") {
      // A namespace that is deleted, or whose content could not go yet, is looked at again.
      if (c.after?.text.includes('"deletionTimestamp"')) queue.add(c.after.name);
      else terminating.delete(c.key);
      return;
    }
    const namespace = (c.after ?? c.last)?.namespace ?? "";
    if (terminating.has(namespace)) queue.add(namespace);
  });
  return () => {
    unlisten();
    queue.stop();
  };
}

interface Remaining {
  readonly resource: string;
  readonly objects: readonly AnyObject[];
}

function setConditions(kernel: Kernel, namespace: AnyObject, left: readonly Remaining[]): void {
  const resources = left.map((r) => `${r.resource} has ${r.objects.length} resource instances`);
  const finalizers = new Map<string, number>();
  for (const f of left.flatMap((r) => r.objects.flatMap((o) => o.metadata.finalizers ?? []))) {
    finalizers.set(f, (finalizers.get(f) ?? 0) + 1);
  }
  const held = [...finalizers].map(([f, n]) => `${f} in ${n} resource instances`);
  const rows = [
    [
      "NamespaceDeletionDiscoveryFailure",
      "False",
      "ResourcesDiscovered",
      "All resources successfully discovered",
    ],
    [
      "NamespaceDeletionGroupVersionParsingFailure",
      "False",
      "ParsedGroupVersions",
      "All legacy kube types successfully parsed",
    ],
    [
      "NamespaceDeletionContentFailure",
      "False",
      "ContentDeleted",
      "All content successfully deleted, may be waiting on finalization",
    ],
    [
      "NamespaceContentRemaining",
      "True",
      "SomeResourcesRemain",
      `Some resources are remaining: ${resources.join(", ")}`,
    ],
    held.length > 0
      ? [
        "NamespaceFinalizersRemaining",
        "True",
        "SomeFinalizersRemain",
        `Some content in the namespace has finalizers remaining: ${held.join(", ")}`,
      ]
      : [
        "NamespaceFinalizersRemaining",
        "False",
        "ContentHasNoFinalizers",
        "All content-preserving finalizers finished",
      ],
  ];
  const before: Record<string, string>[] = namespace["status"]?.conditions ?? [];
  const conditions = rows.map(([type, status, reason, message]) => {
    const old = before.find((c) => c["type"] === type && c["status"] === status);
    const lastTransitionTime = old?.["lastTransitionTime"] ?? kernel.timestamp();
    return { type, status, lastTransitionTime, reason, message };
  });
  namespace["status"] = { ...namespace["status"], conditions };
}
