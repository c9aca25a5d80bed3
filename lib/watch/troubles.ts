/**
 * Troubles that no one reports and a watch finds by itself.
 *
 * @module
 */

import { ProtocolError, TimeoutError, TransportError } from "../errors.ts";

/** The server sends tables where objects belong. */
export function tables(what: string): ProtocolError {
  return new ProtocolError(`Cannot watch ${what}: the server sends tables instead of objects`);
}

/** Streams end at once, without a word. */
export function atOnce(what: string): TransportError {
  return new TransportError(`Cannot watch ${what}: the server ends each stream at once`, {
    problem: "reset",
  });
}

/** A list is older than what was seen before. */
export function lagging(what: string): ProtocolError {
  return new ProtocolError(
    `Cannot list ${what}: the server shows an older state than it has shown before`,
  );
}

/** The clock went ahead by so many milliseconds: what was open then is not to be trusted. */
export function slept(what: string, ms: number): TransportError {
  const state = `the clock went ahead by ${Math.round(ms / 1000)} s, as after a sleep`;
  return new TransportError(`Cannot watch ${what}: ${state}; the connection is renewed`, {
    problem: "timeout",
  });
}

/** Nothing has come for longer than a living connection is silent. */
export function silent(what: string): TimeoutError {
  return new TimeoutError(`Cannot watch ${what}: the connection is silent`, { phase: "idle" });
}
