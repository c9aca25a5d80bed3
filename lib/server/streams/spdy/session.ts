/**
 * A server's side of a SPDY/3.1 connection, as far as kubectl needs it: the client opens streams,
 * and both sides write to them and end them. There is no flow control, as in Kubernetes.
 *
 * @module
 */

import type { ByteConnection } from "../../../runtime/upgrade_port.ts";
import { createPipe, type Pipe } from "../pipe.ts";
import {
  controlFrame,
  controls,
  createSpdyReader,
  dataFrame,
  FIN,
  type SpdyFrame,
  withWord,
} from "./frames.ts";
import { createEmptyBlocks, createHeaderReader, type SpdyHeaders } from "./headers.ts";

/** A stream that the client has opened. */
export interface SpdyStream {
  readonly headers: SpdyHeaders;
  /** The next bytes; undefined at the client's end. */
  read(): Promise<Uint8Array | undefined>;
  /** Sends bytes; dropped once the stream or the connection is over. */
  write(bytes: Uint8Array): Promise<void>;
  /** Sends no more. */
  end(): Promise<void>;
  /** Ends both directions at once. */
  reset(): Promise<void>;
}

/** One connection. */
export interface SpdySession {
  /** Resolves, and never rejects, when the connection has ended. */
  readonly closed: Promise<void>;
  /** Ends the connection. */
  close(): Promise<void>;
}

/** What a stream is told. */
interface OpenStream {
  readonly pipe: Pipe<Uint8Array>;
  over: boolean;
}

const RESET_CANCEL = 5;
const MAX_DATA = 1 << 16;

/** Serves a connection; `onStream` is called for each stream, once the client was told that it is open. */
export function spdySession(
  connection: ByteConnection,
  onStream: (stream: SpdyStream) => void,
): SpdySession {
  const streams = new Map<number, OpenStream>();
  const readHeaders = createHeaderReader();
  const emptyBlock = createEmptyBlocks();
  const write = (bytes: Uint8Array) => connection.write(bytes).catch(() => {});

  async function serve(): Promise<void> {
    const frames = createSpdyReader();
    for (let chunk = await connection.read(); chunk; chunk = await connection.read()) {
      for (const frame of frames(chunk)) await take(frame);
    }
  }

  async function take(frame: SpdyFrame): Promise<void> {
    const { control, stream: id, flags, payload } = frame;
    if (control === controls.synStream) await open(id, flags, payload.subarray(10));
    else if (control === controls.ping) await write(controlFrame(controls.ping, payload));
    else if (control === controls.rstStream) finish(id);
    else if (control === undefined) {
      const stream = streams.get(id);
      if (payload.length > 0) await stream?.pipe.push(payload);
      if ((flags & FIN) !== 0) stream?.pipe.end();
    }
  }

  async function open(id: number, flags: number, block: Uint8Array): Promise<void> {
    const headers = readHeaders(block);
    const stream: OpenStream = { pipe: createPipe(16), over: false };
    if ((flags & FIN) !== 0) stream.pipe.end();
    streams.set(id, stream);
    await write(controlFrame(controls.synReply, withWord(id, emptyBlock())));
    onStream(handle(id, headers, stream));
  }

  function handle(id: number, headers: SpdyHeaders, stream: OpenStream): SpdyStream {
    return {
      headers,
      read: () => stream.pipe.take(),
      async write(bytes) {
        for (let at = 0; at < bytes.length && !stream.over; at += MAX_DATA) {
          await write(dataFrame(id, bytes.subarray(at, at + MAX_DATA)));
        }
      },
      async end() {
        if (stream.over) return;
        stream.over = true;
        await write(dataFrame(id, new Uint8Array(0), FIN));
      },
      async reset() {
        if (!streams.has(id)) return;
        finish(id);
        await write(controlFrame(controls.rstStream, withWord(id, withWord(RESET_CANCEL))));
      },
    };
  }

  function finish(id: number): void {
    const stream = streams.get(id);
    if (stream) stream.over = true;
    stream?.pipe.end();
    streams.delete(id);
  }

  const closed = serve().catch(() => {}).finally(() => {
    for (const id of [...streams.keys()]) finish(id);
  });
  return { closed, close: () => connection.close() };
}
