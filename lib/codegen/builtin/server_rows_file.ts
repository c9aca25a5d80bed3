/**
 * The rows of the server's table: resources, subresources and the columns of their Tables.
 *
 * @module
 */

import { type SourceFile, sourceFile } from "../file.ts";
import { literal } from "../names.ts";
import { header } from "./header.ts";
import type { ColumnFact, ResourceFact } from "./inputs.ts";

const declarations = `
/** A column of a Table. */
export interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  /** 0 is always shown; above, only in wide output. */
  readonly priority: number;
}

/** A resource ("pods") or a subresource ("pods/status") of one version. */
export interface ResourceRow {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly namespaced: boolean;
  readonly kind: string;
  /** The group and version of the kind, where they are not the resource's. */
  readonly kindGroup?: string;
  readonly kindVersion?: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  /** Absent where the server shows name and age. */
  readonly columns?: readonly ColumnRow[];
}

const all = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const some = ["get", "patch", "update"];
const c = (name: string, type: string, format = "", priority = 0): ColumnRow => ({ name, type, format, priority });
`;

/** The rows, in discovery's order. */
export function serverRowsFile(facts: readonly ResourceFact[]): SourceFile {
  return sourceFile(
    "server/resources.ts",
    header("Every resource and subresource, with the columns of its Tables. For servers."),
    [declarations.trim()],
    [
      "/** All rows: groups in discovery's order, versions by preference, then by name. */",
      "export const resourceRows: readonly ResourceRow[] = [",
      ...facts.map(row),
      "];",
    ],
  );
}

function row(fact: ResourceFact): string {
  const fields: [string, string][] = [
    ["group", literal(fact.group)],
    ["version", literal(fact.version)],
    ["resource", literal(fact.resource)],
    ["namespaced", String(fact.namespaced)],
    ["kind", literal(fact.kind)],
  ];
  if (fact.kindGroup !== undefined) fields.push(["kindGroup", literal(fact.kindGroup)]);
  if (fact.kindVersion !== undefined) fields.push(["kindVersion", literal(fact.kindVersion)]);
  fields.push(["verbs", verbs(fact.verbs)]);
  if (fact.shortNames?.length) fields.push(["shortNames", list(fact.shortNames)]);
  if (fact.categories?.length) fields.push(["categories", list(fact.categories)]);
  if (fact.columns) fields.push(["columns", `[${fact.columns.map(column).join(", ")}]`]);
  return `  { ${fields.map(([k, v]) => `${k}: ${v}`).join(", ")} },`;
}

function column({ name, type, format, priority }: ColumnFact): string {
  const args = [literal(name), literal(type)];
  if (format !== "" || priority !== 0) args.push(literal(format));
  if (priority !== 0) args.push(String(priority));
  return `c(${args.join(", ")})`;
}

function verbs(names: readonly string[]): string {
  const joined = names.join();
  if (joined === "create,delete,deletecollection,get,list,patch,update,watch") return "all";
  return joined === "get,patch,update" ? "some" : list(names);
}

function list(names: readonly string[]): string {
  return `[${names.map(literal).join(", ")}]`;
}
