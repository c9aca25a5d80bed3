/**
 * The history of stateful and daemon sets: a revision for each template that they had.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/controller-revision-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, create, remove } from "./access.ts";
import { controllerReference, owned } from "./workload_loop.ts";

/** Keeps the revision of the present template, and of the earlier ones so many as the spec says. */
export function keepRevision(kernel: Kernel, set: AnyObject, hash: string, label: string): void {
  const type = kernel.catalog.type("apps", "controllerrevisions");
  if (!type) return;
  const namespace = set.metadata.namespace ?? "";
  const { template, revisionHistoryLimit = 10 } = set["spec"];
  const name = `${set.metadata.name}-${hash}`;
  const mine = owned(kernel, type, { ...set, spec: {} } as AnyObject)
    .toSorted((a, b) => a["revision"] - b["revision"]);
  const highest: number = mine.at(-1)?.["revision"] ?? 0;
  const known = mine.find((r) => r.metadata.name === name);
  if (!known) {
    create(kernel, type, namespace, {
      apiVersion: "apps/v1",
      kind: "ControllerRevision",
      metadata: {
        name,
        labels: { ...template.metadata?.labels, [label]: hash },
        annotations: { ...set.metadata.annotations },
        ownerReferences: [controllerReference(set)],
      },
      data: { spec: { template: { ...structuredClone(template), $patch: "replace" } } },
      revision: highest + 1,
    });
  } else if (known["revision"] < highest) {
    // A template that comes back is the newest again.
    change(kernel, { type, namespace, name }, (o) => void (o["revision"] = highest + 1));
  }
  const earlier = mine.filter((r) => r.metadata.name !== name);
  for (const old of earlier.slice(0, Math.max(0, earlier.length - revisionHistoryLimit))) {
    remove(kernel, { type, namespace, name: old.metadata.name });
  }
}
