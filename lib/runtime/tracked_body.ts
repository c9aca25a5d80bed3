/**
 * The streams that a client has open: each ends on its caller's signal, and all when the client
 * closes.
 *
 * @module
 */

import { type Chunk, type ReadChunk, readChunks } from "./chunks.ts";
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

/** Gives the next chunk; undefined at the end. */
type Take = () => Promise<Chunk | undefined>;

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
  const source = readChunks(response.body);
  /** How the body went over: once told, it stays so. */
  let over: Promise<undefined> | undefined;
  const pass = ({ value }: ReadChunk) => {
    if (value !== undefined) return value;
    end();
    return over ??= Promise.resolve(undefined);
  };
  const fail = (error: unknown) => {
    end();
    return over ??= Promise.reject(failure(error));
  };
  const body = new TrackedBody(() => over ?? source.read().then(pass, fail), (reason) => {
    end();
    return source.cancel(reason);
  });
  const { status, statusText, headers } = response;
  return new Response(body, { status, statusText, headers });
}

/** A body whose readers take from its source: a queue of its own would cost as much again. */
class TrackedBody extends ReadableStream<Chunk> {
  readonly #take: Take;

  constructor(take: Take, cancel: (reason: unknown) => Promise<void>) {
    super({
      async pull(sink) {
        const chunk = await take();
        if (chunk === undefined) sink.close();
        else sink.enqueue(chunk);
      },
      cancel,
    }, { highWaterMark: 0 });
    this.#take = take;
  }

  override getReader(options: { mode: "byob" }): ReadableStreamBYOBReader;
  override getReader(): ReadableStreamDefaultReader<Chunk>;
  override getReader(options?: { mode?: "byob" }): ReadableStreamReader<Chunk> {
    if (options?.mode !== undefined) return super.getReader({ mode: options.mode });
    const reader = super.getReader();
    const read = reader.read.bind(reader);
    const release = reader.releaseLock.bind(reader);
    const pass = (value: Chunk | undefined) =>
      value === undefined ? read() : { done: false as const, value };
    // The end and a failure are the stream's own to tell: `read` finds them once more.
    reader.read = () => this.#take().then(pass, read);
    reader.releaseLock = () => {
      reader.read = read;
      release();
    };
    return reader;
  }
}
