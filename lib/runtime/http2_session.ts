/**
 * One HTTP/2 connection: how many requests it may carry, whether it is still alive, and when it is done.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc9113#section-5.1.2, section 6.7 (PING), section 6.8 (GOAWAY)
 *
 * @module
 */

import { Buffer } from "node:buffer";
import http2, { type ClientHttp2Session, type ClientHttp2Stream } from "node:http2";
import type { TLSSocket } from "node:tls";
import { TransportError } from "../errors.ts";
import { hostOf } from "./network_errors.ts";

/** How a connection is found to be dead although nobody closed it. */
export interface Health {
  /** Between two questions to the other side, while requests are under way. */
  readonly pingEveryMs: number;
  /** How long the answer may take. */
  readonly answerWithinMs: number;
}

/** A connection that carries many requests at once. */
export interface Http2Session {
  /** Whether it takes one more request now. */
  hasRoom(): boolean;
  /** Takes no more requests, and ends with those it has. */
  leave(): void;
  /** Begins a request. */
  request(headers: http2.OutgoingHttpHeaders, endStream: boolean): ClientHttp2Stream;
  /** Ends it and all that travels on it. */
  destroy(error?: Error): void;
}

/** An idle connection is not trusted for longer than this; the Go client's figure. */
const idleLimitMs = 90_000;

/** Begins a session and waits for the other side's settings, which say how much it takes. */
export async function openSession(
  socket: TLSSocket,
  authority: string,
  health: Health,
  onClose: () => void,
): Promise<Http2Session> {
  // Deno makes an origin of this name and takes an address for none.
  if (!Reflect.get(socket, "servername")) {
    Object.defineProperty(socket, "servername", { value: "kubernetes" });
  }
  const session = http2.connect(authority, { createConnection: () => socket });
  session.on("error", () => {});
  session.once("close", onClose);
  await new Promise<void>((resolve, reject) => {
    session.once("remoteSettings", () => resolve());
    session.once("error", reject);
    session.once("close", () => reject(lost(authority, "reset", "the connection was closed")));
  });
  return track(session, () => askAgainAndAgain(session, authority, health));
}

/** Counts what is under way; `watchOver` asks for signs of life as long as there is something. */
function track(session: ClientHttp2Session, watchOver: () => () => void): Http2Session {
  let open = 0;
  let idleSince = performance.now();
  let leaving = false;
  let stopPings = () => {};
  session.on("goaway", () => void (leaving = true));
  // Nothing is under way: the connection shall not keep the program alive.
  session.unref();
  const isStale = () => open === 0 && performance.now() - idleSince > idleLimitMs;
  const begin = () => {
    if (open++ > 0) return;
    session.ref();
    stopPings = watchOver();
  };
  const end = () => {
    if (--open > 0) return;
    idleSince = performance.now();
    stopPings();
    if (leaving) session.destroy();
    else if (!session.destroyed) session.unref();
  };
  return {
    hasRoom() {
      if (leaving || session.closed || session.destroyed) return false;
      if (isStale()) session.close();
      return !session.closed && open < (session.remoteSettings.maxConcurrentStreams ?? Infinity);
    },
    leave() {
      leaving = true;
      if (open === 0) session.destroy();
    },
    request(headers, endStream) {
      const stream = session.request(headers, { endStream });
      begin();
      stream.once("close", end);
      return stream;
    },
    destroy: (error) => session.destroy(error),
  };
}

/** Pings while requests are under way; one that stays unanswered ends the connection. */
function askAgainAndAgain(
  session: ClientHttp2Session,
  authority: string,
  health: Health,
): () => void {
  let late: ReturnType<typeof setTimeout> | undefined;
  const giveUp = () => {
    const state = `no answer to a ping within ${health.answerWithinMs} ms`;
    session.destroy(lost(authority, "timeout", state));
  };
  const ask = () => {
    if (session.destroyed) return;
    clearTimeout(late);
    late = setTimeout(giveUp, health.answerWithinMs);
    session.ping(Buffer.alloc(8), () => clearTimeout(late));
  };
  const timer = setInterval(ask, health.pingEveryMs);
  return () => {
    clearInterval(timer);
    clearTimeout(late);
  };
}

function lost(authority: string, problem: "reset" | "timeout", state: string): TransportError {
  return new TransportError(`Cannot reach ${hostOf(authority)}: ${state}`, { problem });
}
