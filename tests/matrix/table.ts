/**
 * The table of the matrix in a page: a row for each way to connect, a column for each runtime.
 *
 * @module
 */

const columns = ["deno", "bun", "node"] as const;

/** A runtime that has a column. */
export type Column = typeof columns[number];

const start = "<!-- matrix -->";
const end = "<!-- /matrix -->";
const titles = ["Connecting by", "Deno", "Bun", "Node"];

/** What the page's table says of one runtime. */
export function readTable(page: string, column: Column): Record<string, string> {
  const cells = parse(page).map(([name = "", ...rest]) =>
    [name, rest[columns.indexOf(column)] ?? ""] as const
  );
  return Object.fromEntries(cells);
}

/** The page with one runtime's column replaced, its rows in the order of `cells`. */
export function writeTable(
  page: string,
  column: Column,
  cells: ReadonlyMap<string, string>,
): string {
  const before = new Map(parse(page).map(([name = "", ...rest]) => [name, rest]));
  const lines = [...cells].map(([name, cell]) => {
    const row = columns.map((c, i) => c === column ? cell : before.get(name)?.[i] ?? "");
    return [name, ...row];
  });
  const from = page.indexOf(start) + start.length;
  const to = page.indexOf(end);
  return `${page.slice(0, from)}\n\n${format([titles, ...lines])}\n\n${page.slice(to)}`;
}

function parse(page: string): string[][] {
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`the page has no ${start} ... ${end}`);
  const rows = page.slice(from, to).split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

/** Pads the columns, as the formatter does. */
function format(rows: readonly (readonly string[])[]): string {
  const widths = titles.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0), 3));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, i) => (row[i] ?? "").padEnd(width)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const rule = widths.map((width) => "-".repeat(width));
  return [head, rule, ...body].map(line).join("\n");
}
