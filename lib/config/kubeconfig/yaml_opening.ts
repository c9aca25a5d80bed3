/**
 * The quote or bracket that a YAML text never closes: the reader only notices at the end.
 *
 * @module
 */

/** An opening mark. */
export interface Opening {
  readonly mark: string;
  /** From 1, as the column. */
  readonly line: number;
  readonly column: number;
}

/** The innermost mark that is open at the end of a text; undefined when none is. */
export function unclosed(text: string): Opening | undefined {
  const open: number[] = [];
  let lineStart = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text[at] ?? "";
    if (c === "\n") lineStart = at + 1;
    else if (c === "#" && /^$|\s$/.test(text.slice(lineStart, at))) at = endOfLine(text, at) - 1;
    else if (/["']/.test(c) && begins(text, lineStart, at)) {
      const end = endOfQuote(text, at);
      if (end === undefined) return opening(text, at);
      at = end;
    } else if (/[[{]/.test(c) && (open.length > 0 || begins(text, lineStart, at))) open.push(at);
    else if (/[\]}]/.test(c)) open.pop();
  }
  const last = open.at(-1);
  return last === undefined ? undefined : opening(text, last);
}

/** Whether a value may begin here, and not a quotation mark within plain words. */
function begins(text: string, lineStart: number, at: number): boolean {
  return /(?:^|[:\-,?[{])\s*$/.test(text.slice(lineStart, at));
}

function endOfQuote(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === "\\") at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return undefined;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function opening(text: string, at: number): Opening {
  const before = text.slice(0, at).split("\n");
  return { mark: text[at] ?? "", line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
