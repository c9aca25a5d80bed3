/**
 * Writes quantities in their canonical form: no fraction, the largest suffix that leaves none.
 *
 * @module
 */

import type { ParsedQuantity } from "./parse.ts";

const NANO = 10n ** 9n;
const SUFFIXES = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** The canonical text of an amount. */
export function formatQuantity(
  { nanos, format }: Pick<ParsedQuantity, "nanos" | "format">,
): string {
  if (nanos === 0n) return "0";
  const whole = nanos % NANO === 0n;
  const small = nanos > -1024n * NANO && nanos < 1024n * NANO;
  if (format === "BinarySI" && whole && !small) return binary(nanos / NANO);
  return decimal(nanos, format === "DecimalExponent");
}

function binary(value: bigint): string {
  let power = 0;
  while (value % 1024n === 0n && power < BINARY.length - 1) {
    value /= 1024n;
    power++;
  }
  return `${value}${BINARY[power]}`;
}

function decimal(nanos: bigint, exponential: boolean): string {
  let thousands = 0;
  let value = nanos;
  while (value % 1000n === 0n && (exponential || thousands < SUFFIXES.length - 1)) {
    value /= 1000n;
    thousands++;
  }
  if (!exponential) return `${value}${SUFFIXES[thousands]}`;
  const exponent = (thousands - 3) * 3;
  return exponent === 0 ? `${value}` : `${value}e${exponent}`;
}
