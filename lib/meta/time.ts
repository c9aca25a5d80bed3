/**
 * Points in time as the API writes them. Times are milliseconds since 1970, fractions of them for
 * microseconds; nothing here reads a clock.
 *
 * Source: RFC 3339
 *
 * @module
 */

import type { Timestamp } from "./object.ts";
import { TextSyntaxError } from "./syntax.ts";

const PATTERN =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?(?:Z|([-+])([0-9]{2}):([0-9]{2}))$/;
const YEAR_0 = Date.parse("0000-01-01T00:00:00Z");
const YEAR_10000 = Date.UTC(10_000, 0, 1);

/**
 * The milliseconds since 1970 of a timestamp, to the microsecond.
 *
 * **Errors**: `SyntaxError` for a text that is not RFC 3339.
 *
 * @example
 * ```ts
 * import { parseTime } from "./time.ts";
 *
 * parseTime("2026-01-02T03:04:05Z"); // 1767323045000
 * ```
 */
export function parseTime(text: string): number {
  const parts = PATTERN.exec(text);
  const time = parts ? timeOf(parts) : undefined;
  if (time !== undefined) return time;
  const reason = "expected RFC 3339, such as 2026-01-02T03:04:05Z";
  throw new TextSyntaxError({ what: "time", text, reason });
}

/**
 * The milliseconds since 1970 of a MicroTime, which the API takes with exactly six decimals only.
 *
 * **Errors**: `SyntaxError` for any other text.
 */
export function parseMicroTime(text: string): number {
  if (/\.[0-9]{6}(?![0-9])/.test(text)) return parseTime(text);
  const reason = "expected RFC 3339 with six decimals, such as 2026-01-02T03:04:05.000006Z";
  throw new TextSyntaxError({ what: "micro time", text, reason });
}

/**
 * A timestamp in UTC, to the second: what `creationTimestamp` and the like hold.
 *
 * **Errors**: `RangeError` outside the years 0 to 9999.
 */
export function formatTime(epochMs: number): Timestamp {
  return `${toSecond(epochMs)}Z`;
}

/**
 * A timestamp in UTC with six decimals: what Lease and Event hold.
 *
 * **Errors**: `RangeError` outside the years 0 to 9999.
 */
export function formatMicroTime(epochMs: number): Timestamp {
  const micros = Math.round(epochMs * 1000);
  const fraction = ((micros % 1_000_000) + 1_000_000) % 1_000_000;
  const second = toSecond((micros - fraction) / 1000);
  return `${second}.${String(fraction).padStart(6, "0")}Z`;
}

function toSecond(epochMs: number): string {
  if (!(epochMs >= YEAR_0 && epochMs < YEAR_10000)) {
    throw new RangeError(`Cannot format time ${epochMs}: it is outside the years 0 to 9999`);
  }
  return new Date(Math.floor(epochMs / 1000) * 1000).toISOString().slice(0, 19);
}

function timeOf(parts: RegExpExecArray): number | undefined {
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  // A day's length of zone offset is none that exists, but the API server takes it.
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const zoneHour = Number(parts[9] ?? 0);
  const zoneMinute = Number(parts[10] ?? 0);
  if (!real || hour > 23 || minute > 59 || second > 59 || zoneHour > 24 || zoneMinute > 59) {
    return undefined;
  }
  const zone = (zoneHour * 60 + zoneMinute) * 60_000 * (parts[8] === "-" ? -1 : 1);
  const micros = Number((parts[7] ?? "").slice(0, 6).padEnd(6, "0"));
  return date.getTime() - zone + micros / 1000;
}
