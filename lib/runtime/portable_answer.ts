/**
 * One request of `node:http`, answered by a function of Request and Response.
 *
 * @module
 */

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { setImmediate } from "node:timers";
import type { Handler } from "./port.ts";
import { peerOf } from "./peer.ts";
import { toRequest } from "./portable_request.ts";
import { openSink } from "./portable_sink.ts";
import { bytesOf, pushOf, type PushTo } from "./pushed_body.ts";

/** How requests are answered. */
export interface Answering {
  readonly handler: Handler;
  readonly scheme: "http" | "https";
  readonly onError: (error: unknown) => void;
}

/** The connections that are being closed after a refusal. */
const refused = new WeakSet<Socket>();

/** Answers one request; a client that goes away aborts `request.signal` and cancels the body. */
export async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { handler, scheme, onError }: Answering,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) {
      gone.abort(new DOMException("The client has gone away", "AbortError"));
    }
  });
  incoming.on("error", () => {});
  outgoing.on("error", () => {});
  // What comes behind a refused request on its connection is not looked at.
  if (refused.has(incoming.socket)) return;
  const request = toRequest(incoming, scheme, gone.signal);
  if (typeof request === "number") {
    refused.add(incoming.socket);
    return void outgoing.writeHead(request, { connection: "close" }).end();
  }
  try {
    const response = await handler(request, peerOf(incoming.socket));
    await send(response, outgoing, gone.signal);
  } catch (error) {
    if (!gone.signal.aborted) onError(error);
    // Once the head is out, only a broken connection tells the client that something failed.
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500).end();
  }
}

async function send(
  response: Response,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  const { status, statusText } = response;
  if (gone.aborted) return await response.body?.cancel(gone.reason);
  const reason = statusText || STATUS_CODES[status] || "";
  outgoing.writeHead(status, reason, [...response.headers].flat());
  const bytes = bytesOf(response);
  if (bytes) return void outgoing.end(bytes);
  const { body } = response;
  if (body === null) return void outgoing.end();
  const pushTo = pushOf(body);
  if (pushTo) return await push(pushTo, body, outgoing, gone);
  const reader = body.getReader();
  gone.addEventListener("abort", () => void reader.cancel(gone.reason).catch(() => {}));
  const first = reader.read();
  // The head of a stream goes out at once, that of a ready answer together with its first bytes.
  const flush = setImmediate(() => outgoing.flushHeaders());
  first.catch(() => {}).finally(() => clearImmediate(flush));
  for (let chunk = await first; !chunk.done; chunk = await reader.read()) {
    if (!outgoing.write(chunk.value)) await drained(outgoing);
  }
  outgoing.end();
}

async function push(
  pushTo: PushTo,
  body: ReadableStream,
  outgoing: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  gone.addEventListener("abort", () => void body.cancel(gone.reason).catch(() => {}));
  const { sink, pushed } = openSink(outgoing, (sink) => ({ sink, pushed: pushTo(sink) }));
  try {
    await pushed;
  } finally {
    sink.release();
  }
  outgoing.end();
}

function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      outgoing.off("drain", settle).off("close", settle);
      resolve();
    };
    outgoing.on("drain", settle).on("close", settle);
  });
}
