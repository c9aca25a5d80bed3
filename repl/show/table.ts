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
  /** The width to keep to by folding the last column. @default {none: lines are as long as they are} */
  readonly columns?: number | undefined;
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
  const head = shown.map(({ column }) => cellText(column.name.toUpperCase(), "string", nowMs));
  const rows = table.rows.map((row, i) => {
    const cells = shown.map(({ column, index }) => cellText(row.cells[index], column.type, nowMs));
    return namespaces ? [homes[i] ?? "", ...cells] : cells;
  });
  return alignedLines([namespaces ? ["NAMESPACE", ...head] : head, ...rows], style.columns);
}

/** A last column that would be narrower is not folded: the terminal breaks its lines. */
const leastFolded = 20;

/**
 * Cells in columns, each as wide as its widest; nothing trails the last. What would be wider than
 * `columns` has its last cell folded below itself, where there is room for one.
 */
export function alignedLines(
  rows: readonly (readonly string[])[],
  columns: number = Infinity,
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => widths[i] = Math.max(widths[i] ?? 0, cell.length));
  }
  const left = widths.slice(0, -1).reduce((sum, width) => sum + width + 3, 0);
  const room = columns - left;
  return rows.flatMap((row) => {
    const line = row.map((cell, i) =>
      i === row.length - 1 ? cell : cell.padEnd((widths[i] ?? 0) + 3)
    ).join("").trimEnd();
    if (line.length <= columns || room < leastFolded || row.length < widths.length) return [line];
    const [first = "", ...more] = folded(row.at(-1) ?? "", room);
    return [line.slice(0, left) + first, ...more.map((part) => " ".repeat(left) + part)];
  });
}

/** A text in pieces of at most so many characters, between words where that can be. */
function folded(text: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const space = rest.lastIndexOf(" ", width);
    const end = space > 0 ? space : width;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}

function cellText(cell: unknown, type: string, nowMs: number): string {
  if (cell === null || cell === undefined) return type === "date" ? "<unknown>" : "<none>";
  // Servers send dates as timestamps, and ages that they have counted themselves as text.
  if (type === "date" && /^\d{4}-/.test(String(cell))) return humanAge(String(cell), nowMs);
  return harmless(String(cell)).replaceAll("\n", "\\n");
}
