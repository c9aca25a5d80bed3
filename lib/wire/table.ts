/**
 * Tables: objects as the server prints them.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#receiving-resources-as-tables
 *
 * @module
 */

import { getOwn, isObject } from "../meta/deep.ts";
import type { KubeObject, ListMeta, ObjectMeta } from "../meta/object.ts";

/** A column of a table. */
export interface TableColumn {
  /** The heading. */
  readonly name: string;
  /** What its cells are. */
  readonly type:
    | "string"
    | "integer"
    | "number"
    | "boolean"
    | "date"
    | (string & Record<never, never>);
  /** More about it: "name" marks the column that names the object, "" says nothing. */
  readonly format: string;
  /** What it shows. */
  readonly description: string;
  /** 0 belongs into every view; more, only into a wide one. */
  readonly priority: number;
}

/** What a cell holds; null where there is nothing to show. */
export type TableCell = string | number | boolean | null;

/** One object. */
export interface TableRow {
  /** In the order of the columns. */
  readonly cells: readonly TableCell[];
  /** Whose row this is. */
  readonly object: { readonly metadata: ObjectMeta };
  /** Whether the object has run to its end, such as a finished pod. */
  readonly completed: boolean;
}

/** A page of objects as the server prints them. */
export interface Table {
  /** What there is to see. */
  readonly columns: readonly TableColumn[];
  /** What is to be seen, object by object. */
  readonly rows: readonly TableRow[];
  /** `continue` leads on to the next page. */
  readonly metadata: ListMeta;
}

/**
 * Reads a Table; of a server that makes none, the list that it sent, with names and ages alone, as
 * kubectl shows it. Undefined for what is neither.
 */
export function toTable(answer: Readonly<Record<string, unknown>>): Table | undefined {
  const metadata = (answer["metadata"] ?? { resourceVersion: "" }) as ListMeta;
  if (answer["kind"] !== "Table") {
    const { items } = answer;
    return Array.isArray(items) ? bareTable(items, metadata) : undefined;
  }
  const definitions = listOf(answer, "columnDefinitions");
  return {
    columns: definitions.map(toColumn),
    rows: listOf(answer, "rows").map(toRow),
    metadata,
  };
}

function listOf(
  object: Readonly<Record<string, unknown>>,
  name: string,
): Record<string, unknown>[] {
  const list = getOwn(object, name);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function toColumn(definition: Record<string, unknown>): TableColumn {
  const text = (name: string) => String(definition[name] ?? "");
  return {
    name: text("name"),
    type: text("type"),
    format: text("format"),
    description: text("description"),
    priority: Number(definition["priority"] ?? 0),
  };
}

function toRow(row: Record<string, unknown>): TableRow {
  return {
    cells: (Array.isArray(row["cells"]) ? row["cells"] : []) as TableCell[],
    object: row["object"] as TableRow["object"],
    completed: listOf(row, "conditions").some((c) => c["type"] === "Completed" && isTrue(c)),
  };
}

function isTrue(condition: Record<string, unknown>): boolean {
  return condition["status"] === "True";
}

function bareTable(items: readonly KubeObject[], metadata: ListMeta): Table {
  const column = { format: "", description: "", priority: 0 };
  return {
    columns: [
      { ...column, name: "Name", type: "string", format: "name" },
      { ...column, name: "Created At", type: "date" },
    ],
    rows: items.map((object) => ({
      cells: [object.metadata.name, object.metadata.creationTimestamp],
      object: { metadata: object.metadata },
      completed: false,
    })),
    metadata,
  };
}
