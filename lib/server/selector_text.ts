/**
 * Label selectors of workloads as text.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** The text of a LabelSelector, or of the plain map that old kinds have. */
export function selectorText(selector: unknown): string {
  if (!isObject(selector)) return "";
  const structured = "matchLabels" in selector || "matchExpressions" in selector;
  const labels = (structured ? selector["matchLabels"] ?? {} : selector) as Record<string, string>;
  const expressions = (structured ? selector["matchExpressions"] ?? [] : []) as Expression[];
  return [
    ...Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1).map(([k, v]) => `${k}=${v}`),
    ...expressions.map(expressionText),
  ].join(",");
}

function expressionText({ key, operator, values = [] }: Expression): string {
  switch (operator) {
    case "In":
      return `${key} in (${[...values].sort().join(",")})`;
    case "NotIn":
      return `${key} notin (${[...values].sort().join(",")})`;
    case "DoesNotExist":
      return `!${key}`;
    default:
      return key;
  }
}
