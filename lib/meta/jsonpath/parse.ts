/**
 * Reads JSONPath templates in kubectl's dialect: text with expressions in braces, `{range}`…`{end}`,
 * filters, unions, slices, `..`; no regular expressions, no boolean operators, no script.
 *
 * Source: https://kubernetes.io/docs/reference/kubectl/jsonpath/
 *
 * @module
 */

import { TextSyntaxError } from "../syntax.ts";
import type { Bounds, Expression, Step, Template } from "./node.ts";
import { unquote } from "./quote.ts";

const MAX_LENGTH = 65_536;

interface Cursor {
  readonly text: string;
  at: number;
  /** The whole template and where this text starts in it, for errors. */
  readonly whole: string;
  readonly offset: number;
}

/** The parts of a template; throws a `TextSyntaxError`. */
export function parseTemplate(text: string): Template {
  const cursor: Cursor = { text, at: 0, whole: text, offset: 0 };
  if (text.length > MAX_LENGTH) fail(cursor, `it has more than ${MAX_LENGTH} characters`);
  const parts: (Expression | string)[] = [];
  while (cursor.at < text.length) {
    const brace = text.indexOf("{", cursor.at);
    const end = brace < 0 ? text.length : brace;
    if (end > cursor.at) parts.push(text.slice(cursor.at, end));
    cursor.at = end;
    if (brace >= 0) parts.push(parseBraces(cursor));
  }
  return parts;
}

function parseBraces(cursor: Cursor): Expression {
  cursor.at++;
  const steps: Step[] = [];
  for (;;) {
    if (starts(cursor, "}")) {
      cursor.at++;
      return steps;
    }
    parseStep(cursor, steps);
  }
}

/** An expression that stands within another: a filter's side, a union's branch. */
function parseInner(cursor: Cursor, text: string, at: number): Expression {
  return parseBraces({ ...cursor, text: `{${text}}`, at: 0, offset: cursor.offset + at - 1 });
}

function parseStep(cursor: Cursor, steps: Step[]): void {
  const c = next(cursor);
  if (starts(cursor, "[?(")) steps.push(parseFilter(cursor));
  else if (starts(cursor, "..")) parseRecursive(cursor, steps);
  else if (c === "" || c === "\n" || c === "\r") fail(cursor, "unclosed action");
  else if (c === " " || c === "@" || c === "$") cursor.at++;
  else if (c === "[") parseArray(cursor, steps);
  else if (c === '"' || c === "'") steps.push({ type: "text", text: parseQuoted(cursor, c) });
  else if (c === ".") {
    cursor.at++;
    steps.push(parseField(cursor));
  } else if (/[-+\p{Nd}]/u.test(c)) steps.push(parseNumber(cursor));
  else if (/[_\p{L}]/u.test(c)) steps.push(parseWord(cursor));
  else fail(cursor, `unrecognized character in action: ${JSON.stringify(c)}`);
}

function parseRecursive(cursor: Cursor, steps: Step[]): void {
  if (steps.at(-1)?.type === "recursive") fail(cursor, "invalid multiple recursive descent");
  cursor.at += 2;
  steps.push({ type: "recursive" });
  if (/^[_\p{L}\p{Nd}]/u.test(next(cursor))) steps.push(parseField(cursor));
}

/** A name up to the next character that a backslash does not hide. */
function parseField(cursor: Cursor): Step {
  const name = match(cursor, /(?:\\[\s\S]?|[^\\ \t\r\n.,[\]$@{}])*/y);
  return name === "*" ? { type: "wildcard" } : { type: "field", name: name.replaceAll("\\", "") };
}

function parseWord(cursor: Cursor): Step {
  const word = match(cursor, /[^ \t\r\n.,[\]$@{}]+/y);
  if (word === "true" || word === "false") return { type: "literal", value: word === "true" };
  return { type: "word", word };
}

function parseNumber(cursor: Cursor): Step {
  const start = cursor.at;
  const text = match(cursor, /[-+]?[.\p{Nd}]*/uy);
  if (!/^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(text)) {
    fail(cursor, `cannot parse number ${text}`, start);
  }
  return { type: "literal", value: Number(text) + 0 };
}

/** Up to the next quote without a backslash before it. */
function parseQuoted(cursor: Cursor, quote: string): string {
  const start = cursor.at;
  for (cursor.at++;; cursor.at++) {
    const c = cursor.text.charAt(cursor.at);
    if (c === "" || c === "\n") fail(cursor, "unterminated quoted string", start);
    if (c === quote && cursor.text.charAt(cursor.at - 1) !== "\\") break;
  }
  cursor.at++;
  const quoted = cursor.text.slice(start, cursor.at);
  return unquote(quoted) ?? fail(cursor, `unquote string ${quoted} error invalid syntax`, start);
}

function parseArray(cursor: Cursor, steps: Step[]): void {
  const start = cursor.at + 1;
  const end = cursor.text.indexOf("]", start);
  const inner = cursor.text.slice(start, end);
  if (end < 0 || inner.includes("\n")) fail(cursor, "unterminated array");
  cursor.at = end + 1;
  const parts = inner.split(",");
  const key = /^'([^']*)'$/.exec(inner)?.[1];
  if (parts.length > 1) {
    const branches = parts.map((part) =>
      parseInner(cursor, `[${part.replace(/^ +| +$/g, "")}]`, start)
    );
    steps.push({ type: "union", branches });
  } else if (key !== undefined) steps.push(...parseInner(cursor, `.${key}`, start));
  else {steps.push({
      type: "slice",
      bounds: parseBounds(cursor, inner === "*" ? ":" : inner, start),
    });}
}

function parseBounds(cursor: Cursor, text: string, at: number): Bounds {
  const found = /^(-?[0-9]*)(:-?[0-9]*)?(:-?[0-9]*)?$/.exec(text);
  if (!found) fail(cursor, `invalid array index ${text}`, at);
  const [from, to, step] = found.slice(1).map((part) => {
    const digits = (part ?? "").replace(":", "");
    if (digits === "") return undefined;
    const value = Number(digits);
    if (!Number.isSafeInteger(value)) fail(cursor, `array index ${digits} is not a number`, at);
    return value + 0;
  });
  return { from, to, step, single: found[2] === undefined };
}

function parseFilter(cursor: Cursor): Step {
  const start = cursor.at + 3;
  const end = filterEnd(cursor, start);
  const text = cursor.text.slice(start, end);
  cursor.at = end + 2;
  const sides = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text);
  if (!sides) {
    const left = parseInner(cursor, text, start);
    return { type: "filter", filter: { left, operator: "exists", right: [] } };
  }
  const [, left = "", operator = "", right = ""] = sides;
  const filter = {
    left: parseInner(cursor, left, start),
    operator,
    right: parseInner(cursor, right, start + left.length + operator.length),
  };
  return { type: "filter", filter };
}

/** The closing parenthesis: outside quotes, of which a filter has one pair at most. */
function filterEnd(cursor: Cursor, start: number): number {
  let quote = "";
  let closed = false;
  for (let at = start;; at++) {
    const c = cursor.text.charAt(at);
    if (c === "" || c === "\n") fail(cursor, "unterminated filter");
    if (c === ")" && (quote !== "") === closed) {
      if (cursor.text.charAt(at + 1) !== "]") fail(cursor, "unclosed array expect ]", at + 1);
      return at;
    }
    if (c !== '"' && c !== "'") continue;
    if (quote === "") quote = c;
    else if (c === quote && cursor.text.charAt(at - 1) !== "\\") closed = true;
  }
}

function starts(cursor: Cursor, text: string): boolean {
  return cursor.text.startsWith(text, cursor.at);
}

function next(cursor: Cursor): string {
  const code = cursor.text.codePointAt(cursor.at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function match(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0] ?? "";
  cursor.at += found.length;
  return found;
}

function fail(cursor: Cursor, reason: string, at: number = cursor.at): never {
  const place = Math.min(cursor.offset + at, cursor.whole.length);
  throw new TextSyntaxError({ what: "JSONPath", text: cursor.whole, at: place, reason });
}
