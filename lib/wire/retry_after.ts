/**
 * The Retry-After header.
 *
 * @module
 */

/** No wait is taken for longer than this, in milliseconds. */
export const longestRetryAfterMs: number = 5 * 60_000;

/**
 * Milliseconds to wait, from seconds or an HTTP date, within 0 and 5 minutes; undefined when the
 * header is absent or neither.
 *
 * Source: RFC 9110, section 10.2.3
 */
export function parseRetryAfter(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^[0-9]+$/.test(text)) return Math.min(Number(text) * 1000, longestRetryAfterMs);
  if (!/^[A-Za-z]{3}/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at - nowMs, 0), longestRetryAfterMs);
}

/**
 * What an answer asks to wait, in milliseconds. A date is measured from that of the answer, where there
 * is one: this machine's clock may be wrong.
 */
export function retryAfterOf(headers: Headers): number | undefined {
  const sent = Date.parse(headers.get("date") ?? "");
  return parseRetryAfter(headers.get("retry-after"), Number.isNaN(sent) ? Date.now() : sent);
}
