/**
 * Tables as kubectl prints them: columns three spaces apart, headings in capitals.
 *
 * @module
 */

import { humanAge } from "kubist/meta";
import type { Table } from "kubist/wire";
import { harmless } from "./paint.ts";

/** How to print a table. */
export interface TableStyle {
  /** The columns of lower priority too. @default {false} */
  readonly wide?: boolean | undefined;
  /** A first column with the namespace. @default {when the rows are of several} */
  readonly namespaces?: boolean | undefined;
  /** For ages. @default {Date.now()} */
  readonly nowMs?: number | undefined;
}

/** The lines of a server's table, the headings first; none when there are no rows. */
export function tableLines(table: Table, style: TableStyle = {}): string[] {
  if (table.rows.length === 0) return [];
  const { nowMs = Date.now() } = style;
  const shown = table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => style.wide || column.priority === 0);
  const homes = table.rows.map((row) => row.object.metadata.namespace ?? "");
  const namespaces = style.namespaces ?? new Set(homes).size > 1;
  const head = shown.map(({ column }) => column.name.toUpperCase());
  const rows = table.rows.map((row, i) => {
    const cells = shown.map(({ column, index }) => cellText(row.cells[index], column.type, nowMs));
    return namespaces ? [homes[i] ?? "", ...cells] : cells;
  });
  return alignedLines([namespaces ? ["NAMESPACE", ...head] : head, ...rows]);
}

/** Cells in columns, each as wide as its widest; nothing trails the last. */
export function alignedLines(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => widths[i] = Math.max(widths[i] ?? 0, cell.length));
  }
  return rows.map((row) =>
    row.map((cell, i) => i === row.length - 1 ? cell : cell.padEnd((widths[i] ?? 0) + 3))
      .join("").trimEnd()
  );
}

function cellText(cell: unknown, type: string, nowMs: number): string {
  if (cell === null || cell === undefined) return type === "date" ? "<unknown>" : "<none>";
  // Servers send dates as timestamps, and ages that they have counted themselves as text.
  if (type === "date" && /^\d{4}-/.test(String(cell))) return humanAge(String(cell), nowMs);
  return harmless(String(cell)).replaceAll("\n", "\\n");
}
