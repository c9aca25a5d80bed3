/**
 * Ages as kubectl prints them: two units at most, "3m20s", "47h", "12d".
 *
 * @module
 */

import type { Timestamp } from "./object.ts";
import { parseTime } from "./time.ts";

/**
 * A span of time for people, in the AGE column's precision.
 *
 * @param durationMs A little below zero counts as now, since clocks differ; further is "<invalid>".
 *
 * @example
 * ```ts
 * import { humanDuration } from "kubist/meta";
 *
 * humanDuration(200_000); // "3m20s"
 * ```
 */
export function humanDuration(durationMs: number): string {
  const seconds = Math.trunc(durationMs / 1000);
  if (seconds < -1) return "<invalid>";
  if (seconds < 120) return `${Math.max(seconds, 0)}s`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes < 10) return pair(minutes, "m", seconds % 60, "s");
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.trunc(minutes / 60);
  if (hours < 8) return pair(hours, "h", minutes % 60, "m");
  if (hours < 48) return `${hours}h`;
  const days = Math.trunc(hours / 24);
  if (days < 8) return pair(days, "d", hours % 24, "h");
  if (days < 365 * 2) return `${days}d`;
  const years = Math.trunc(days / 365);
  return years < 8 ? pair(years, "y", days % 365, "d") : `${years}y`;
}

/** The age of something that has a timestamp; "<unknown>" without one. */
export function humanAge(timestamp: Timestamp | null | undefined, nowMs: number): string {
  return timestamp ? humanDuration(nowMs - parseTime(timestamp)) : "<unknown>";
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return `${large}${largeUnit}${small === 0 ? "" : `${small}${smallUnit}`}`;
}
