/**
 * The frames of SPDY/3.1, from and to bytes.
 *
 * Source: https://www.chromium.org/spdy/spdy-protocol/spdy-protocol-draft3-1/#22-framing
 *
 * @module
 */

import { ProtocolError } from "../../../errors.ts";

/** The kinds of control frames that matter here. */
export const controls = {
  synStream: 1,
  synReply: 2,
  rstStream: 3,
  settings: 4,
  ping: 6,
  goAway: 7,
} as const;

/** The flag of a frame after which its sender sends no more on the stream. */
export const FIN = 1;

/** One frame; the stream of a control frame is the first word of its payload. */
export interface SpdyFrame {
  /** The kind of a control frame; undefined for data. */
  readonly control: number | undefined;
  readonly stream: number;
  readonly flags: number;
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** More than a client sends in one frame. */
const MAX_FRAME = 1 << 22;

/** Takes bytes as they come and gives whole frames. **Errors**: `ProtocolError`. */
export function createSpdyReader(): (chunk: Uint8Array) => Iterable<SpdyFrame> {
  let held = new Uint8Array(0);
  return function* (chunk) {
    const joined = new Uint8Array(held.length + chunk.length);
    joined.set(held);
    joined.set(chunk, held.length);
    held = joined;
    for (let frame = next(); frame; frame = next()) yield frame;
  };

  function next(): SpdyFrame | undefined {
    if (held.length < 8) return undefined;
    const view = new DataView(held.buffer, held.byteOffset);
    const first = view.getUint32(0);
    const rest = view.getUint32(4);
    const length = rest & 0xffffff;
    if (length > MAX_FRAME) throw new ProtocolError(`Cannot read a frame: ${length} bytes long`);
    if (held.length < 8 + length) return undefined;
    const payload = held.slice(8, 8 + length);
    held = held.subarray(8 + length);
    const flags = rest >>> 24;
    if (first < 0x80000000) return { control: undefined, stream: first, flags, payload };
    const version = (first >>> 16) & 0x7fff;
    if (version !== 3) throw new ProtocolError(`Cannot read a frame: of SPDY/${version}`);
    const stream = length < 4 ? 0 : new DataView(payload.buffer).getUint32(0) & 0x7fffffff;
    return { control: first & 0xffff, stream, flags, payload };
  }
}

/** The bytes of a data frame. */
export function dataFrame(stream: number, data: Uint8Array, flags = 0): Uint8Array<ArrayBuffer> {
  return frame(stream, flags, data);
}

/** The bytes of a control frame. */
export function controlFrame(
  control: number,
  payload: Uint8Array,
  flags = 0,
): Uint8Array<ArrayBuffer> {
  return frame((0x80030000 | control) >>> 0, flags, payload);
}

/** A word and what follows it. */
export function withWord(
  word: number,
  rest: Uint8Array = new Uint8Array(0),
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + rest.length);
  new DataView(bytes.buffer).setUint32(0, word);
  bytes.set(rest, 4);
  return bytes;
}

function frame(first: number, flags: number, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8 + payload.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, first);
  view.setUint32(4, (flags << 24 | payload.length) >>> 0);
  bytes.set(payload, 8);
  return bytes;
}
