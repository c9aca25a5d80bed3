/**
 * Schedules of cron jobs: five fields, names, steps and the @ words; in UTC or a time zone.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 *
 * @module
 */

import { isTimeZone, wallClock } from "./wall_clock.ts";

/** Which minutes, hours, days, months and weekdays fit. */
interface Schedule {
  readonly fields: readonly ReadonlySet<number>[];
  /** A day fits when either fits, unless one of them says nothing. */
  readonly eitherDay: boolean;
}

const WORDS: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};
const RANGES = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 7]] as const;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const DAYS = "sun mon tue wed thu fri sat".split(" ");
const MINUTE = 60_000;
/** Long enough for 29 February to come. */
const HORIZON = 5 * 366 * 1440 * MINUTE;

/**
 * The next time after `afterMs` that fits, in milliseconds since 1970; undefined when none does. A
 * time zone has an IANA name.
 */
export function nextTime(text: string, afterMs: number, zone?: string): number | undefined {
  const schedule = parse(WORDS[text] ?? text);
  if (!schedule) return undefined;
  if (zone !== undefined && isTimeZone(zone)) return nextInZone(schedule, afterMs, zone);
  let time = (Math.floor(afterMs / MINUTE) + 1) * MINUTE;
  while (time < afterMs + HORIZON) {
    const date = new Date(time);
    if (!dayFits(schedule, date)) {
      time = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1);
    } else if (schedule.fields[1]?.has(date.getUTCHours()) !== true) {
      time = (Math.floor(time / (60 * MINUTE)) + 1) * 60 * MINUTE;
    } else if (schedule.fields[0]?.has(date.getUTCMinutes()) === true) return time;
    else time += MINUTE;
  }
  return undefined;
}

/** Hours of clocks are not hours of the day when summer begins or ends, so none is jumped over. */
function nextInZone(schedule: Schedule, afterMs: number, zone: string): number | undefined {
  let time = (Math.floor(afterMs / MINUTE) + 1) * MINUTE;
  while (time < afterMs + HORIZON) {
    const date = wallClock(time, zone);
    if (!dayFits(schedule, date) || schedule.fields[1]?.has(date.getUTCHours()) !== true) {
      time += (60 - date.getUTCMinutes()) * MINUTE;
    } else if (schedule.fields[0]?.has(date.getUTCMinutes()) === true) return time;
    else time += MINUTE;
  }
  return undefined;
}

function dayFits({ fields, eitherDay }: Schedule, date: Date): boolean {
  const month = fields[3]?.has(date.getUTCMonth() + 1) === true;
  const day = fields[2]?.has(date.getUTCDate()) === true;
  const weekday = fields[4]?.has(date.getUTCDay()) === true;
  return month && (eitherDay ? day || weekday : day && weekday);
}

function parse(text: string): Schedule | undefined {
  const parts = text.trim().toLowerCase().split(/\s+/);
  if (parts.length !== 5) return undefined;
  const fields = parts.map((part, i) => {
    const [least, most] = RANGES[i]!;
    return fieldOf(part, least, most, i === 3 ? MONTHS : i === 4 ? DAYS : []);
  });
  if (fields.some((f) => f.size === 0)) return undefined;
  if (fields[4]?.has(7)) fields[4].add(0);
  return { fields, eitherDay: !/^[*?]/.test(parts[2]!) && !/^[*?]/.test(parts[4]!) };
}

function fieldOf(text: string, least: number, most: number, names: readonly string[]): Set<number> {
  const number = (word: string) => {
    const named = names.indexOf(word);
    return named < 0 ? Number(word) : named + (least === 1 ? 1 : 0);
  };
  const found = new Set<number>();
  for (const item of text.split(",")) {
    const [range = "", step = "1"] = item.split("/");
    const any = range === "*" || range === "?";
    const [from, to] = any ? [least, most] : range.split("-").map(number);
    const end = to ?? (item.includes("/") ? most : from);
    for (let n = from ?? NaN; n <= (end ?? NaN) && n <= most; n += Math.max(1, Number(step))) {
      if (n >= least) found.add(n);
    }
  }
  return found;
}
