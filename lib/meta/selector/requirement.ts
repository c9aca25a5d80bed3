/**
 * One term of a label selector: a key, an operator, values.
 *
 * @module
 */

import { labelValueProblems, qualifiedNameProblems } from "../names.ts";
import { quote } from "../syntax.ts";

/** The operators of a label selector, as they are written. */
export type LabelOperator =
  | "="
  | "=="
  | "!="
  | "in"
  | "notin"
  | "exists"
  | "!"
  | ">"
  | "<";

/** One term of a label selector. */
export interface LabelRequirement {
  /** The label. */
  readonly key: string;
  /** `exists` is the bare key, `!` its negation. */
  readonly op: LabelOperator;
  /** Sorted and without repetition; empty for `exists` and `!`. */
  readonly values: readonly string[];
}

/** Makes a requirement with its values in order. */
export function requirement(
  key: string,
  op: LabelOperator,
  values: readonly string[] = [],
): LabelRequirement {
  return { key, op, values: [...new Set(values)].sort() };
}

/** Why a requirement is not valid, in the server's words; undefined when it is. */
export function requirementProblem(r: LabelRequirement): string | undefined {
  const problems: string[] = [];
  const key = qualifiedNameProblems(r.key);
  if (key.length > 0) problems.push(invalid("key", r.key, key.join("; ")));
  if ((r.op === ">" || r.op === "<") && integer64(r.values[0]) === undefined) {
    const rule = "for 'Gt', 'Lt' operators, the value must be an integer";
    problems.push(invalid("values[0]", r.values[0] ?? "", rule));
  }
  r.values.forEach((value, i) => {
    const bad = labelValueProblems(value);
    if (bad.length > 0) problems.push(invalid(`values[${i}][${r.key}]`, value, bad.join("; ")));
  });
  return problems.length > 1 ? `[${problems.join(", ")}]` : problems[0];
}

/** Whether labels satisfy a requirement; `!=` and `notin` hold where the key is absent. */
export function matchesRequirement(
  r: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(labels, r.key) ? labels[r.key] : undefined;
  switch (r.op) {
    case "exists":
      return value !== undefined;
    case "!":
      return value === undefined;
    case "!=":
    case "notin":
      return value === undefined || !r.values.includes(value);
    case ">":
    case "<":
      return comparesAs(r.op, integer64(value), integer64(r.values[0]));
    default:
      return value !== undefined && r.values.includes(value);
  }
}

/** The requirement as text. */
export function formatRequirement(r: LabelRequirement): string {
  switch (r.op) {
    case "exists":
      return r.key;
    case "!":
      return `!${r.key}`;
    case "in":
    case "notin":
      return `${r.key} ${r.op} (${r.values.join(",")})`;
    default:
      return `${r.key}${r.op}${r.values[0] ?? ""}`;
  }
}

function comparesAs(op: ">" | "<", a: bigint | undefined, b: bigint | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return op === ">" ? a > b : a < b;
}

function invalid(path: string, value: string, problem: string): string {
  return `${path}: Invalid value: ${quote(value, Infinity)}: ${problem}`;
}

const LIMIT = 1n << 63n;

/** A decimal text as a signed 64-bit integer; undefined when it is none. */
function integer64(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^[+-]?[0-9]{1,4096}$/.test(text)) return undefined;
  const value = BigInt(text.startsWith("+") ? text.slice(1) : text);
  return value >= -LIMIT && value < LIMIT ? value : undefined;
}
