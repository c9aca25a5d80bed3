/**
 * Where in an unfinished input its end is: after a dot, in a string, in the key of an object. One linear
 * reading; the text need not be valid.
 *
 * @module
 */

/** A call around the cursor. */
export interface CallAt {
  /** The text of what is called: `k.pods("web").get`. */
  readonly callee: string;
  /** Which argument the cursor is in, from 0. */
  readonly argument: number;
  /** The keys of the object literals between the call and the cursor: `["spec", "containers", "0"]`. */
  readonly path: readonly string[];
  /** The first argument, where it is a plain string. */
  readonly first: string | undefined;
}

/** The cursor's surroundings. */
export interface Cursor {
  /** What is being typed and may be replaced: the part of a name, or of a string's inside. */
  readonly word: string;
  readonly place:
    /** A name of its own. */
    | { readonly type: "name" }
    /** After a dot; `object` is the text before it. */
    | { readonly type: "member"; readonly object: string }
    /** Inside a string that is an argument or a value. */
    | { readonly type: "string"; readonly quote: string }
    /** Where an object literal wants a key; `quote` when one was opened. */
    | { readonly type: "key"; readonly quote: string };
  /** The innermost call; undefined outside of any. */
  readonly call: CallAt | undefined;
}

interface Bracket {
  readonly open: "(" | "[" | "{";
  readonly at: number;
  /** Commas seen directly inside. */
  commas: number;
  /** The key whose value is being written, in an object literal. */
  key: string | undefined;
  /** The end of the last string or name directly inside: it may turn out to be a key. */
  last: { readonly from: number; readonly to: number } | undefined;
}

interface Scan {
  readonly brackets: readonly Bracket[];
  /** From a closing bracket to the opening one. */
  readonly pairs: ReadonlyMap<number, number>;
  /** The open string's quote and where its inside begins. */
  readonly quote: string;
  readonly from: number;
  /** Whether the end is in a comment. */
  readonly comment: boolean;
}

/** Reads the cursor's surroundings; undefined in a comment, where nothing completes. */
export function readCursor(text: string): Cursor | undefined {
  const scan = scanText(text);
  if (scan.comment) return undefined;
  const call = callAround(text, scan);
  const inner = scan.brackets.at(-1);
  if (scan.quote !== "") {
    const word = text.slice(scan.from);
    const isKey = inner?.open === "{" && inner.key === undefined;
    return { word, place: { type: isKey ? "key" : "string", quote: scan.quote }, call };
  }
  const word = /[\w$]*$/.exec(text)?.[0] ?? "";
  const before = text.slice(0, text.length - word.length);
  const dot = /\??\.\s*$/.exec(before);
  if (dot && !/(^|[^.])\.\.\.$|(^|[^\w$])\d+\.$/.test(before)) {
    const object = chainBefore(text, dot.index, scan.pairs);
    return { word, place: { type: "member", object }, call };
  }
  const isKey = inner?.open === "{" && inner.key === undefined && call !== undefined;
  return { word, place: isKey ? { type: "key", quote: "" } : { type: "name" }, call };
}

function scanText(text: string): Scan {
  const brackets: Bracket[] = [];
  const pairs = new Map<number, number>();
  let i = 0;
  const state = (quote: string, from: number, comment = false): Scan => ({
    brackets,
    pairs,
    quote,
    from,
    comment,
  });
  while (i < text.length) {
    const c = text[i] as string;
    const inner = brackets.at(-1);
    if (c === '"' || c === "'" || c === "`") {
      const end = stringEnd(text, i);
      if (end === undefined) return state(c, i + 1);
      if (inner) inner.last = { from: i + 1, to: end };
      i = end + 1;
    } else if (c === "/" && (text[i + 1] === "/" || text[i + 1] === "*")) {
      const close = text[i + 1] === "/" ? "\n" : "*/";
      const end = text.indexOf(close, i + 2);
      if (end === -1) return state("", i, true);
      i = end + close.length;
    } else if (/[\w$]/.test(c)) {
      const from = i;
      while (i < text.length && /[\w$]/.test(text[i] as string)) i++;
      if (inner) inner.last = { from, to: i };
    } else {
      readMark(text, i, c, brackets, pairs);
      i++;
    }
  }
  return state("", text.length);
}

function readMark(
  text: string,
  at: number,
  c: string,
  brackets: Bracket[],
  pairs: Map<number, number>,
): void {
  const inner = brackets.at(-1);
  if (c === "(" || c === "[" || c === "{") {
    brackets.push({ open: c, at, commas: 0, key: undefined, last: undefined });
  } else if (c === ")" || c === "]" || c === "}") {
    if (inner) pairs.set(at, inner.at);
    brackets.pop();
  } else if (c === "," && inner) {
    inner.commas++;
    inner.key = undefined;
    inner.last = undefined;
  } else if (c === ":" && inner?.open === "{" && inner.key === undefined && inner.last) {
    inner.key = text.slice(inner.last.from, inner.last.to);
  }
}

function stringEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === quote) return i;
    else if (text[i] === "\n" && quote !== "`") return undefined;
  }
  return undefined;
}

function callAround(text: string, { brackets, pairs }: Scan): CallAt | undefined {
  const path: string[] = [];
  for (const bracket of brackets.toReversed()) {
    if (bracket.open === "{") {
      if (bracket.key !== undefined) path.unshift(bracket.key);
    } else if (bracket.open === "[") path.unshift(String(bracket.commas));
    else {
      const callee = chainBefore(text, bracket.at, pairs);
      if (callee === "") return undefined;
      const first = /^\s*(["'`])([^"'`\\]*)\1/.exec(text.slice(bracket.at + 1, bracket.at + 300));
      return { callee, argument: bracket.commas, path, first: first?.[2] };
    }
  }
  return undefined;
}

/** The member chain that ends at `end`: names, dots and whole brackets. */
function chainBefore(text: string, end: number, pairs: ReadonlyMap<number, number>): string {
  let i = end;
  // Where the chain goes on after white space, a dot must follow it.
  let next = ".";
  while (i > 0) {
    const c = text[i - 1] as string;
    const open = pairs.get(i - 1);
    if (open !== undefined && c !== "}") i = open;
    else if (/[\w$.?]/.test(c) || (/\s/.test(c) && /[.?]/.test(next))) i--;
    else break;
    if (!/\s/.test(c)) next = c;
  }
  return text.slice(i, end).trim();
}
