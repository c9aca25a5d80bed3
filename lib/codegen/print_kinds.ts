/**
 * Resources to the text of Kind values.
 *
 * @module
 */

import type { Resource } from "./model.ts";
import { literal } from "./names.ts";

/** How the types of a resource are called in the file of its Kind. */
export interface KindTypes {
  readonly read: string;
  readonly draft: string;
}

/** A Kind value by this name: `export const Deployment: Kind<...> = {...}`. */
export function printKind(resource: Resource, name: string, types: KindTypes): string[] {
  const subresources = resource.subresources.map((s) => s.name);
  return [
    `/** The kind ${resource.kind}: ${scopeText(resource)}. */`,
    `export const ${name}: ${kindType(resource, types)} = {`,
    `  group: ${literal(resource.group)},`,
    `  version: ${literal(resource.version)},`,
    `  kind: ${literal(resource.kind)},`,
    `  plural: ${literal(resource.plural)},`,
    `  singular: ${literal(resource.singular)},`,
    `  scope: ${literal(resource.scope)},`,
    `  shortNames: ${list(resource.shortNames)},`,
    `  categories: ${list(resource.categories)},`,
    `  verbs: ${list(resource.verbs)},`,
    `  subresources: ${list(subresources)},`,
    "};",
  ];
}

/** The type of a Kind value: what is known of it at compile time. */
export function kindType(resource: Resource, types: KindTypes): string {
  const subresources = resource.subresources.map((s) => literal(s.name));
  const args = [
    types.read,
    literal(resource.scope),
    subresources.length === 0 ? "never" : subresources.join(" | "),
    types.draft,
  ];
  // The eight verbs are the default.
  if (resource.verbs.length < 8) args.push(resource.verbs.map(literal).join(" | ") || "never");
  return `Kind<${args.join(", ")}>`;
}

function scopeText(resource: Resource): string {
  const scope = resource.scope === "Namespaced" ? "in namespaces" : "cluster-scoped";
  const parts = resource.subresources.map((s) => s.name);
  return parts.length === 0 ? scope : `${scope}, with ${parts.join(", ")}`;
}

function list(names: readonly string[]): string {
  return `[${names.map(literal).join(", ")}]`;
}
