/**
 * What clocks on walls show in a time zone.
 *
 * @module
 */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a time zone is known, by its IANA name. */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    // Go knows neither offsets nor "Local" here.
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** The local time as a date whose UTC fields are what the clocks show. */
export function wallClock(timeMs: number, zone: string): Date {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(timeMs)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return new Date(Date.UTC(year, month - 1, day, hour, minute));
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}
