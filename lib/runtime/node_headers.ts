/**
 * Headers as Node's clients take them.
 *
 * @module
 */

import type { HttpRequest } from "./port.ts";

/** Pairs as a record: a name that comes twice becomes a list, which stays two lines on the wire. */
export function toHeaderRecord(
  pairs: HttpRequest["headers"],
): Record<string, string | string[]> {
  const record: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const before = record[key];
    record[key] = before === undefined ? value : [before, value].flat();
  }
  record["accept-encoding"] ??= "gzip";
  return record;
}

/** The headers of an answer; lists stay several lines. */
export function toHeaders(
  record: Readonly<Record<string, string | readonly string[] | undefined>>,
): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(record)) {
    for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}
