/**
 * Columns of Tables: what a column is called and what its cells show.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { ColumnRow } from "../resource_row.ts";
import { humanAge as ageOf } from "../../meta/age.ts";

/** What a cell may hold. */
export type Cell = string | number | boolean | null | readonly unknown[];

/** One column: its description, and how to fill it at a moment of the wall clock. */
export interface Column {
  readonly column: ColumnRow;
  readonly cell: (object: AnyObject, nowMs: number) => Cell;
}

/** A column of text; `priority` 1 shows it in wide output only. */
export function text(
  name: string,
  cell: (object: AnyObject, nowMs: number) => Cell,
  priority: number = 0,
): Column {
  return { column: { name, type: "string", format: "", description: "", priority }, cell };
}

/** A column of text for wide output. */
export function wide(name: string, cell: (object: AnyObject, nowMs: number) => Cell): Column {
  return text(name, cell, 1);
}

/** A column of another type. */
export function typed(
  type: "integer" | "boolean" | "date",
  name: string,
  cell: (object: AnyObject) => Cell,
): Column {
  return { column: { name, type, format: "", description: "", priority: 0 }, cell };
}

/** The name, which every table starts with. */
export const nameColumn: Column = {
  column: { name: "Name", type: "string", format: "name", description: "", priority: 0 },
  cell: (o) => o.metadata.name,
};

/** How long an object exists. */
export const ageColumn: Column = text("Age", (o, now) => ageOf(o.metadata.creationTimestamp, now));

/** When an object was created. */
export const createdColumn: Column = typed(
  "date",
  "Created At",
  (o) => o.metadata.creationTimestamp,
);

/** A value of the object by its path, or a text for none. */
export function at(path: string, none: string = ""): (object: AnyObject) => Cell {
  const fields = path.split(".");
  return (object) => {
    let value: unknown = object;
    for (const field of fields) {
      value = (value as Record<string, unknown> | undefined | null)?.[field];
    }
    if (value === undefined || value === null || value === "") return none;
    return value as Cell;
  };
}

/** A number of the object by its path; 0 for none. */
export function count(path: string): (object: AnyObject) => Cell {
  const get = at(path);
  return (object) => Number(get(object) || 0);
}
