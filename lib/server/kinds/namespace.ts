/**
 * Namespaces: their phase, their finalizer, their label.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { type FieldError, invalidValue } from "../field_error.ts";
import type { Strategy } from "../strategy.ts";

function finalizerErrors(finalizers: readonly string[]): FieldError[] {
  const detail = "name is neither a standard finalizer name nor is it fully qualified";
  return finalizers.flatMap((name, i) =>
    name.includes("/") || ["kubernetes", "orphan", "foregroundDeletion"].includes(name)
      ? []
      : [invalidValue(`spec.finalizers[${i}]`, name, detail)]
  );
}

/** The rules of namespaces. */
export const namespaceStrategy: Partial<Strategy> = {
  initialStatus: () => ({ phase: "Active" }),
  defaults(object) {
    object["spec"] ??= {};
    object["status"] = { phase: "Active", ...object["status"] };
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
  validate(object, _old, call) {
    return call.subresource === "finalize" ? finalizerErrors(object["spec"]?.finalizers ?? []) : [];
  },
  selectable: { "status.phase": (o: AnyObject) => o["status"]?.phase ?? "" },
};
