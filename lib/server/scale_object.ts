/**
 * A scale: the replicas of a workload as an object of their own.
 *
 * @module
 */

import { getOwn, isObject, setOwn } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import type { Call } from "./call.ts";
import type { ScalePaths } from "./custom/definition.ts";
import { selectorText } from "./selector_text.ts";

const BUILT_IN: ScalePaths = {
  specReplicasPath: ".spec.replicas",
  statusReplicasPath: ".status.replicas",
};

/** Where a workload has its replicas. */
export function pathsOf(call: Call): ScalePaths {
  return call.type.scale?.(call.version) ?? BUILT_IN;
}

/** The scale of a workload. */
export function scaleOf(call: Call, object: AnyObject): AnyObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const paths = pathsOf(call);
  const replicas = getAt(object, paths.specReplicasPath);
  const text = call.type.custom
    ? paths.labelSelectorPath === undefined
      ? ""
      : String(getAt(object, paths.labelSelectorPath) ?? "")
    : selectorText(object["spec"]?.selector);
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid,
      resourceVersion,
      creationTimestamp,
    },
    spec: { ...(replicas ? { replicas } : {}) },
    status: {
      replicas: getAt(object, paths.statusReplicasPath) ?? 0,
      ...(text === "" ? {} : { selector: text }),
    },
  };
}

/** The value at a path such as `.spec.replicas`. */
export function getAt(object: unknown, path: string): unknown {
  let value = object;
  for (const field of path.split(".").slice(1)) {
    value = isObject(value) ? getOwn(value, field) : undefined;
  }
  return value;
}

/** Sets the value at a path; objects on the way are made. */
export function setAt(object: Record<string, unknown>, path: string, value: unknown): void {
  const fields = path.split(".").slice(1);
  const last = fields.pop() ?? "";
  let parent = object;
  for (const field of fields) {
    const next = getOwn(parent, field);
    if (!isObject(next)) setOwn(parent, field, {});
    parent = getOwn(parent, field) as Record<string, unknown>;
  }
  setOwn(parent, last, value);
}
