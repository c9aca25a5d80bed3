/**
 * The formats of strings in schemas of custom resources.
 *
 * @module
 */

import { parseTime } from "../../meta/time.ts";

const PATTERNS: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+$/,
  ipv4: /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/,
  ipv6: /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/,
  cidr: /^[0-9a-fA-F:.]+\/\d{1,3}$/,
  mac: /^([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}$/,
  uuid: /^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$/,
  uuid4:
    /^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?4[0-9a-fA-F]{3}-?[89abAB][0-9a-fA-F]{3}-?[0-9a-fA-F]{12}$/,
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  hexcolor: /^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/,
  duration: /^([+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h|d|w)\s*)+$/,
};

/** What is wrong with a string of a format; undefined when nothing is, or the format is unknown. */
export function formatProblem(format: string, value: string): string | undefined {
  if (format === "date-time" || format === "datetime") return timeProblem(value);
  if (format === "uri") return URL.canParse(value) || value.startsWith("/") ? undefined : "no URI";
  const pattern = Object.hasOwn(PATTERNS, format) ? PATTERNS[format] : undefined;
  return pattern === undefined || pattern.test(value) ? undefined : `no ${format}`;
}

function timeProblem(value: string): string | undefined {
  try {
    parseTime(value);
    return undefined;
  } catch {
    return "no time";
  }
}
