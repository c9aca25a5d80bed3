/**
 * Field selectors: `path=value` and `path!=value`, joined by commas.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 *
 * @module
 */

import { TextSyntaxError } from "./syntax.ts";

/** One term of a field selector. */
export interface FieldRequirement {
  /** The field, such as "status.phase". */
  readonly path: string;
  /** Whether the field is to have the value, or not to. */
  readonly op: "=" | "!=";
  /** The value, without escapes. */
  readonly value: string;
}

/** A field selector, ready to match and to be written. Requirements are joined by "and". */
export interface FieldSelector {
  /** What must hold, all of it. */
  readonly requirements: readonly FieldRequirement[];
  /** Whether it selects everything. */
  readonly empty: boolean;
  /** Whether an object is selected whose fields a function gives; "" stands for a missing field. */
  matches(field: (path: string) => string): boolean;
  /** The text that the API takes as `fieldSelector`. */
  toString(): string;
}

/**
 * Reads a field selector from text or from an object.
 *
 * Which fields a resource can be selected by is the server's to say.
 *
 * **Errors**: `SyntaxError` that quotes the text and the place.
 *
 * @example
 * ```ts
 * import { fieldSelector } from "kubist/meta";
 *
 * fieldSelector({ "status.phase": "Running" }).toString(); // "status.phase=Running"
 * fieldSelector("spec.nodeName!=").matches(() => "n1"); // true
 * ```
 */
export function fieldSelector(
  query: string | Readonly<Record<string, string>>,
): FieldSelector {
  const requirements = typeof query === "string" ? parseTerms(query) : queryTerms(query);
  return Object.freeze({
    requirements,
    empty: requirements.length === 0,
    matches: (field: (path: string) => string) =>
      requirements.every((r) => (field(r.path) === r.value) === (r.op === "=")),
    toString: () => requirements.map((r) => `${r.path}${r.op}${escape(r.value)}`).join(","),
  });
}

function queryTerms(query: Readonly<Record<string, string>>): FieldRequirement[] {
  return Object.entries(query).map(([path, value]) => {
    if (/[=!,\\]/.test(path)) {
      const reason = "a field's path may not contain '=', '!', ',' or '\\'";
      throw new TextSyntaxError({ what: "field selector", text: path, reason });
    }
    if (typeof value !== "string") {
      throw new TypeError(
        `Cannot select by field ${JSON.stringify(path)}: its value must be a string`,
      );
    }
    return { path, op: "=" as const, value };
  });
}

function parseTerms(text: string): FieldRequirement[] {
  return splitTerms(text)
    .filter((term) => term.text !== "")
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map((term) => parseTerm(text, term))
    // As the API server does: a term without path and value says nothing.
    .filter((r) => r.path !== "" || r.value !== "");
}

interface Term {
  readonly text: string;
  readonly at: number;
}

/** An escaped comma belongs to its term. */
function splitTerms(text: string): Term[] {
  const terms: Term[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === ",") {
      terms.push({ text: text.slice(start, i), at: start });
      start = i + 1;
    }
  }
  terms.push({ text: text.slice(start), at: start });
  return terms;
}

function parseTerm(text: string, term: Term): FieldRequirement {
  const operator = /!=|==|=/.exec(term.text);
  if (!operator) {
    const reason = `invalid selector: '${text}'; can't understand '${term.text}'`;
    throw new TextSyntaxError({ what: "field selector", text, at: term.at, reason });
  }
  const end = operator.index + operator[0].length;
  return {
    path: term.text.slice(0, operator.index),
    op: operator[0] === "!=" ? "!=" : "=",
    value: unescape(text, term.at + end, term.text.slice(end)),
  };
}

function escape(value: string): string {
  return value.replace(/[\\,=]/g, "\\$&");
}

function unescape(text: string, at: number, value: string): string {
  return value.replace(/\\([\s\S]?)|[,=]/g, (found, escaped: string | undefined, i: number) => {
    if (escaped !== undefined && /^[\\,=]$/.test(escaped)) return escaped;
    const reason = escaped === undefined
      ? `invalid field selector: unescaped character in value: ${found.charCodeAt(0)}`
      : `invalid field selector: invalid escape sequence: ${found}`;
    throw new TextSyntaxError({ what: "field selector", text, at: at + i, reason });
  });
}
