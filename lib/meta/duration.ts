/**
 * Spans of time as Go writes them: "1h30m", "1.5s".
 *
 * Source: https://pkg.go.dev/time#ParseDuration
 *
 * @module
 */

import { TextSyntaxError } from "./syntax.ts";

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1000n],
  ["µs", 1000n],
  ["μs", 1000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);
const LIMIT = 1n << 63n;

/**
 * The nanoseconds of a duration.
 *
 * **Errors**: `SyntaxError` for a text that is none; days are not a unit of Go's.
 *
 * @example
 * ```ts
 * import { parseDuration } from "./duration.ts";
 *
 * parseDuration("1m30s"); // 90_000_000_000n
 * ```
 */
export function parseDuration(text: string): bigint {
  const [, sign, rest = ""] = /^([-+]?)(.*)$/s.exec(text) as RegExpExecArray;
  const size = rest === "0" ? 0n : sumOf(text, rest);
  if (size > LIMIT || (size === LIMIT && sign !== "-")) {
    throw malformed(text, "it is longer than 292 years");
  }
  return sign === "-" ? -size : size;
}

/**
 * The text of a duration in nanoseconds, as Go writes it.
 *
 * @example
 * ```ts
 * import { formatDuration } from "./duration.ts";
 *
 * formatDuration(5_400_000_000_000n); // "1h30m0s"
 * ```
 */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  if (nanoseconds === 0n) return "0s";
  if (nanoseconds < 1000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${decimal(nanoseconds, 3)}µs`;
  if (nanoseconds < 1_000_000_000n) return `${decimal(nanoseconds, 6)}ms`;
  const minute = 60_000_000_000n;
  const seconds = `${decimal(nanoseconds % minute, 9)}s`;
  const minutes = nanoseconds / minute;
  if (minutes === 0n) return seconds;
  const hours = minutes / 60n;
  return `${hours > 0n ? `${hours}h` : ""}${minutes % 60n}m${seconds}`;
}

function sumOf(text: string, rest: string): bigint {
  if (rest === "") throw malformed(text, "expected a number and a unit, such as 5m");
  let sum = 0n;
  const term = /([0-9]*)(?:\.([0-9]*))?([^0-9.]*)/y;
  while (term.lastIndex < rest.length) {
    const start = term.lastIndex;
    const [found, whole = "", fraction = "", unit = ""] = term.exec(rest) as RegExpExecArray;
    if (found === "" || whole + fraction === "") {
      throw malformed(text, "expected a number and a unit, such as 5m", start);
    }
    sum += termOf(text, whole, fraction, unit);
  }
  return sum;
}

function termOf(text: string, whole: string, fraction: string, unit: string): bigint {
  const size = UNITS.get(unit);
  if (size === undefined) {
    const hint = unit === "d" ? "; use hours, such as 24h" : "";
    throw malformed(
      text,
      unit === "" ? "missing unit" : `unknown unit ${JSON.stringify(unit)}${hint}`,
    );
  }
  if (whole.replace(/^0+/, "").length > 19) throw malformed(text, "it is longer than 292 years");
  const digits = fraction.slice(0, 18);
  // As Go does, fractions of a unit are computed as doubles and cut.
  const part = digits === ""
    ? 0n
    : BigInt(Math.trunc(Number(digits) * (Number(size) / 10 ** digits.length)));
  return BigInt(whole || "0") * size + part;
}

function decimal(value: bigint, places: number): string {
  const unit = 10n ** BigInt(places);
  const fraction = String(value % unit).padStart(places, "0").replace(/0+$/, "");
  return fraction === "" ? String(value / unit) : `${value / unit}.${fraction}`;
}

function malformed(text: string, reason: string, at?: number): TextSyntaxError {
  return new TextSyntaxError({ what: "duration", text, at, reason });
}
