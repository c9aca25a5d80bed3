/**
 * Makes indentation within brackets and quotes meaningless, as it is to the Kubernetes tools.
 *
 * YAML 1.2 wants a flow collection's lines indented deeper than the collection's parent; a manifest
 * such as `labels: {` … `}` with the closing bracket below the key is common and read by kubectl.
 *
 * @module
 */

/**
 * The text with line breaks, tabs and comments inside flow collections, and line breaks inside quoted
 * scalars, turned into spaces. Offsets stay the same: structure is read from the result, values from
 * the original.
 */
export function flatten(text: string): string {
  return scanText(text).out.join("");
}

/** Where a quote or a bracket opens that nothing closes; undefined when all are closed. */
export function unclosed(text: string): number | undefined {
  return scanText(text).unclosed;
}

function scanText(text: string): Scan {
  const scan: Scan = {
    text,
    out: text.split(""),
    at: 0,
    column: 0,
    holder: 0,
    start: true,
    unclosed: undefined,
  };
  while (scan.at < text.length) step(scan);
  return scan;
}

interface Scan {
  readonly text: string;
  readonly out: string[];
  at: number;
  /** Where the current line starts. */
  column: number;
  /** The column of the last key or dash of the line. */
  holder: number;
  /** Whether a node may start here. */
  start: boolean;
  /** Where the quote or bracket opens that the text ends in. */
  unclosed: number | undefined;
}

const BREAK = /[\r\n]/;
const SPACE = /[ \t\r\n]/;

function step(scan: Scan): void {
  const c = scan.text.charAt(scan.at);
  if (BREAK.test(c)) newLine(scan);
  else if (c === " " || c === "\t") scan.at++;
  else if (c === "#" && followsSpace(scan)) scan.at = lineEnd(scan);
  else if (!scan.start) plain(scan, c);
  else if (c === '"' || c === "'") quoted(scan, c);
  else if (c === "[" || c === "{") flow(scan);
  else if (c === "|" || c === ">") block(scan);
  else if (c === "!" || c === "&") skipWord(scan);
  else if ((c === "-" || c === "?") && endsWord(scan, scan.at + 1)) {
    scan.holder = scan.at - scan.column;
    scan.at++;
  } else plain(scan, c);
}

function newLine(scan: Scan): void {
  scan.at++;
  scan.column = scan.at;
  scan.holder = 0;
  scan.start = true;
}

function plain(scan: Scan, c: string): void {
  if (scan.start) scan.holder = scan.at - scan.column;
  scan.start = c === ":" && endsWord(scan, scan.at + 1);
  scan.at++;
}

function quoted(scan: Scan, quote: string): void {
  if (scan.start) scan.holder = scan.at - scan.column;
  scan.start = false;
  const open = scan.at;
  for (scan.at++; scan.at < scan.text.length; scan.at++) {
    const c = scan.text.charAt(scan.at);
    if (BREAK.test(c)) scan.out[scan.at] = " ";
    else if (c === "\\" && quote === '"') scan.at++;
    else if (c === quote && quote === "'" && scan.text.charAt(scan.at + 1) === "'") scan.at++;
    else if (c === quote) break;
  }
  if (scan.at >= scan.text.length) scan.unclosed = open;
  scan.at++;
}

function flow(scan: Scan): void {
  const opened: number[] = [];
  let token = true;
  do {
    const c = scan.text.charAt(scan.at);
    if (SPACE.test(c)) blank(scan, scan.at + 1);
    else if (c === "#" && followsSpace(scan)) blank(scan, lineEnd(scan));
    else if ((c === '"' || c === "'") && token) {
      quoted(scan, c);
      token = false;
    } else if ((c === "!" || c === "&") && token) skipWord(scan);
    else {
      if (c === "[" || c === "{") opened.push(scan.at);
      else if (c === "]" || c === "}") opened.pop();
      token = /[[{,:?]/.test(c);
      scan.at++;
    }
  } while (opened.length > 0 && scan.at < scan.text.length);
  scan.unclosed ??= opened.at(-1);
  scan.start = false;
}

/** Skips the lines of a block scalar, whose brackets and quotes are text. */
function block(scan: Scan): void {
  scan.at = lineEnd(scan);
  let indent: number | undefined;
  for (;;) {
    const from = scan.text.startsWith("\r\n", scan.at) ? scan.at + 2 : scan.at + 1;
    if (from >= scan.text.length) break;
    const line = /[^\r\n]*/.exec(scan.text.slice(from, lineEnd({ ...scan, at: from })))?.[0] ?? "";
    const text = line.trimStart();
    if (text !== "") {
      const spaces = line.length - text.length;
      if (spaces < (indent ?? scan.holder + 1)) break;
      indent ??= spaces;
    }
    scan.at = from + line.length;
  }
  scan.start = false;
}

function blank(scan: Scan, end: number): void {
  for (; scan.at < end; scan.at++) scan.out[scan.at] = " ";
}

function skipWord(scan: Scan): void {
  while (scan.at < scan.text.length && !/[ \t\r\n,\]}]/.test(scan.text.charAt(scan.at))) scan.at++;
}

function lineEnd(scan: Pick<Scan, "text" | "at">): number {
  let end = scan.at;
  while (end < scan.text.length && !BREAK.test(scan.text.charAt(end))) end++;
  return end;
}

function followsSpace(scan: Scan): boolean {
  return scan.at === 0 || SPACE.test(scan.text.charAt(scan.at - 1));
}

function endsWord(scan: Scan, at: number): boolean {
  return at >= scan.text.length || SPACE.test(scan.text.charAt(at));
}
