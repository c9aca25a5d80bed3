/**
 * Which resources a strategic merge patch can be sent to.
 *
 * @module
 */

import { resources } from "../generated/resources.ts";
import { type Kind, resourceName } from "../meta/kind.ts";

let builtIn: ReadonlySet<string> | undefined;

/**
 * **Errors**: `TypeError` for a custom resource, whose server would answer 415: it has no merge keys.
 *
 * Source: https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
export function requireMergeKeys(kind: Kind): void {
  builtIn ??= new Set(resources.map(resourceName));
  if (builtIn.has(resourceName(kind))) return;
  throw new TypeError(
    `Cannot patch ${
      resourceName(kind)
    } with a strategic patch: custom resources take "merge" and "json" patches only`,
  );
}
