/**
 * From the frames of a WebSocket to its messages, and back.
 *
 * @module
 */

import {
  createFrameReader,
  encodeFrame,
  type Frame,
  opcodes,
  type WebSocketSide,
  WebSocketViolation,
} from "./websocket_frame.ts";
import type { WebSocketClose, WebSocketMessage } from "./websocket_port.ts";

/** What came in. */
export type Incoming =
  | { readonly type: "message"; readonly message: WebSocketMessage; readonly size: number }
  | { readonly type: "ping"; readonly payload: Uint8Array<ArrayBuffer> }
  | { readonly type: "pong" }
  | { readonly type: "close"; readonly status: WebSocketClose };

/** How much the other side may send at once, in bytes. */
export interface WebSocketLimits {
  readonly maxFrame: number;
  readonly maxMessage: number;
}

/** 16 MiB a frame and 64 MiB a message. */
export const webSocketLimits: WebSocketLimits = { maxFrame: 1 << 24, maxMessage: 1 << 26 };

/** Takes bytes as they come and gives what they say. **Errors**: `WebSocketViolation`. */
export function createMessageReader(
  limits: WebSocketLimits = webSocketLimits,
  side: WebSocketSide = "client",
): (chunk: Uint8Array) => Iterable<Incoming> {
  const frames = createFrameReader(limits.maxFrame, side);
  const assemble = assembler(limits.maxMessage);
  return function* (chunk) {
    frames.push(chunk);
    for (let frame = frames.next(); frame; frame = frames.next()) {
      const incoming = frame.opcode >= 8 ? control(frame) : assemble(frame);
      if (incoming) yield incoming;
    }
  };
}

/** The bytes of a message, in frames that none refuses. **Errors**: `RangeError` over 64 MiB. */
export function* encodeMessage(
  message: string | Uint8Array,
  { maxFrame, maxMessage }: WebSocketLimits = webSocketLimits,
  side: WebSocketSide = "client",
): Iterable<Uint8Array<ArrayBuffer>> {
  const isText = typeof message === "string";
  const bytes = isText ? new TextEncoder().encode(message) : message;
  if (bytes.length > maxMessage) {
    throw new RangeError(`Cannot send ${bytes.length} bytes in one message: over ${maxMessage}`);
  }
  let opcode: number = isText ? opcodes.text : opcodes.binary;
  let at = 0;
  do {
    const part = bytes.subarray(at, at + maxFrame);
    at += part.length;
    yield encodeFrame(opcode, part, { fin: at >= bytes.length, side });
    opcode = opcodes.continuation;
  } while (at < bytes.length);
}

/** The bytes of a close frame. **Errors**: `RangeError` for a code or reason that cannot be sent. */
export function encodeClose(
  code: number,
  reason: string,
  side: WebSocketSide = "client",
): Uint8Array<ArrayBuffer> {
  const words = new TextEncoder().encode(reason);
  if (!isCloseCode(code)) throw new RangeError(`Cannot close with code ${code}: not one to send`);
  if (words.length > 123) throw new RangeError("Cannot close: the reason is over 123 bytes");
  return encodeFrame(opcodes.close, Uint8Array.of(code >> 8, code & 255, ...words), { side });
}

function isCloseCode(code: number): boolean {
  if (code >= 3000 && code < 5000) return true;
  return code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code);
}

function control({ opcode, payload }: Frame): Incoming {
  if (opcode === opcodes.ping) return { type: "ping", payload };
  if (opcode === opcodes.pong) return { type: "pong" };
  if (opcode !== opcodes.close) throw new WebSocketViolation(`a frame of unknown kind ${opcode}`);
  if (payload.length === 0) return { type: "close", status: { code: 1005, reason: "" } };
  const code = payload.length === 1 ? 0 : new DataView(payload.buffer).getUint16(0);
  if (!isCloseCode(code)) throw new WebSocketViolation("a close frame without a valid code");
  return { type: "close", status: { code, reason: toText(payload.subarray(2)) } };
}

function assembler(maxMessage: number): (frame: Frame) => Incoming | undefined {
  let kind: number | undefined;
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  return ({ fin, opcode, payload }) => {
    if ((opcode === opcodes.continuation) !== (kind !== undefined)) {
      throw new WebSocketViolation("parts of messages out of order");
    }
    if (opcode > opcodes.binary) throw new WebSocketViolation(`a frame of unknown kind ${opcode}`);
    kind ??= opcode;
    parts.push(payload);
    size += payload.length;
    if (size > maxMessage) throw new WebSocketViolation(`a message over ${maxMessage} bytes`, 1009);
    if (!fin) return undefined;
    const bytes = parts.length === 1 ? payload : join(parts, size);
    const message = kind === opcodes.text ? toText(bytes) : bytes;
    const whole = { type: "message", message, size } as const;
    [kind, parts, size] = [undefined, [], 0];
    return whole;
  };
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function toText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new WebSocketViolation("text that is not UTF-8", 1007);
  }
}
