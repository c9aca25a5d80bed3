/**
 * Namespaces: their phase, their finalizer, their label.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Strategy } from "../strategy.ts";

/** The rules of namespaces. */
export const namespaceStrategy: Partial<Strategy> = {
  initialStatus: () => ({ phase: "Active" }),
  defaults(object) {
    const { name } = object.metadata;
    if (!name) return;
    object.metadata.labels = { ...object.metadata.labels, "kubernetes.io/metadata.name": name };
  },
  prepare(object, old, call) {
    if (old) {
      if (call.subresource !== "finalize") object["spec"] = old["spec"];
      return;
    }
    const finalizers: string[] = object["spec"]?.finalizers ?? [];
    if (!finalizers.includes("kubernetes")) finalizers.push("kubernetes");
    object["spec"] = { ...object["spec"], finalizers };
  },
  selectable: { "status.phase": (o: AnyObject) => o["status"]?.phase ?? "" },
};
