/**
 * Keys that are not strings, written as the Kubernetes tools write them.
 *
 * @module
 */

import { isFloat, type ScalarValue } from "./scalar.ts";

/**
 * The text of a scalar key; undefined for one that JSON cannot have.
 *
 * @param text The key as it stands in the source.
 */
export function keyText(value: ScalarValue, text: string): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "boolean":
      return String(value);
    case "bigint":
      return value < 1n << 63n ? String(value) : undefined;
    case "number":
      return isFloat(text) ? floatText(value) : String(value);
    default:
      return undefined;
  }
}

/** The shortest decimal that a 32-bit float reads back, with an exponent from 1e6 on, as Go's `%g`. */
function floatText(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return ".nan";
  if (!Number.isFinite(single)) return single > 0 ? ".inf" : "-.inf";
  let text = "";
  for (let precision = 0; precision < 10; precision++) {
    text = single.toExponential(precision);
    if (Math.fround(Number(text)) === single) break;
  }
  return exponentForm(Object.is(single, -0) ? `-${text}` : text);
}

function exponentForm(text: string): string {
  const [digits = "0", power = "0"] = text.split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return plainForm(digits, exponent);
  return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

function plainForm(digits: string, exponent: number): string {
  const decimals = Math.max(0, (digits.split(".")[1] ?? "").length - exponent);
  const text = Number(`${digits}e${exponent}`).toFixed(decimals);
  return digits.startsWith("-") && !text.startsWith("-") ? `-${text}` : text;
}
