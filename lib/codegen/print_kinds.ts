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
    ...opening(name, kindArguments(resource, types)),
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

/** The first line, in several where it would be too long. */
function opening(name: string, args: readonly string[]): string[] {
  const line = `export const ${name}: Kind<${args.join(", ")}> = {`;
  if (line.length <= lineWidth) return [line];
  const inner = args.map((arg, i) => `  ${arg}${i < args.length - 1 ? "," : ""}`);
  return [`export const ${name}: Kind<`, ...inner, "> = {"];
}

/** As the formatter of this repository has it. */
const lineWidth = 100;

/** The type of a Kind value: what is known of it at compile time. */
export function kindType(resource: Resource, types: KindTypes): string {
  return `Kind<${kindArguments(resource, types).join(", ")}>`;
}

function kindArguments(resource: Resource, types: KindTypes): string[] {
  const args = [
    types.read,
    literal(resource.scope),
    union(resource.subresources.map((s) => s.name)),
    types.draft,
  ];
  const { fields } = resource;
  const hasAllVerbs = resource.verbs.length === 8;
  // Any field, and the eight verbs, are the defaults.
  if (fields || !hasAllVerbs) args.push(fields ? union(fields) : "string");
  if (!hasAllVerbs) args.push(union(resource.verbs));
  return args;
}

function scopeText(resource: Resource): string {
  const scope = resource.scope === "Namespaced" ? "in namespaces" : "cluster-scoped";
  const parts = resource.subresources.map((s) => s.name);
  return parts.length === 0 ? scope : `${scope}, with ${parts.join(", ")}`;
}

function union(words: readonly string[]): string {
  return words.map(literal).join(" | ") || "never";
}

function list(names: readonly string[]): string {
  return `[${names.map(literal).join(", ")}]`;
}
