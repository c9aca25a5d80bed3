/**
 * Trying whether a server can be connected to at all.
 *
 * @module
 */

import type { Socket } from "node:net";
import { TimeoutError } from "../errors.ts";
import { abortable } from "../stream/deadline.ts";
import { destroyAll } from "./connect_deadline.ts";
import type { HttpClientOptions } from "./options.ts";
import { dial, dialSecure, targetOf } from "./portable_dial.ts";

/**
 * Whether a new connection to a server comes about in time. One that fails otherwise counts too, for
 * it is told better by whoever needs it; so does a probe that is called off.
 */
export async function canConnect(
  options: HttpClientOptions,
  url: string,
  signal: AbortSignal,
): Promise<boolean> {
  // A proxy is dialled a turn later, when nobody would close that any more.
  if (signal.aborted) return true;
  const opening = new Set<Socket>();
  try {
    const how = url.startsWith("http:") ? dial : dialSecure;
    await abortable<Socket>(how(options, targetOf(new URL(url)), opening), signal);
    return true;
  } catch (error) {
    return signal.aborted || !(error instanceof TimeoutError);
  } finally {
    destroyAll(opening);
  }
}
