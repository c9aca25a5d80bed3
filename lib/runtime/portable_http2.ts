/**
 * HTTP/2 over `node:http2`, on every runtime alike. The native clients speak it too, each with a trap of
 * its own: Deno's queues for ever behind open streams, undici's loses requests to a GOAWAY, Bun's does
 * not go through a proxy.
 *
 * @module
 */

import http2, {
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from "node:http2";
import type { Socket } from "node:net";
import { TransportError } from "../errors.ts";
import { abortable } from "../stream/deadline.ts";
import { connectTimeoutOf, destroyAll, inTime } from "./connect_deadline.ts";
import { inContext } from "./network_errors.ts";
import type { Exchange, Sender } from "./http_client.ts";
import { type Health, type Http2Session, openSession } from "./http2_session.ts";
import { type ResponseHead, toResponse } from "./node_body.ts";
import { toHeaderRecord, toHeaders } from "./node_headers.ts";
import type { HttpClientOptions } from "./options.ts";
import type { HttpRequest } from "./port.ts";
import { dialSecure, targetOf } from "./portable_dial.ts";

/** The Go client's figures. */
const usualHealth: Health = { pingEveryMs: 30_000, answerWithinMs: 15_000 };

/** How often a request goes again that the server says it has not looked at. */
const mostRefusals = 3;

/**
 * Makes a sender that shares a connection between all requests, and opens another only when the server
 * takes no more on it. `plain` sends what is not HTTP/2: `http:` URLs, and everything to a server that
 * does not choose it in the handshake (ALPN). Closing leaves `plain` as it is.
 */
export function createHttp2Sender(
  options: HttpClientOptions,
  plain: Sender,
  health: Health = usualHealth,
): Sender {
  const sockets = new Set<Socket>();
  const sessions = new Set<Http2Session>();
  let isPlain = false;
  let opening: Promise<void> | undefined;

  async function open(url: URL): Promise<void> {
    const socket = await dialSecure(options, targetOf(url), sockets, ["h2", "http/1.1"]);
    if (socket.alpnProtocol !== "h2") {
      isPlain = true;
      return void socket.destroy();
    }
    socket.setKeepAlive(true, 30_000);
    const gone = () => void sessions.delete(session);
    const session: Http2Session = await inTime<Socket, Http2Session>(
      (opened) => {
        opened(socket);
        return openSession(socket, url.origin, health, gone);
      },
      inContext(url.host, options),
      connectTimeoutOf(options),
    );
    sessions.add(session);
  }

  /** A session with room; undefined where the server does not speak HTTP/2. */
  async function findSession(url: URL): Promise<Http2Session | undefined> {
    while (!isPlain) {
      for (const session of sessions) if (session.hasRoom()) return session;
      await (opening ??= open(url).finally(() => void (opening = undefined)));
    }
    return undefined;
  }

  async function send(request: HttpRequest, exchange: Exchange): Promise<Response> {
    const url = new URL(request.url);
    if (url.protocol !== "https:") return await plain.send(request, exchange);
    for (let refusals = 0;;) {
      const session = await abortable(findSession(url), exchange.signal);
      if (!session) return await plain.send(request, exchange);
      // Others who waited for it may have filled it meanwhile.
      if (!session.hasRoom()) continue;
      try {
        return await exchangeOver(session, url, request, exchange.signal);
      } catch (error) {
        if (!isUnseen(error) || ++refusals > mostRefusals) throw error;
      }
    }
  }

  function renew(): void {
    for (const session of sessions) session.leave();
  }

  function close(): void {
    for (const session of sessions) session.destroy();
    destroyAll(sockets);
  }

  return { send, renew, close };
}

function exchangeOver(
  session: Http2Session,
  url: URL,
  { method, headers, body }: HttpRequest,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const pseudo = { ":method": method, ":path": url.pathname + url.search };
  const stream = session.request({ ...pseudo, ...toHeaderRecord(headers) }, body === undefined);
  const closed = new Promise((resolve) => stream.once("close", () => resolve(stream.rstCode)));
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      stream.close(http2.constants.NGHTTP2_CANCEL);
      reject(signal?.reason);
    };
    const fail = (error: Error) => {
      signal?.removeEventListener("abort", onAbort);
      reject(markUnseen(error, stream));
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    stream.on("error", fail);
    stream.once("close", () => fail(cutShort(url)));
    stream.once("response", (answer) => {
      signal?.removeEventListener("abort", onAbort);
      // A stream that was reset ends as if nothing had happened; only its code tells.
      const faultOf = async () => await closed === 0 ? undefined : cutShort(url);
      resolve(toResponse(headOf(answer), method, stream, signal, faultOf));
    });
    if (body !== undefined) stream.end(body);
  });
}

type AnswerHead = IncomingHttpHeaders & IncomingHttpStatusHeader;

function headOf({ ":status": status = 0, ...rest }: AnswerHead): ResponseHead {
  const fields = Object.entries(rest).filter(([name]) => !name.startsWith(":"));
  return { status, statusText: "", headers: toHeaders(Object.fromEntries(fields)) };
}

/** Marks a failure after which the request may go again: the server says that it did nothing with it. */
function markUnseen(error: Error, stream: ClientHttp2Stream): Error {
  const isRefused = stream.rstCode === http2.constants.NGHTTP2_REFUSED_STREAM;
  return isRefused ? Object.assign(error, { unseen: true }) : error;
}

function isUnseen(error: unknown): boolean {
  const { unseen, code } = error as { unseen?: boolean; code?: string };
  return unseen === true || code === "ERR_HTTP2_GOAWAY_SESSION";
}

function cutShort(url: URL): TransportError {
  const state = "the server ended the exchange early";
  return new TransportError(`Cannot read from ${url.host}: ${state}`, { problem: "reset" });
}
