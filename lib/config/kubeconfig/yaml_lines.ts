/**
 * The lines of values in a block-style YAML text, for messages.
 *
 * The YAML reader gives values without places. This looks for the place again, by indentation alone; a
 * text in another style gives no line rather than a wrong one.
 *
 * @module
 */

import type { Path } from "./check_shape.ts";

/** A key or a dash at the start of a line, or after a dash. */
interface Mark {
  readonly line: number;
  readonly column: number;
  /** undefined for a dash. */
  readonly key: string | undefined;
}

/**
 * The line of the value at a path; undefined when it cannot be told.
 *
 * @param firstLine The number of the text's first line.
 */
export function yamlLineOf(text: string, path: Path, firstLine = 1): number | undefined {
  const marks = marksOf(text, firstLine);
  let range = { from: 0, to: marks.length };
  let line: number | undefined;
  for (const [i, step] of path.entries()) {
    const at = typeof step === "number" ? nthDash(marks, range, step) : keyAt(marks, range, step);
    const mark = at === undefined ? undefined : marks[at];
    // A field that is absent is missed at the line of what should hold it.
    if (at === undefined || !mark) return i === path.length - 1 ? line : undefined;
    line = mark.line;
    range = { from: at + 1, to: endOf(marks, at, range.to) };
  }
  return line;
}

function marksOf(text: string, firstLine: number): Mark[] {
  const marks: Mark[] = [];
  let blockIndent = -1;
  for (const [i, raw] of text.split(/\r\n|\r|\n/).entries()) {
    let column = raw.length - raw.trimStart().length;
    let rest = raw.slice(column);
    if (rest === "" || (blockIndent >= 0 && column > blockIndent)) continue;
    blockIndent = -1;
    if (rest.startsWith("#")) continue;
    const indent = column;
    for (let dash = /^-(?: +|$)/.exec(rest); dash; dash = /^-(?: +|$)/.exec(rest)) {
      marks.push({ line: firstLine + i, column, key: undefined });
      column += dash[0].length;
      rest = rest.slice(dash[0].length);
    }
    const key = keyOf(rest);
    if (key !== undefined) marks.push({ line: firstLine + i, column, key });
    if (/(?::|^|\s)[|>][-+0-9]*\s*$/.test(rest)) blockIndent = key === undefined ? indent : column;
  }
  return marks;
}

function keyOf(text: string): string | undefined {
  const match = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#{[&*!|>][^#]*?))\s*:(?:\s|$)/
    .exec(text);
  if (!match) return undefined;
  return match[1] ?? match[2]?.replaceAll("''", "'") ?? match[3];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The position of the n-th dash among the children in a range. */
function nthDash(marks: readonly Mark[], range: Range, n: number): number | undefined {
  const column = marks[range.from]?.column;
  let seen = 0;
  for (let i = range.from; i < range.to; i++) {
    const mark = marks[i] as Mark;
    if (mark.column === column && mark.key === undefined && seen++ === n) return i;
  }
  return undefined;
}

function keyAt(marks: readonly Mark[], range: Range, key: string): number | undefined {
  const column = marks[range.from]?.column;
  for (let i = range.from; i < range.to; i++) {
    const mark = marks[i] as Mark;
    if (mark.column === column && mark.key === key) return i;
  }
  return undefined;
}

/** Where the children of a mark end; a list may stand at the column of its key. */
function endOf(marks: readonly Mark[], at: number, limit: number): number {
  const own = marks[at] as Mark;
  for (let i = at + 1; i < limit; i++) {
    const mark = marks[i] as Mark;
    const listOfOwn = own.key !== undefined && mark.key === undefined;
    if (mark.column < own.column || (mark.column === own.column && !listOfOwn)) return i;
  }
  return limit;
}
