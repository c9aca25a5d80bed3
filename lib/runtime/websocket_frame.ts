/**
 * The frames of a WebSocket's client, from and to bytes.
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
    super(`Cannot go on with the WebSocket: the server sent ${state}`);
    this.closeCode = closeCode;
  }
}

/** The bytes of a frame, masked as a client's must be. */
export function encodeFrame(
  opcode: number,
  payload: Uint8Array,
  fin = true,
): Uint8Array<ArrayBuffer> {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const start = 2 + extended + 4;
  const bytes = new Uint8Array(start + length);
  const view = new DataView(bytes.buffer);
  bytes[0] = (fin ? 0x80 : 0) | opcode;
  bytes[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) view.setUint16(2, length);
  if (extended === 8) view.setBigUint64(2, BigInt(length));
  const mask = crypto.getRandomValues(bytes.subarray(start - 4, start));
  for (let i = 0; i < length; i++) bytes[start + i] = payload[i]! ^ mask[i & 3]!;
  return bytes;
}

/** Takes bytes as they come and gives whole frames. */
export interface FrameReader {
  push(chunk: Uint8Array): void;
  /** The next frame; undefined until more bytes come. **Errors**: {@linkcode WebSocketViolation}. */
  next(): Frame | undefined;
}

/** Reads the frames of a server, none larger than `maxPayload` bytes. */
export function createFrameReader(maxPayload: number): FrameReader {
  const bytes = byteQueue();
  let head: Head | undefined;
  return {
    push: (chunk) => bytes.push(chunk),
    next() {
      head ??= readHead(bytes, maxPayload);
      if (head === undefined || bytes.length < head.length) return undefined;
      const frame = { fin: head.fin, opcode: head.opcode, payload: bytes.take(head.length) };
      head = undefined;
      return frame;
    },
  };
}

interface Head {
  readonly fin: boolean;
  readonly opcode: number;
  readonly length: number;
}

function readHead(bytes: ByteQueue, maxPayload: number): Head | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes.peek(2);
  const short = second & 0x7f;
  const size = 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  if (bytes.length < size) return undefined;
  const view = new DataView(bytes.take(size).buffer);
  const length = size === 2 ? short : size === 4 ? view.getUint16(2) : Number(view.getBigUint64(2));
  const head = { fin: (first & 0x80) !== 0, opcode: first & 0x0f, length };
  if ((first & 0x70) !== 0) throw new WebSocketViolation("a frame with reserved bits");
  if ((second & 0x80) !== 0) throw new WebSocketViolation("a masked frame");
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
