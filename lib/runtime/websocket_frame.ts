/**
 * The frames of a WebSocket, from and to bytes, at either of its ends.
 *
 * Source: https://www.rfc-editor.org/rfc/rfc6455#section-5
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";

/** The kinds of frames. */
export const opcodes = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
} as const;

/** One frame; its payload is unmasked. */
export interface Frame {
  readonly fin: boolean;
  readonly opcode: number;
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** What the other side did that the protocol forbids, and the close code that says so. */
export class WebSocketViolation extends ProtocolError {
  readonly closeCode: number;

  constructor(state: string, closeCode = 1002) {
    super(`Cannot go on with the WebSocket: the other side sent ${state}`);
    this.closeCode = closeCode;
  }
}

/** Whose end of a WebSocket: a client masks what it sends, a server does not. */
export type WebSocketSide = "client" | "server";

/** The bytes of a frame as this side sends it. */
export function encodeFrame(
  opcode: number,
  payload: Uint8Array,
  { fin = true, side = "client" }: { readonly fin?: boolean; readonly side?: WebSocketSide } = {},
): Uint8Array<ArrayBuffer> {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const masked = side === "client";
  const start = 2 + extended + (masked ? 4 : 0);
  const bytes = new Uint8Array(start + length);
  const view = new DataView(bytes.buffer);
  bytes[0] = (fin ? 0x80 : 0) | opcode;
  bytes[1] = (masked ? 0x80 : 0) | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) view.setUint16(2, length);
  if (extended === 8) view.setBigUint64(2, BigInt(length));
  bytes.set(payload, start);
  if (masked) {
    applyMask(bytes.subarray(start), crypto.getRandomValues(bytes.subarray(start - 4, start)));
  }
  return bytes;
}

/** Masking twice is not masking. */
function applyMask(payload: Uint8Array, mask: Uint8Array): void {
  for (let i = 0; i < payload.length; i++) payload[i]! ^= mask[i & 3]!;
}

/** Takes bytes as they come and gives whole frames. */
export interface FrameReader {
  push(chunk: Uint8Array): void;
  /** The next frame; undefined until more bytes come. **Errors**: {@linkcode WebSocketViolation}. */
  next(): Frame | undefined;
}

/** Reads the frames that come to this side, none larger than `maxPayload` bytes. */
export function createFrameReader(
  maxPayload: number,
  side: WebSocketSide = "client",
): FrameReader {
  const bytes = byteQueue();
  let head: Head | undefined;
  return {
    push: (chunk) => bytes.push(chunk),
    next() {
      head ??= readHead(bytes, maxPayload, side);
      if (head === undefined || bytes.length < head.length) return undefined;
      const payload = bytes.take(head.length);
      if (head.mask) applyMask(payload, head.mask);
      const frame = { fin: head.fin, opcode: head.opcode, payload };
      head = undefined;
      return frame;
    },
  };
}

interface Head {
  readonly fin: boolean;
  readonly opcode: number;
  readonly length: number;
  readonly mask: Uint8Array | undefined;
}

function readHead(bytes: ByteQueue, maxPayload: number, side: WebSocketSide): Head | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes.peek(2);
  const short = second & 0x7f;
  const masked = (second & 0x80) !== 0;
  const size = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  const whole = size + (masked ? 4 : 0);
  if (bytes.length < whole) return undefined;
  const start = bytes.take(whole);
  const view = new DataView(start.buffer);
  const length = size === 2 ? short : size === 4 ? view.getUint16(2) : Number(view.getBigUint64(2));
  const mask = masked ? start.subarray(size) : undefined;
  const head = { fin: (first & 0x80) !== 0, opcode: first & 0x0f, length, mask };
  if ((first & 0x70) !== 0) throw new WebSocketViolation("a frame with reserved bits");
  if (masked !== (side === "server")) {
    throw new WebSocketViolation(masked ? "a masked frame" : "a frame without a mask");
  }
  if (head.opcode >= 8 && (!head.fin || length > 125)) {
    throw new WebSocketViolation("a control frame that is too long or in parts");
  }
  if (length > maxPayload) {
    throw new WebSocketViolation(`a frame of ${length} bytes, over ${maxPayload}`, 1009);
  }
  return head;
}

interface ByteQueue {
  readonly length: number;
  push(chunk: Uint8Array): void;
  peek(count: number): Uint8Array;
  /** The first bytes, copied once. */
  take(count: number): Uint8Array<ArrayBuffer>;
}

function byteQueue(): ByteQueue {
  let chunks: Uint8Array[] = [];
  let length = 0;
  const copy = (count: number) => {
    const bytes = new Uint8Array(count);
    let at = 0;
    let used = 0;
    while (at < count) {
      const part = chunks[used++]!.subarray(0, count - at);
      bytes.set(part, at);
      at += part.length;
    }
    return { bytes, used };
  };
  return {
    get length() {
      return length;
    },
    push(chunk) {
      if (chunk.length === 0) return;
      chunks.push(chunk);
      length += chunk.length;
    },
    peek: (count) => copy(count).bytes,
    take(count) {
      const { bytes, used } = copy(count);
      const rest = chunks.slice(0, used).reduce((sum, c) => sum + c.length, 0) - count;
      const last = chunks[used - 1];
      chunks = chunks.slice(used);
      if (last && rest > 0) chunks.unshift(last.subarray(last.length - rest));
      length -= count;
      return bytes;
    },
  };
}
