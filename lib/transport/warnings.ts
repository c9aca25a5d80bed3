/**
 * The warnings stage: what the server wants people to know.
 *
 * Source: https://kubernetes.io/blog/2020/09/03/warnings/, RFC 7234 section 5.5 (code 299)
 *
 * @module
 */

import { clean } from "../wire/response.ts";
import type { Stage } from "./send.ts";

/** Receives each warning text once in the life of a client. */
export type OnWarning = (text: string) => void;

const mostRemembered = 1000;

/** Reports the warnings of every answer, each text once. */
export function warnings(onWarning: OnWarning | undefined): Stage {
  const seen = new Set<string>();
  return (next) => {
    if (!onWarning) return next;
    return async (request) => {
      const response = await next(request);
      const header = response.headers.get("warning");
      for (const text of header === null ? [] : parseWarnings(header)) {
        if (seen.has(text)) continue;
        if (seen.size < mostRemembered) seen.add(text);
        onWarning(clean(text));
      }
      return response;
    };
  };
}

/** The texts of code 299 in one header value, which may hold several, joined by commas. */
export function parseWarnings(header: string): string[] {
  const texts: string[] = [];
  for (const [, code, quoted] of header.matchAll(/(\d{3}) [^ "]+ "((?:[^"\\]|\\.)*)"/g)) {
    if (code === "299") texts.push((quoted ?? "").replace(/\\(.)/g, "$1"));
  }
  return texts;
}
