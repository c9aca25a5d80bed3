/**
 * The streams that a client has open: each ends on its caller's signal, and all when the client
 * closes.
 *
 * @module
 */

import { type ReadChunk, readChunks } from "./chunks.ts";
import { toTransportError } from "./network_errors.ts";
import type { HttpRequest } from "./port.ts";

/** One stream, from its request to the end of its body. */
export interface OpenStream {
  /** Aborts with the caller's reason, or with the client's. */
  readonly signal: AbortSignal;
  /** Has a function called at the end. */
  onEnd(callback: () => void): void;
  /** The same answer, whose body tells when it ends and fails as kubist does. */
  track(response: Response): Response;
  /** To be called when no body will come. */
  end(): void;
}

/** The open streams of one client. */
export interface OpenStreams {
  begin(request: HttpRequest): OpenStream;
  /** Ends all. */
  abort(reason: unknown): void;
}

/** Makes the list of the open streams of one client. */
export function createOpenStreams(): OpenStreams {
  const open = new Set<AbortController>();
  return {
    begin: (request) => begin(open, request),
    abort(reason) {
      for (const controller of open) controller.abort(reason);
    },
  };
}

/**
 * `AbortSignal.any` would do, but what it makes for a signal that lives as long as the program is
 * never freed on Deno and Node; here nothing outlives the stream.
 */
function begin(open: Set<AbortController>, request: HttpRequest): OpenStream {
  const controller = new AbortController();
  const onAbort = () => controller.abort(request.signal?.reason);
  open.add(controller);
  request.signal?.addEventListener("abort", onAbort, { once: true });
  const callbacks = [() => {
    open.delete(controller);
    request.signal?.removeEventListener("abort", onAbort);
  }];
  const end = () => {
    for (const callback of callbacks.splice(0)) callback();
  };
  const signal = controller.signal;
  const failure = (error: unknown) =>
    toTransportError(error, { url: request.url, signal }, "read from");
  return {
    signal,
    onEnd: (callback) => void callbacks.push(callback),
    track: (response) => trackBody(response, end, failure),
    end,
  };
}

/** Passes the chunks of a body on as they are read, none ahead. */
function trackBody(
  response: Response,
  end: () => void,
  failure: (error: unknown) => unknown,
): Response {
  if (response.body === null) {
    end();
    return response;
  }
  const reader = readChunks(response.body);
  let sink: ReadableStreamDefaultController<Uint8Array>;
  const pass = ({ value }: ReadChunk) => {
    if (value !== undefined) return sink.enqueue(value);
    end();
    sink.close();
  };
  const fail = (error: unknown) => {
    end();
    throw failure(error);
  };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => void (sink = controller),
    pull: () => reader.read().then(pass, fail),
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  }, { highWaterMark: 0 });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}
