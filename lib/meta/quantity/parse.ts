/**
 * Reads quantities.
 *
 * @module
 */

import { TextSyntaxError } from "../syntax.ts";

/** The family of suffixes a quantity is written with. */
export type QuantityFormat = "DecimalSI" | "BinarySI" | "DecimalExponent";

/** A number of billionths and how to write it. */
export interface ParsedQuantity {
  readonly nanos: bigint;
  readonly format: QuantityFormat;
  /** Whether digits beyond the billionth were rounded up. */
  readonly rounded: boolean;
  /** The text as given, where the server keeps it instead of writing its own. */
  readonly text?: string | undefined;
}

interface Parts {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros; "0" for none. */
  readonly whole: string;
  /** Digits after the point. */
  readonly fraction: string;
  readonly format: QuantityFormat;
  /** The power of 2 or 10 that the suffix stands for. */
  readonly power: number;
}

/** The largest size that binary quantities may have. */
const MAX_BINARY = (1n << 63n) - 1n;

const NANO = 9;
const MAX_POWER = 1000;
const DECIMAL = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/**
 * The amount of a text.
 *
 * @param saturate Take a binary quantity beyond 2^63-1 as 2^63-1, as the API server does.
 */
export function parseQuantity(text: string, saturate: boolean): ParsedQuantity {
  const parts = split(text);
  const { format, power, fraction } = parts;
  const digits = BigInt(parts.whole + fraction);
  const exact = format === "BinarySI" ? digits << BigInt(power) : digits;
  const shift = NANO - fraction.length + (format === "BinarySI" ? 0 : power);
  let { nanos, rounded } = scaleUp(text, exact, shift);
  if (format === "BinarySI" && nanos > MAX_BINARY * 10n ** 9n) {
    if (!saturate) throw tooLarge(text, "more than 2^63-1");
    nanos = MAX_BINARY * 10n ** 9n;
  }
  return {
    nanos: parts.negative ? -nanos : nanos,
    format: format === "BinarySI" && nanos > 0n && nanos < 10n ** 9n ? "DecimalSI" : format,
    rounded,
    text: keepsText(parts) ? text : undefined,
  };
}

function split(text: string): Parts {
  const match = /^([-+]?)([0-9]*)(?:\.([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/.exec(text);
  if (!match || text === "" || text.length > 256) throw malformed(text);
  const [, sign, digits = "", fraction = "", suffix = ""] = match;
  const whole = digits.replace(/^0+/, "") || "0";
  const parts = { negative: sign === "-", whole, fraction, ...family(text, suffix) };
  // As the server does: a suffix alone is zero, unless it is so large that a slower path reads it.
  if (digits === "" && fraction === "" && (binaryPrecision(parts) < 0 || parts.power < -NANO)) {
    const reason = "unable to parse numeric part of quantity";
    throw new TextSyntaxError({ what: "quantity", text, reason });
  }
  return parts;
}

function family(text: string, suffix: string): Pick<Parts, "format" | "power"> {
  const decimal = DECIMAL.indexOf(suffix);
  if (decimal >= 0) return { format: "DecimalSI", power: (decimal - 3) * 3 };
  const binary = BINARY.indexOf(suffix);
  if (binary > 0) return { format: "BinarySI", power: binary * 10 };
  if (/^[eE][-+]?[0-9]+$/.test(suffix)) {
    return { format: "DecimalExponent", power: Number(suffix.slice(1)) };
  }
  const at = text.length - suffix.length;
  const reason = `unable to parse quantity's suffix${suggestion(suffix)}`;
  throw new TextSyntaxError({ what: "quantity", text, at, reason });
}

function suggestion(suffix: string): string {
  const letter = /^([kKMGTPE])i?[bB]?$/.exec(suffix)?.[1];
  return letter && letter !== "K" ? `; use ${letter} or ${letter}i` : letter ? "; use k or Ki" : "";
}

/** Multiplies by a power of ten; what lies below one is rounded up. */
function scaleUp(text: string, value: bigint, power: number): { nanos: bigint; rounded: boolean } {
  if (value === 0n) return { nanos: 0n, rounded: false };
  if (power > MAX_POWER) throw tooLarge(text, `an exponent beyond ${MAX_POWER}`);
  if (power >= 0) return { nanos: value * 10n ** BigInt(power), rounded: false };
  if (power < -MAX_POWER) return { nanos: 1n, rounded: true };
  const divisor = 10n ** BigInt(-power);
  const rounded = value % divisor !== 0n;
  return { nanos: value / divisor + (rounded ? 1n : 0n), rounded };
}

/**
 * Whether the server would keep the text: it does so for small numbers that look canonical to a quick
 * check, which lets "1.500" and "+1Ki" pass.
 */
function keepsText(parts: Parts): boolean {
  const { whole, fraction, format, power } = parts;
  if (format === "BinarySI") {
    return fraction === "" && binaryPrecision(parts) >= 0 && (BigInt(whole) & 7n) !== 0n;
  }
  const digits = whole + fraction;
  const scale = power - fraction.length;
  if (digits.length > 18 || scale < -NANO || scale % 3 !== 0) return false;
  return !digits.endsWith("000") && whole !== "0";
}

/** How many digits a 64-bit integer has to spare; negative when the server takes its slower path. */
function binaryPrecision({ whole, format, power }: Parts): number {
  return format === "BinarySI" ? 14 - whole.length - Math.trunc(power * 3 / 10) : 0;
}

function malformed(text: string): TextSyntaxError {
  const pattern = "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$";
  const reason = `quantities must match the regular expression '${pattern}'`;
  const found = /^[-+]?[0-9.]*([kKMGTPE])i?[bB]+$/.exec(text)?.[1];
  const hint = found
    ? suggestion(found)
    : /[0-9] +[a-zA-Z]/.test(text)
    ? "; leave the space out"
    : "";
  return new TextSyntaxError({ what: "quantity", text, reason: reason + hint });
}

function tooLarge(text: string, state: string): RangeError {
  return new RangeError(`Cannot parse quantity ${JSON.stringify(text.slice(0, 80))}: ${state}`);
}
