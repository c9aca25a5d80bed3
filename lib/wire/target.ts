/**
 * What requests are about, as messages and URLs name it.
 *
 * @module
 */

import { apiVersionOf, type Kind, resourceName } from "../meta/kind.ts";

/** What a request is about. */
export interface Target {
  /** What it is. */
  readonly kind: Pick<Kind, "group" | "version" | "kind" | "plural" | "scope">;
  /** Undefined for cluster-scoped kinds and for all namespaces. */
  readonly namespace?: string | undefined;
  /** Undefined for the collection. */
  readonly name?: string | undefined;
  /** What of it. */
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

/**
 * Returns the value when it can be one segment of a URL path.
 *
 * **Errors**: `TypeError` for an empty value, "." and "..", and anything with "/", "%" or a control
 * character: a name must never select another resource, nor an empty one a whole collection.
 */
export function checkSegment(what: string, value: string): string {
  const problem = segmentProblem(value);
  if (problem === undefined) return value;
  throw new TypeError(`Cannot use ${JSON.stringify(value)} as a ${what}: ${problem}`);
}

function segmentProblem(value: unknown): string | undefined {
  if (typeof value !== "string") {
    const own = (value as { metadata?: { name?: unknown } } | null | undefined)?.metadata?.name;
    const hint = typeof own === "string" ? `; give its name, ${JSON.stringify(own)}` : "";
    return `it is not a string${hint}`;
  }
  if (value === "") return "it is empty";
  if (value === "." || value === "..") return `it may not be "${value}"`;
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  const bad = /[/%\u0000-\u001f\u007f-\u009f]/.exec(value)?.[0];
  if (bad === undefined) return undefined;
  const own = bad === "/" ? value.slice(value.lastIndexOf("/") + 1) : "";
  const hint = own === "" ? "" : `; give the name alone, as in ${JSON.stringify(own)}`;
  return `it may not contain ${JSON.stringify(bad)}${hint}`;
}
