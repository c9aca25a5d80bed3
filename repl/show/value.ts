/**
 * What the prompt shows of a value: a view as kubectl's table, a Flow as it comes, an object as YAML.
 *
 * @module
 */

import type { Table } from "kubist/wire";
import { elementText, inspected } from "./event.ts";
import { isKubeObject, objectText } from "./object.ts";
import { harmless, paint, type Screen } from "./paint.ts";
import { covered, decoded, revealedValue } from "./secrets.ts";
import { alignedLines, tableLines, type TableStyle } from "./table.ts";

/** Text to be shown as it is. */
export class Text {
  /** The text, without a newline at its end. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What can be shown as a table. */
export interface TableView extends AsyncIterable<unknown> {
  table(options?: { readonly limit?: number; readonly signal?: AbortSignal }): Promise<Table>;
}

/** Rows of a table shown at once: more would scroll away what matters. */
const tableRows = 500;

/** Shows a value; one that goes on, such as a watch, until it ends or `signal` aborts. */
export async function showValue(
  value: unknown,
  screen: Screen,
  signal?: AbortSignal,
): Promise<void> {
  const line = (text: string) => screen.write(`${text}\n`);
  if (value === undefined) return;
  const open = revealedValue(value);
  if (open) return await showPlain(decoded(open.value), screen, false);
  if (value instanceof Text) return line(value.text);
  if (isView(value)) return await showView(value, screen, signal);
  if (isExplanation(value)) return line(harmless(String(value)).trimEnd());
  if (isFlow(value)) {
    for await (const element of value) line(elementText(covered(element), screen));
    return;
  }
  await showPlain(value, screen, true);
}

/** Whether a value is a view: cold, and able to be shown as a table. */
export function isView(value: unknown): value is TableView {
  const { table, watch } = (value ?? {}) as { table?: unknown; watch?: unknown };
  return typeof table === "function" && typeof watch === "function";
}

/** How a view's table is printed; one of all namespaces says whose its rows are, as kubectl's does. */
export function tableStyle(view: TableView, { columns }: Screen): TableStyle {
  return / in all namespaces/.test(String(view)) ? { columns, namespaces: true } : { columns };
}

/** Whether a value is what `k.explain()` gives: a record that says itself as text. */
function isExplanation(value: unknown): boolean {
  const { path, fields } = (value ?? {}) as { path?: unknown; fields?: unknown };
  return typeof path === "string" && Array.isArray(fields);
}

function isFlow(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

async function showView(view: TableView, screen: Screen, signal?: AbortSignal): Promise<void> {
  const table = await view.table({ limit: tableRows, ...(signal ? { signal } : {}) });
  const lines = tableLines(table, tableStyle(view, screen));
  if (lines.length === 0) return screen.write("No resources found\n");
  const [head = "", ...rows] = lines;
  screen.write(`${[paint(screen, "title", head), ...rows].join("\n")}\n`);
  if (table.metadata.continue) {
    const more = table.metadata.remainingItemCount;
    const count = more === undefined ? "there are more" : `${more} more`;
    screen.write(paint(screen, "dim", `… ${count}; await $_.toArray() reads them all`) + "\n");
  }
}

async function showPlain(value: unknown, screen: Screen, cover: boolean): Promise<void> {
  const shown = cover ? covered(value) : value;
  const line = (text: string) => screen.write(`${text}\n`);
  if (isTable(shown)) {
    return line(tableLines(shown, { columns: screen.columns }).join("\n") || "No resources found");
  }
  if (isKubeObject(shown)) {
    const { items } = shown as { items?: unknown };
    return line(Array.isArray(items) ? namesText(items) : await objectText(shown, screen));
  }
  if (Array.isArray(shown) && shown.length > 0 && shown.every(isKubeObject)) {
    return line(namesText(shown));
  }
  line(inspected(shown, screen));
}

function isTable(value: unknown): value is Table {
  const { columns, rows } = (value ?? {}) as { columns?: unknown; rows?: unknown };
  return Array.isArray(columns) && Array.isArray(rows);
}

/** Objects that were read whole already: their names; the server's columns need a view. */
function namesText(objects: readonly unknown[]): string {
  const screen: Screen = { write: () => {}, columns: 80, rows: 24, colours: false };
  const lines = objects.map((object) => elementText(object, screen).split("  "));
  return [...alignedLines(lines), `(${objects.length})`].join("\n");
}
