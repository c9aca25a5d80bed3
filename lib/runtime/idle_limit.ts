/**
 * How long an idle connection may be used again.
 *
 * @module
 */

import type { HttpClientOptions } from "./options.ts";

/** Half of what the least patient load balancers grant. */
const usualMs = 30_000;

/** The limit that the options set, in milliseconds. */
export function idleTimeoutOf({ idleTimeoutMs = usualMs }: HttpClientOptions): number {
  return Math.min(idleTimeoutMs, 2 ** 31 - 1);
}
