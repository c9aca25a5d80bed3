/**
 * Bodies between Node's streams and the web's: one read at a time, and cancelling destroys what is
 * beneath.
 *
 * @module
 */

import { pipeline, type Readable } from "node:stream";
import { setImmediate } from "node:timers";
import { constants, createGunzip } from "node:zlib";

/** The head of an answer. */
export interface ResponseHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
}

/** Why a body that seems to have ended has not; undefined when it has. */
export type FaultOf = () => Promise<Error | undefined>;

/** A byte stream of Node as a web stream; nothing is read ahead of the reader. */
export function toWebStream(
  source: Readable,
  signal?: AbortSignal,
  faultOf?: FaultOf,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<Uint8Array<ArrayBuffer>> = source[Symbol.asyncIterator]();
  const onAbort = () => void source.destroy();
  signal?.addEventListener("abort", onAbort, { once: true });
  source.once("close", () => signal?.removeEventListener("abort", onAbort));
  // The reader learns of a failure from the iterator; without a listener it would end the process.
  source.on("error", () => {});
  let cancelled = false;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next().catch((error) => {
        throw signal?.aborted ? signal.reason : error;
      });
      // A connection is back in its pool one turn after the last byte: who has seen the end of an
      // answer may count on the next request to use it.
      if (done) await new Promise((resolve) => setImmediate(resolve));
      const fault = done ? await faultOf?.() : undefined;
      if (cancelled) return;
      if (done && signal?.aborted) throw signal.reason;
      if (fault) throw fault;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      // `chunks.return()` would wait for a read that may never come.
      cancelled = true;
      source.destroy();
    },
  }, { highWaterMark: 0 });
}

/** A Response over what Node received, its gzip undone as `fetch` does. */
export function toResponse(
  head: ResponseHead,
  method: string,
  source: Readable,
  signal: AbortSignal | undefined,
  faultOf?: FaultOf,
): Response {
  if (method === "HEAD" || [204, 205, 304].includes(head.status)) {
    source.resume();
    return new Response(null, head);
  }
  if (head.headers.get("content-encoding") !== "gzip") {
    return new Response(toWebStream(source, signal, faultOf), head);
  }
  head.headers.delete("content-encoding");
  head.headers.delete("content-length");
  return new Response(toWebStream(gunzip(source), signal, faultOf), head);
}

/** Undoes gzip as it streams: what the server has flushed comes out at once. */
function gunzip(source: Readable): Readable {
  const plain = createGunzip({ flush: constants.Z_SYNC_FLUSH });
  return pipeline(source, plain, () => {});
}
