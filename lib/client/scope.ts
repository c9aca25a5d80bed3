/**
 * Where a view looks: one namespace, all of them, or the cluster.
 *
 * @module
 */

import type { Kind } from "../meta/kind.ts";
import { checkSegment, describe, type Target } from "../wire/target.ts";

/** All namespaces, as `k.pods("*")` says it. */
export const allNamespaces = "*";

/**
 * The target of a collection verb.
 *
 * **Errors**: `TypeError` for a namespace on a cluster-scoped kind.
 */
export function collectionTarget(
  kind: Kind,
  namespace: string | undefined,
  fallback: string,
): Target {
  if (kind.scope === "Cluster") {
    if (namespace === undefined) return { kind };
    throw new TypeError(
      `Cannot use ${kind.plural} in namespace "${namespace}": they belong to the cluster; leave the namespace out`,
    );
  }
  if (namespace === allNamespaces) return { kind };
  return { kind, namespace: checkSegment("namespace", namespace ?? fallback) };
}

/**
 * The target of a verb on one object.
 *
 * **Errors**: `TypeError` for a name that cannot be one, and when nothing says which namespace is
 * meant.
 */
export function objectTarget(
  act: string,
  collection: Target,
  name: string,
  own?: string | undefined,
): Target {
  return placed(act, { ...collection, name: checkSegment("name", name) }, own);
}

/** The target of a create: the collection that the object says it belongs to. */
export function creationTarget(collection: Target, own: string | undefined): Target {
  return placed("create", collection, own);
}

/** `own` is the namespace that the object itself names. */
function placed(act: string, target: Target, own: string | undefined): Target {
  const { kind, namespace } = target;
  if (kind.scope === "Cluster") return target;
  if (namespace === undefined && own !== undefined) {
    return { ...target, namespace: checkSegment("namespace", own) };
  }
  if (namespace === undefined) {
    throw new TypeError(
      `Cannot ${act} ${
        describe(target)
      }: a single object needs its namespace, such as k.${kind.plural}("default")`,
    );
  }
  if (own !== undefined && own !== namespace) {
    throw new TypeError(`Cannot ${act} ${describe(target)}: the object says namespace "${own}"`);
  }
  return target;
}
