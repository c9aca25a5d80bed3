/**
 * The streams of a process over a WebSocket: a byte for the channel, then the data.
 *
 * Source: https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets
 *
 * @module
 */

import type { Status } from "../../meta/status.ts";
import type { WebSocketConnection } from "../../runtime/websocket_port.ts";
import { type Channels, parseTerminalSize, type StreamFlags } from "./channels.ts";
import { createPipe } from "./pipe.ts";
import type { TerminalSize } from "./process.ts";

/** The subprotocols for exec and attach; the first that a client offers of these is taken. */
export const EXEC_PROTOCOLS: readonly string[] = [
  "v5.channel.k8s.io",
  "v4.channel.k8s.io",
  "v4.base64.channel.k8s.io",
  "channel.k8s.io",
  "base64.channel.k8s.io",
];

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const ERROR = 3;
const RESIZE = 4;
const CLOSE = 255;

/** The streams of a process over a WebSocket whose subprotocol is settled. */
export function webSocketChannels(
  connection: WebSocketConnection,
  flags: StreamFlags,
): Channels {
  const frames = framing(connection.protocol);
  const stdin = createPipe<Uint8Array>(16);
  const resize = createPipe<TerminalSize>(64);
  const gone = new AbortController();
  const end = () => {
    stdin.end();
    resize.end();
    gone.abort(new DOMException("The client has gone away", "AbortError"));
  };
  if (!flags.stdin) stdin.end();

  async function receive(): Promise<void> {
    for await (const message of connection) {
      const { channel, data } = frames.decode(message);
      if (channel === STDIN && data.length > 0) await stdin.push(data);
      else if (channel === CLOSE && data[0] === STDIN) stdin.end();
      else if (channel === RESIZE) {
        const size = parseTerminalSize(data);
        if (size) void resize.push(size);
      }
    }
  }

  receive().catch(() => {}).finally(end);
  void connection.closed.then(end);
  const send = async (channel: number, data: Uint8Array) => {
    if (!gone.signal.aborted) {
      await connection.send(frames.encode(channel, data)).catch(end);
    }
  };
  return {
    stdin,
    resize,
    signal: gone.signal,
    async send(stream, bytes) {
      if (flags[stream] && bytes.length > 0) {
        await send(stream === "stdout" ? STDOUT : STDERR, bytes);
      }
    },
    finish: (status) => send(ERROR, frames.status(status)),
  };
}

/** How channel and data share a message. */
export interface Framing {
  encode(channel: number, data: Uint8Array): string | Uint8Array;
  decode(message: string | Uint8Array): { channel: number; data: Uint8Array };
  /** What goes over the error channel. */
  status(status: Partial<Status>): Uint8Array;
}

/** The framing of a subprotocol. */
export function framing(protocol: string): Framing {
  const utf8 = new TextEncoder();
  // Before v4 there is no Status: success says nothing, failure its message.
  const status = (s: Partial<Status>) =>
    utf8.encode(protocol.startsWith("v") ? JSON.stringify(s) : s.message ?? "");
  if (protocol.includes("base64")) return { ...base64Framing, status };
  return {
    status,
    encode(channel, data) {
      const bytes = new Uint8Array(1 + data.length);
      bytes[0] = channel;
      bytes.set(data, 1);
      return bytes;
    },
    decode(message) {
      const bytes = typeof message === "string" ? utf8.encode(message) : message;
      return { channel: bytes[0] ?? -1, data: bytes.subarray(1) };
    },
  };
}

/** Text frames: the channel as a digit, the data in base64. */
const base64Framing: Omit<Framing, "status"> = {
  encode(channel, data) {
    let text = "";
    for (let i = 0; i < data.length; i += 0x8000) {
      text += String.fromCharCode(...data.subarray(i, i + 0x8000));
    }
    return `${channel}${btoa(text)}`;
  },
  decode(message) {
    const text = typeof message === "string" ? message : new TextDecoder().decode(message);
    const bytes = Uint8Array.from(atob(text.slice(1)), (c) => c.charCodeAt(0));
    return { channel: Number(text[0] ?? "-1"), data: bytes };
  },
};
