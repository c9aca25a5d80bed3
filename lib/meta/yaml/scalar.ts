/**
 * What a plain scalar means: YAML 1.1 as the Kubernetes tools read it, which is neither the whole of
 * YAML 1.1 (no sexagesimal numbers, timestamps stay text) nor YAML 1.2 (`0644` is octal, `yes` a
 * boolean).
 *
 * @module
 */

/** The value of a scalar; `bigint` for an integer that a JavaScript number would round. */
export type ScalarValue = string | number | bigint | boolean | null;

const WORDS = new Map<string, boolean | null | number>([
  ...["", "~", "null", "Null", "NULL"].map((w) => [w, null] as const),
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]
    .map((w) => [w, true] as const),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]
    .map((w) => [w, false] as const),
  ...[".nan", ".NaN", ".NAN"].map((w) => [w, NaN] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((w) => [w, Infinity] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((w) => [w, -Infinity] as const),
]);

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const POINT_FLOAT = /^\.[0-9]+([eE][-+]?[0-9]+)?$/;

const INTEGER = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9][0-9]{0,24})$/;

const INT_MIN = -(1n << 63n);
const INT_MAX = (1n << 63n) - 1n;
const UINT_MAX = (1n << 64n) - 1n;

/** The value of an unquoted scalar without a tag. */
export function plainScalar(text: string): ScalarValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (/^[-+0-9]/.test(text)) return numberScalar(text);
  if (POINT_FLOAT.test(text)) return floatOrText(text, text);
  return text;
}

/** Whether a string must be quoted, lest a YAML 1.1 or 1.2 reader takes it for something else. */
export function needsQuotes(text: string): boolean {
  if (typeof plainScalar(text) !== "string") return true;
  // Numbers and dates to some reader or other: 0o17, 1:30, 2001-01-01, 1_000, 1e400, 0x, "=", "<<".
  if (/^[-+]?[.0-9]/.test(text) || text === "<<" || text === "=") return true;
  return text.startsWith("---");
}

/** Whether an unquoted scalar is a floating-point number, be its value whole or not. */
export function isFloat(text: string): boolean {
  return typeof plainScalar(text) === "number" && integerOf(text) === undefined;
}

function numberScalar(text: string): ScalarValue {
  const integer = integerOf(text);
  if (integer !== undefined) {
    const value = Number(integer);
    return Number.isSafeInteger(value) ? value : integer;
  }
  const digits = text.replaceAll("_", "");
  return FLOAT.test(digits) ? floatOrText(digits, text) : text;
}

/** A literal of Go within 64 bits: a sign, then decimal, `0x`, `0o`, `0b` or `0` for octal. */
function integerOf(text: string): bigint | undefined {
  const match = INTEGER.exec(text.replaceAll("_", ""));
  if (!match) return undefined;
  const digits = match[2] as string;
  const octal = /^0[0-7]/.test(digits);
  const size = BigInt(octal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = match[1] === "-" ? -size : size;
  // Only a number without a sign may use the 64th bit for its size.
  return value >= INT_MIN && value <= (match[1] === "" ? UINT_MAX : INT_MAX) ? value : undefined;
}

/** A number beyond the range of a double is text. */
function floatOrText(digits: string, text: string): number | string {
  const value = Number(digits);
  return Number.isFinite(value) ? value : text;
}
