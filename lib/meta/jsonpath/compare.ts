/**
 * The comparisons of JSONPath filters. Numbers are numbers: kubectl refuses to compare an integer with a
 * fraction, which JavaScript does not tell apart.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";

/** A JSONPath expression that does not fit its data. */
export class JsonPathError extends KubeError {
  override name = "JsonPathError";
}

/** Whether a filter's comparison holds. */
export function compares(left: unknown, operator: string, right: unknown): boolean {
  switch (operator) {
    case "==":
      return equal(left, right);
    case "!=":
      return !equal(left, right);
    case "<":
      return less(left, right);
    case "<=":
      return less(left, right) || equal(left, right);
    case ">":
      return !less(left, right) && !equal(left, right);
    case ">=":
      return !less(left, right);
    default:
      throw new JsonPathError(`Cannot evaluate JSONPath: unrecognized filter operator ${operator}`);
  }
}

function equal(left: unknown, right: unknown): boolean {
  sameKind(left, right);
  return left === right;
}

function less(left: unknown, right: unknown): boolean {
  sameKind(left, right);
  if (typeof left === "number" && typeof right === "number") return left < right;
  if (typeof left === "string" && typeof right === "string") return inBytes(left, right) < 0;
  throw new JsonPathError("Cannot evaluate JSONPath: invalid type for comparison");
}

function sameKind(left: unknown, right: unknown): void {
  for (const side of [left, right]) {
    if (typeof side === "object" || side === undefined) {
      throw new JsonPathError("Cannot evaluate JSONPath: invalid type for comparison");
    }
  }
  if (typeof left !== typeof right) {
    throw new JsonPathError("Cannot evaluate JSONPath: incompatible types for comparison");
  }
}

/** Strings compare as UTF-8, which differs from UTF-16 above the surrogates. */
function inBytes(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  const at = a.findIndex((c, i) => c !== b[i]);
  if (at < 0) return a.length - b.length;
  return at >= b.length ? 1 : (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
}
