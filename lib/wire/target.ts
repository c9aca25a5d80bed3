/**
 * What requests are about, as messages and URLs name it.
 *
 * @module
 */

import { apiVersionOf, type Kind, resourceName } from "../meta/kind.ts";
import { checkSegment } from "./segment.ts";

/** What a request is about. */
export interface Target {
  readonly kind: Pick<Kind, "group" | "version" | "kind" | "plural" | "scope">;
  /** Undefined for cluster-scoped kinds and for all namespaces. */
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly subresource?: string | undefined;
}

/** What a target is called in messages: `pods "a" in namespace "web"`. */
export function describe(target: Target): string {
  const { kind, namespace, name, subresource } = target;
  let text = resourceName(kind);
  if (subresource !== undefined) text += `/${subresource}`;
  if (name !== undefined) text += ` "${name}"`;
  if (kind.scope === "Cluster") return text;
  return text + (namespace === undefined ? " in all namespaces" : ` in namespace "${namespace}"`);
}

/**
 * The path of a target: `/apis/apps/v1/namespaces/web/deployments/api/status`.
 *
 * **Errors**: `TypeError` when a name could leave its path segment.
 */
export function toPath(target: Target): string {
  const { kind, namespace, name, subresource } = target;
  let path = kind.group === "" ? `/api/${kind.version}` : `/apis/${apiVersionOf(kind)}`;
  if (namespace !== undefined) path += `/namespaces/${checkSegment("namespace", namespace)}`;
  path += `/${kind.plural}`;
  if (name !== undefined) path += `/${encodeURIComponent(checkSegment("name", name))}`;
  if (subresource !== undefined) path += `/${subresource}`;
  return path;
}
