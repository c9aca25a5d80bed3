/**
 * Points in time between protobuf, seconds and nanoseconds, and JSON, RFC 3339.
 *
 * @module
 */

/** Seconds and nanoseconds of the Unix epoch. */
export interface Timestamp {
  readonly seconds: bigint;
  readonly nanos: number;
}

/** As Go writes a Time (no fraction) and a MicroTime (six digits), in UTC. */
export function formatTimestamp({ seconds, nanos }: Timestamp, micro: boolean): string {
  const date = new Date(Number(seconds) * 1000).toISOString().replace(/\.\d+Z$/, "");
  const fraction = micro ? `.${String(Math.trunc(nanos / 1000)).padStart(6, "0")}` : "";
  return `${date}${fraction}Z`;
}

/** Lists show the same times over and over: each stands where its number says. */
const known: { readonly seconds: number; readonly text: string }[] = [];
const places = 1024;

/** As {@linkcode formatTimestamp}, remembering what it made. */
export function timeText(seconds: number, nanos: number, micro: boolean): string {
  if (micro) return formatTimestamp({ seconds: BigInt(seconds), nanos }, true);
  const place = Math.abs(seconds % places);
  const candidate = known[place];
  if (candidate?.seconds === seconds) return candidate.text;
  const text = formatTimestamp({ seconds: BigInt(seconds), nanos }, false);
  known[place] = { seconds, text };
  return text;
}

const pattern = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/;

/**
 * Reads RFC 3339.
 *
 * **Errors**: `SyntaxError` that quotes the text.
 */
export function parseTimestamp(text: string, micro: boolean): Timestamp {
  const [, base, fraction = "", zone] = pattern.exec(text) ?? [];
  const ms = Date.parse(`${base}${zone}`);
  if (base === undefined || Number.isNaN(ms)) {
    throw new SyntaxError(`Cannot read the time ${JSON.stringify(text)}: it is not RFC 3339`);
  }
  const nanos = micro ? Number(fraction.slice(0, 6).padEnd(6, "0")) * 1000 : 0;
  return { seconds: BigInt(ms / 1000), nanos };
}
