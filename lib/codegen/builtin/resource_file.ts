/**
 * The table of resources: what the client builds its accessors from.
 *
 * @module
 */

import { type SourceFile, sourceFile } from "../file.ts";
import type { Resource } from "../model.ts";
import { accessorName, literal } from "../names.ts";
import { header } from "./header.ts";

const everything = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
];

const declarations = `
/** A resource with the name of its accessor. */
export interface ResourceEntry extends Kind {
  /** The accessor's name on a client and on a group's version: "configMaps". */
  readonly accessor: string;
  /** Whether the accessor stands on the client itself, not only on the group's version. */
  readonly top: boolean;
  /** Whether this version of the resource is the one that its group prefers. */
  readonly preferred: boolean;
}

const all: readonly Verb[] = ${list(everything)};
`;

/** The table, in discovery's order. */
export function resourceFile(resources: readonly Resource[]): SourceFile {
  const tops = topResources(resources);
  const rows = resources.map((r) => row(r, tops.has(r), isPreferred(r, resources)));
  return sourceFile(
    "resources.ts",
    header("Every resource of Kubernetes, in the order of discovery."),
    [`import type { Kind, Verb } from "../meta/kind.ts";`],
    [declarations.trim()],
    [
      "/** All resources: groups in discovery's order, versions by preference, then by name. */",
      "export const resources: readonly ResourceEntry[] = [",
      ...rows,
      "];",
    ],
  );
}

/**
 * The resources that have an accessor on the client: of those with one name the first in discovery's
 * order, as kubectl resolves a bare name.
 */
export function topResources(resources: readonly Resource[]): ReadonlySet<Resource> {
  const byName = new Map<string, Resource>();
  for (const r of resources) {
    const name = accessorName(r.kind, r.plural);
    if (!byName.has(name)) byName.set(name, r);
  }
  return new Set(byName.values());
}

function isPreferred(resource: Resource, resources: readonly Resource[]): boolean {
  const first = resources.find((r) => r.group === resource.group && r.plural === resource.plural);
  return first === resource;
}

function row(r: Resource, top: boolean, preferred: boolean): string {
  const isAll = everything.every((v, i) => r.verbs[i] === v) &&
    r.verbs.length === everything.length;
  const fields = {
    accessor: literal(accessorName(r.kind, r.plural)),
    group: literal(r.group),
    version: literal(r.version),
    kind: literal(r.kind),
    plural: literal(r.plural),
    singular: literal(r.singular),
    scope: literal(r.scope),
    shortNames: list(r.shortNames),
    categories: list(r.categories),
    verbs: isAll ? "all" : list(r.verbs),
    subresources: list(r.subresources.map((s) => s.name)),
    top: String(top),
    preferred: String(preferred),
  };
  return `  { ${Object.entries(fields).map(([k, v]) => `${k}: ${v}`).join(", ")} },`;
}

function list(names: readonly string[]): string {
  return `[${names.map(literal).join(", ")}]`;
}
