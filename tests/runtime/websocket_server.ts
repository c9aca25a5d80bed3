/**
 * A WebSocket server for tests, written apart from the client: it echoes, and does what it is told.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { Duplex } from "node:stream";

/** The request that asked for a connection. */
export interface UpgradeRequest {
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The server's end of a connection. */
export interface Served {
  readonly request: UpgradeRequest;
  readonly socket: Duplex;
  /** Sends one frame, unmasked. */
  frame(opcode: number, payload: Uint8Array | string, first?: number): void;
}

/** What a server does with each frame of its client. */
export type OnFrame = (opcode: number, payload: Buffer, served: Served) => void;

/** Sends every message back, and answers goodbyes. */
export const echo: OnFrame = (opcode, payload, { frame, socket }) => {
  if (opcode === 1 || opcode === 2) frame(opcode, payload);
  else if (opcode === 9) frame(10, payload);
  else if (opcode === 8) {
    frame(8, payload);
    socket.end();
  }
};

/** Accepts an upgrade with the first protocol offered, and greets with text if there is some. */
export function acceptWebSocket(
  request: UpgradeRequest,
  socket: Duplex,
  onFrame: OnFrame = echo,
  greeting?: string,
): Served {
  const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const offered = request.headers["sec-websocket-protocol"];
  const [protocol] = offered === undefined ? [] : String(offered).split(", ");
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    "connection: Upgrade",
    "upgrade: websocket",
    `sec-websocket-accept: ${createHash("sha1").update(key).digest("base64")}`,
    ...(protocol === undefined ? [] : [`sec-websocket-protocol: ${protocol}`]),
  ];
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
  const served: Served = {
    request,
    socket,
    frame: (opcode, payload, first) => void socket.write(serverFrame(opcode, payload, first)),
  };
  // The first frame often comes in one packet with the head.
  socket.write(greeting === undefined ? head : Buffer.concat([head, serverFrame(1, greeting)]));
  let held = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    for (let frame = readFrame(held); frame; frame = readFrame(held)) {
      held = held.subarray(frame.end);
      onFrame(frame.opcode, frame.payload, served);
    }
  });
  return served;
}

/** Refuses an upgrade with a Status. */
export function refuseUpgrade(socket: Duplex, code: number, message: string): void {
  const body = JSON.stringify({ kind: "Status", apiVersion: "v1", metadata: {}, code, message });
  socket.on("error", () => {});
  socket.end(
    `HTTP/1.1 ${code} No\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}

/** One frame as a server sends it; `first` replaces its first byte. */
export function serverFrame(
  opcode: number,
  payload: Uint8Array | string,
  first: number = 0x80 | opcode,
): Buffer {
  const bytes = Buffer.from(payload);
  const { length } = bytes;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, bytes]);
}

function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | undefined {
  if (bytes.length < 6) return undefined;
  const short = bytes[1]! & 0x7f;
  const start = short === 126 ? 8 : short === 127 ? 14 : 6;
  if (bytes.length < start) return undefined;
  const length = short === 126
    ? bytes.readUInt16BE(2)
    : short === 127
    ? Number(bytes.readBigUInt64BE(2))
    : short;
  if (bytes.length < start + length) return undefined;
  if ((bytes[1]! & 0x80) === 0) throw new RangeError("the client sent a frame without a mask");
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, start + length));
  for (let i = 0; i < length; i++) payload[i]! ^= mask[i & 3]!;
  return { opcode: bytes[0]! & 0x0f, payload, end: start + length };
}
