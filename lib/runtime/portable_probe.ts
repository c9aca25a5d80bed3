/**
 * Trying whether a server can be connected to at all.
 *
 * @module
 */

import type { Socket } from "node:net";
import { TimeoutError } from "../errors.ts";
import { abortable } from "../stream/deadline.ts";
import type { HttpClientOptions } from "./options.ts";
import { dial, dialSecure } from "./portable_dial.ts";

/**
 * Whether a new connection to a server comes about in time. One that fails otherwise counts too, for
 * it is told better by whoever needs it; so does a probe that is called off.
 */
export async function canConnect(
  options: HttpClientOptions,
  url: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { protocol, hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const opening = new Set<Socket>();
  try {
    const isPlain = protocol === "http:";
    const target = { host, port: Number(port || (isPlain ? 80 : 443)) };
    const connecting = (isPlain ? dial : dialSecure)(options, target, opening);
    await abortable<Socket>(connecting, signal);
    return true;
  } catch (error) {
    return signal.aborted || !(error instanceof TimeoutError);
  } finally {
    for (const socket of opening) socket.destroy();
  }
}
