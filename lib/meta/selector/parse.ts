/**
 * Reads the label selector grammar.
 *
 * ```
 * selector    = [ requirement { "," requirement } ]
 * requirement = key | "!" key | key ("=" | "==" | "!=" | ">" | "<") [ value ]
 *             | key ("in" | "notin") "(" [ value ] { "," [ value ] } ")"
 * ```
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 *
 * @module
 */

import { qualifiedNameProblems } from "../names.ts";
import { quote, TextSyntaxError } from "../syntax.ts";
import {
  type LabelOperator,
  type LabelRequirement,
  requirement,
  requirementProblem,
} from "./requirement.ts";
import { type Token, tokenize } from "./tokens.ts";

const BINARY = new Set(["=", "==", "!=", "in", "notin", ">", "<"]);
const EXPECTED_OPERATORS = "in, notin, =, ==, !=, gt, lt";

/** Told of what a text means that its writer may not have meant. */
export type OnOddity = (text: string) => void;

interface Cursor {
  readonly text: string;
  readonly onWarning: OnOddity | undefined;
  readonly tokens: readonly Token[];
  next: number;
}

/** The requirements of a selector, sorted by key; throws a `TextSyntaxError`. */
export function parseRequirements(text: string, onWarning?: OnOddity): LabelRequirement[] {
  // The reference implementation takes NUL for the end of the text and so selects everything.
  const nul = text.indexOf("\0");
  if (nul >= 0) fail(text, nul, "unexpected NUL character");
  const cursor: Cursor = { text, onWarning, tokens: tokenize(text), next: 0 };
  const requirements: LabelRequirement[] = [];
  while (peek(cursor).kind !== "end") {
    expectStart(cursor);
    requirements.push(parseRequirement(cursor));
    const after = take(cursor);
    if (after.kind === "end") break;
    if (after.text !== ",") {
      fail(text, after.at, `found '${after.text}', expected: ',' or 'end of string'`);
    }
    const following = peek(cursor);
    if (!startsRequirement(following)) {
      fail(text, following.at, `found '${following.text}', expected: identifier after ','`);
    }
  }
  return requirements.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function expectStart(cursor: Cursor): void {
  const token = peek(cursor);
  if (startsRequirement(token)) return;
  const reason = `found '${token.text}', expected: !, identifier, or 'end of string'`;
  fail(cursor.text, token.at, reason);
}

function startsRequirement(token: Token): boolean {
  return token.kind === "word" || token.text === "!";
}

function parseRequirement(cursor: Cursor): LabelRequirement {
  const first = peek(cursor);
  const negated = first.text === "!" && first.kind === "symbol";
  if (negated) take(cursor);
  const key = parseKey(cursor);
  if (negated) return requirement(key, "!");
  if (endsRequirement(peek(cursor))) return requirement(key, "exists");
  const op = parseOperator(cursor);
  const start = peek(cursor).at;
  const values = op === "in" || op === "notin" ? parseValues(cursor) : [parseValue(cursor)];
  // One value is one token, so that none between the parentheses is all that takes none.
  if (values[0] === "" && cursor.tokens[cursor.next - 2]?.text === "(") warnOfNone(cursor, key, op);
  const parsed = requirement(key, op, values);
  const problem = requirementProblem(parsed);
  if (problem) failRequirement(cursor, start, problem);
  return parsed;
}

function parseKey(cursor: Cursor): string {
  const token = take(cursor);
  if (token.kind !== "word") failFound(cursor, token, ", expected: identifier");
  const problems = qualifiedNameProblems(token.text);
  if (problems.length > 0) {
    const reason = `<nil>: Invalid value: ${quote(token.text, Infinity)}: ${problems.join("; ")}`;
    failRequirement(cursor, token.at, reason);
  }
  return token.text;
}

function parseOperator(cursor: Cursor): LabelOperator {
  const token = take(cursor);
  if (!BINARY.has(token.text)) failFound(cursor, token, `, expected: ${EXPECTED_OPERATORS}`);
  return token.text as LabelOperator;
}

function parseValue(cursor: Cursor): string {
  if (endsRequirement(peek(cursor))) return "";
  const token = take(cursor);
  if (token.kind !== "word") failFound(cursor, token, ", expected: identifier");
  return token.text;
}

/** `(a,,b)` holds the empty value too, and `()` holds only that. */
function parseValues(cursor: Cursor): string[] {
  const open = take(cursor);
  if (open.text !== "(") failFound(cursor, open, " expected: '('");
  const values: string[] = [];
  let expected = ", expected: ',', ')' or identifier";
  for (let pending = true;;) {
    const token = take(cursor);
    if (token.kind === "word" && pending) {
      values.push(token.text);
      pending = false;
      expected = ", expected: ',' or ')'";
    } else if (token.text === "," || token.text === ")") {
      if (pending) values.push("");
      if (token.text === ")") return values;
      pending = true;
      expected = ", expected: ',', or identifier";
    } else {
      failFound(cursor, token, expected);
    }
  }
}

function warnOfNone({ onWarning }: Cursor, key: string, op: LabelOperator): void {
  const state = 'lists no values, which means the one value "", as a server reads it';
  onWarning?.(`the selector ${quote(`${key} ${op} ()`)} ${state}`);
}

function endsRequirement(token: Token): boolean {
  return token.kind === "end" || token.text === ",";
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[Math.min(cursor.next, cursor.tokens.length - 1)] as Token;
}

function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.next++;
  return token;
}

function failFound(cursor: Cursor, token: Token, expected: string): never {
  failRequirement(cursor, token.at, `found '${token.text}'${expected}`);
}

function failRequirement(cursor: Cursor, at: number, reason: string): never {
  fail(cursor.text, at, `unable to parse requirement: ${reason}`);
}

function fail(text: string, at: number, reason: string): never {
  throw new TextSyntaxError({ what: "label selector", text, at, reason });
}
