/**
 * How long a connection may take to come about, and what is said when it did not.
 *
 * @module
 */

import { TimeoutError } from "../errors.ts";
import type { HttpClientOptions } from "./options.ts";

/**
 * Longer than the fourth SYN takes (15 s), shorter than a watch waits for the head of its answer
 * (30 s), so that the error tells which of the two it was.
 */
const usualMs = 20_000;

/** The deadline that the options set, in milliseconds; no timer takes more than 31 bits. */
export function connectTimeoutOf({ connectTimeoutMs = usualMs }: HttpClientOptions): number {
  return Math.min(connectTimeoutMs, 2 ** 31 - 1);
}

/** The error for a connection to `host`, with its port, that did not come about. */
export function unconnected(
  host: string,
  ms: number,
  options?: ErrorOptions & { readonly retryable?: boolean },
): TimeoutError {
  const message = `Cannot reach ${host}: no connection within ${ms} ms; is a VPN needed?`;
  return new TimeoutError(message, { ...options, phase: "connect" });
}

interface Destroyable {
  destroy(): unknown;
}

/**
 * Destroys sockets, the youngest first: TLS goes before what it travels over, for Node does not
 * survive the other order (24.21).
 */
export function destroyAll(sockets: Iterable<Destroyable>): void {
  for (const socket of [...sockets].reverse()) socket.destroy();
}

/**
 * What `open` gives, unless the time is up first: then what it told `opened` of is destroyed.
 *
 * **Errors**: what `open` throws; {@linkcode unconnected}.
 */
export function inTime<S extends Destroyable, T>(
  open: (opened: (socket: S) => void) => Promise<T>,
  host: string,
  ms: number,
): Promise<T> {
  const opened = new Set<S>();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(unconnected(host, ms));
      destroyAll(opened);
    }, ms);
    open((socket) => opened.add(socket)).then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
