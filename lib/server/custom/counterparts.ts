/**
 * What the items of a list were before an update.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-ratcheting
 *
 * @module
 */

import { deepEqual, isObject } from "../../meta/deep.ts";
import type { Schema } from "../../meta/schema.ts";

/** Finds an item in the list as it was, by its keys; only in lists that are maps is that known. */
export function counterparts(
  schema: Schema,
  old: readonly unknown[],
): (item: unknown) => unknown {
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  if (schema["x-kubernetes-list-type"] !== "map") return () => undefined;
  return (item) =>
    old.find((o) =>
      isObject(o) && isObject(item) && keys.every((key) => deepEqual(o[key], item[key]))
    );
}
