/**
 * As much of SPDY/3.1 as port-forwarding takes: opening streams, data, and their ends.
 *
 * Header blocks are written without compressing them, and those of the other side, which say nothing
 * that is needed, are skipped; so there is no zlib here. Flow control is not part of it: neither
 * kubelets nor container runtimes take part in it.
 *
 * Source: https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";
import { join } from "./bytes.ts";

/** What the other side sent. */
export type SpdyFrame =
  | { readonly type: "data"; readonly stream: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** The other side sends no more on this stream. */
  | { readonly type: "end"; readonly stream: number }
  /** The stream is over, for both. */
  | { readonly type: "reset"; readonly stream: number; readonly status: number }
  /** To be answered by {@linkcode encodePing}. */
  | { readonly type: "ping"; readonly id: number }
  /** No new streams. */
  | { readonly type: "goaway" };

const version = 0x8003;
const types = { open: 1, reply: 2, reset: 3, ping: 6, goaway: 7, headers: 8 } as const;
const fin = 1;
const headSize = 8;

/** 16 MiB less a byte, which the 24 bits of a length can say. */
const longest = 0xff_ffff;

/** The longest frame that is taken: container runtimes send pieces of 32 KiB. */
const maxFrame = 1 << 22;

/** Writes the frames that open streams, whose header blocks are one sequence. */
export interface SpdyOpener {
  /** The frame that opens a stream; its names are in lower case. */
  open(stream: number, headers: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer>;
}

/** Makes an opener for one connection. */
export function spdyOpener(): SpdyOpener {
  let started = false;
  return {
    open(stream, headers) {
      const block = stored(nameValueBlock(headers), !started);
      started = true;
      const payload = new Uint8Array(10 + block.length);
      new DataView(payload.buffer).setUint32(0, stream);
      payload.set(block, 10);
      return control(types.open, payload);
    },
  };
}

/** A frame of data; `end` says that no more follows on this stream. */
export function encodeData(
  stream: number,
  bytes: Uint8Array,
  { end = false }: { readonly end?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  return frame(stream, end ? fin : 0, bytes);
}

/** The answer to a ping. */
export function encodePing(id: number): Uint8Array<ArrayBuffer> {
  return control(types.ping, uint32(id));
}

/** Takes bytes as they come and gives the frames they hold. **Errors**: `ProtocolError`. */
export function spdyReader(): (chunk: Uint8Array) => Iterable<SpdyFrame> {
  // Pieces of an unfinished frame are joined once, when it is whole.
  let pieces: Uint8Array[] = [];
  let size = 0;
  let wanted = headSize;
  return function* (chunk) {
    pieces.push(chunk);
    size += chunk.length;
    if (size < wanted) return;
    let held = join(pieces, size);
    for (wanted = sizeOf(held); held.length >= wanted; wanted = sizeOf(held)) {
      yield* decode(held.subarray(0, headSize), held.slice(headSize, wanted));
      held = held.subarray(wanted);
    }
    [pieces, size] = [[held], held.length];
  };
}

/** The size of the frame that begins here, or of its head while that is not whole. */
function sizeOf(bytes: Uint8Array): number {
  if (bytes.length < headSize) return headSize;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4) & longest;
  if (length > maxFrame) throw broken(`a frame of ${length} bytes`);
  return headSize + length;
}

function* decode(head: Uint8Array, payload: Uint8Array<ArrayBuffer>): Iterable<SpdyFrame> {
  const view = new DataView(head.buffer, head.byteOffset);
  const isLast = (view.getUint8(4) & fin) !== 0;
  const word = view.getUint32(0);
  if (word < 0x8000_0000) {
    if (payload.length > 0) yield { type: "data", stream: word, bytes: payload };
    if (isLast) yield { type: "end", stream: word };
    return;
  }
  if (word >>> 16 !== version) throw broken(`a frame of SPDY version ${(word >>> 16) & 0x7fff}`);
  yield* decodeControl(word & 0xffff, payload, isLast);
}

function* decodeControl(type: number, payload: Uint8Array, isLast: boolean): Iterable<SpdyFrame> {
  if (type === types.open) throw broken("the other side opens a stream");
  if (type === types.goaway) yield { type: "goaway" };
  if (type === types.ping) yield { type: "ping", id: uint32At(payload, 0) };
  if (type === types.reset) {
    yield { type: "reset", stream: uint32At(payload, 0), status: uint32At(payload, 4) };
  }
  if (isLast && (type === types.reply || type === types.headers)) {
    yield { type: "end", stream: uint32At(payload, 0) };
  }
}

function uint32At(payload: Uint8Array, offset: number): number {
  if (payload.length < offset + 4) throw broken("a frame that ends early");
  return new DataView(payload.buffer, payload.byteOffset).getUint32(offset) & 0x7fff_ffff;
}

function control(type: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return frame(((version << 16) | type) >>> 0, 0, payload);
}

function frame(word: number, flags: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = payload;
  if (length > longest) throw new RangeError(`Cannot send ${length} bytes in one frame`);
  const bytes = new Uint8Array(8 + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, word);
  view.setUint32(4, ((flags << 24) | length) >>> 0);
  bytes.set(payload, 8);
  return bytes;
}

function nameValueBlock(headers: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const texts = Object.entries(headers).flat().map((text) => new TextEncoder().encode(text));
  const sized = texts.flatMap((text) => [uint32(text.length), text]);
  return join([uint32(Object.keys(headers).length), ...sized]);
}

/**
 * Bytes as zlib has them when it leaves them as they are: a stored block, and an empty one, which
 * flushes. The first of a connection begins with the head of zlib.
 */
function stored(bytes: Uint8Array, isFirst: boolean): Uint8Array<ArrayBuffer> {
  const { length } = bytes;
  if (length > 0xffff) throw new RangeError(`Cannot send ${length} bytes of headers`);
  const head = isFirst ? [0x78, 0x01] : [];
  const size = [length & 255, length >> 8, ~length & 255, (~length >> 8) & 255];
  return join([Uint8Array.of(...head, 0, ...size), bytes, Uint8Array.of(0, 0, 0, 255, 255)]);
}

function uint32(value: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function broken(state: string): ProtocolError {
  return new ProtocolError(`Cannot read the tunnel: ${state}`);
}
