/**
 * Values as the function `format` writes them.
 *
 * Source: https://pkg.go.dev/github.com/google/cel-go/ext#readme-format
 *
 * @module
 */

import { KubeError } from "../../../errors.ts";

/** `%s`, `%d`, `%f`, `%e`, `%x`, `%X`, `%o`, `%b` and `%%`. **Errors**: a `KubeError`. */
export function formatted(text: string, values: readonly unknown[]): string {
  let next = 0;
  return text.replace(
    /%(?:\.(\d+))?([sdfexXob%])/g,
    (_all, digits: string | undefined, verb: string) => {
      if (verb === "%") return "%";
      if (next >= values.length) throw new KubeError(`index ${next} out of range`);
      return one(values[next++], verb, digits === undefined ? 6 : Number(digits));
    },
  );
}

function one(value: unknown, verb: string, digits: number): string {
  switch (verb) {
    case "f":
      return Number(value).toFixed(digits);
    case "e":
      return scientific(Number(value));
    case "x":
    case "X": {
      const hex = typeof value === "bigint" ? value.toString(16) : hexOf(value);
      return verb === "x" ? hex : hex.toUpperCase();
    }
    case "o":
      return BigInt(value as bigint).toString(8);
    case "b":
      return typeof value === "boolean"
        ? String(Number(value))
        : BigInt(value as bigint).toString(2);
    case "d":
      return whole(value);
    default:
      return plain(value);
  }
}

function whole(value: unknown): string {
  if (typeof value !== "string") return plain(value);
  throw new KubeError(
    "error during formatting: decimal clause can only be used on integers, was given string",
  );
}

/** As in a book, with six digits whatever is asked for: `1.500000×10⁰³`. */
function scientific(value: number): string {
  const [mantissa = "", exponent = "+0"] = value.toExponential(6).split("e");
  const power = exponent.slice(1).padStart(2, "0");
  const raised = [...power].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${mantissa}×10${exponent[0] === "-" ? "⁻" : ""}${raised}`;
}

function hexOf(value: unknown): string {
  const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(String(value));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** A value by itself. */
function plain(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
  if (Array.isArray(value)) return `[${value.map(inside).join(", ")}]`;
  const entries = entriesOf(value);
  if (!entries) return String(value);
  const sorted = entries.map(([key, item]) => [String(key), inside(item)] as const)
    .sort(([a], [b]) => a < b ? -1 : 1);
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${item}`).join(", ")}}`;
}

/** A value in a list or a map, where texts are quoted, and times say that they are some. */
function inside(value: unknown): string {
  if (value instanceof Date) return `timestamp(${JSON.stringify(plain(value))})`;
  const isDuration = typeof value === "object" && value !== null && "addDuration" in value;
  if (isDuration) return `duration(${JSON.stringify(plain(value))})`;
  if (typeof value === "string") return JSON.stringify(value);
  return typeof value === "number" ? value.toFixed(6) : plain(value);
}

function entriesOf(value: unknown): (readonly [unknown, unknown])[] | undefined {
  if (value instanceof Map) return [...value];
  const isPlain = typeof value === "object" && value !== null &&
    [null, Object.prototype].includes(Object.getPrototypeOf(value));
  return isPlain ? Object.entries(value) : undefined;
}
