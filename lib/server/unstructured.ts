/**
 * How Go tells of values without a type: kube-apiserver merges a strategic patch into such values, and
 * makes an object of its type of them.
 *
 * Source: https://pkg.go.dev/k8s.io/apimachinery/pkg/runtime#UnstructuredConverter
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";

/** A value that does not fit. */
export interface Misfit {
  readonly value: unknown;
  /** The Go type: "v1.PullPolicy", "[]v1.Container". */
  readonly wanted: string;
  /** What the type is in the end: "string", "struct", "int32"; the type itself, when it says so. */
  readonly kind: string;
}

const SCALARS = new Set(["string", "bool", "int32", "int64", "float64"]);

/** What the conversion says of it; undefined for types that convert themselves. */
export function conversionProblem({ value, wanted, kind }: Misfit): string | undefined {
  const given = goKind(value);
  if (wanted.startsWith("[]")) return `cannot restore slice from ${given}`;
  if (wanted.startsWith("map[") || wanted === "v1.ResourceList") {
    return `cannot restore map from ${given}`;
  }
  if (kind === "struct") return `cannot restore struct from: ${given}`;
  if (!SCALARS.has(kind)) return undefined;
  // Numbers can become others, and Go would make characters of whole ones.
  const isClose = typeof value === "number" && kind !== "bool" &&
    (kind !== "string" || given === "int64");
  return isClose ? `cannot convert ${given} to ${wanted}` : `unrecognized type: ${kind}`;
}

function goKind(value: unknown): string {
  if (typeof value === "number") return Number.isInteger(value) ? "int64" : "float64";
  if (typeof value === "boolean") return "bool";
  return Array.isArray(value) ? "slice" : isObject(value) ? "map" : "string";
}

/** A value as Go prints it: `map[a:1 b:[x y]]`. */
export function goText(value: unknown): string {
  if (value === null) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (!isObject(value)) return String(value);
  const entries = Object.keys(value).sort().map((key) => `${key}:${goText(value[key])}`);
  return `map[${entries.join(" ")}]`;
}

/** What a conversion says about a text that is read, but not as bytes; any other problem as it is. */
export function conversionText(problem: string): string {
  return problem.startsWith("illegal base64") ? `error decoding from json: ${problem}` : problem;
}
