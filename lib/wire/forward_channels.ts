/**
 * One connection to a port of a pod, in the two protocols there are for it: SPDY inside a WebSocket,
 * and the older channels, which cannot end one direction alone.
 *
 * Source: https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";
import { join } from "./bytes.ts";
import { onChannel, splitChannel, unknownChannel } from "./channel.ts";
import { encodeData, encodePing, type SpdyFrame, spdyOpener, spdyReader } from "./spdy.ts";

const tunnel = "SPDY/3.1+portforward.k8s.io";

/** The subprotocols of port-forwarding, best first. API servers before 1.31 know the second alone. */
export const forwardProtocols: readonly string[] = [tunnel, "v4.channel.k8s.io"];

/** What comes out of a connection. */
export type ForwardInput =
  | { readonly type: "data"; readonly bytes: Uint8Array }
  /** The pod sends no more. */
  | { readonly type: "end" }
  /** Why there is no connection to the port, or none any more. */
  | { readonly type: "error"; readonly text: string }
  /** To be sent back. */
  | { readonly type: "answer"; readonly message: Uint8Array<ArrayBuffer> };

/** One connection as messages of a WebSocket. */
export interface ForwardCodec {
  /** The message that opens it; undefined where the handshake has. */
  readonly opening: Uint8Array<ArrayBuffer> | undefined;
  /** A frame with these bytes. */
  data(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  /** The message that says that no more data follows; undefined where the protocol has none. */
  end(): Uint8Array<ArrayBuffer> | undefined;
  /** What a message says. **Errors**: `ProtocolError`. */
  receive(message: string | Uint8Array): readonly ForwardInput[];
}

/** The codec for the protocol that the server chose. */
export function forwardCodec(protocol: string, port: number): ForwardCodec {
  return protocol === tunnel ? tunnelCodec(port) : channelCodec(port);
}

const streams = { error: 1, data: 3 } as const;

function tunnelCodec(port: number): ForwardCodec {
  const { open } = spdyOpener();
  const read = spdyReader();
  const nothing = new Uint8Array(0);
  const headers = { port: String(port), requestid: "0" };
  const errors = textOf();
  return {
    opening: join([
      open(streams.error, { streamtype: "error", ...headers }),
      // Nothing is ever said on it from here.
      encodeData(streams.error, nothing, { end: true }),
      open(streams.data, { streamtype: "data", ...headers }),
    ]),
    data: (bytes) => encodeData(streams.data, bytes),
    end: () => encodeData(streams.data, nothing, { end: true }),
    receive(message) {
      if (typeof message === "string") {
        throw new ProtocolError("Cannot read the tunnel: a message is text, not bytes");
      }
      return [...read(message)].flatMap((frame) => toInput(frame, errors));
    },
  };
}

function toInput(frame: SpdyFrame, errors: ErrorText): ForwardInput[] {
  if (frame.type === "ping") {
    // Pings of even numbers are the other side's own.
    return frame.id % 2 === 0 ? [{ type: "answer", message: encodePing(frame.id) }] : [];
  }
  // It forbids new streams, and there will be none.
  if (frame.type === "goaway") return [];
  if (frame.type === "reset") {
    const [said] = errors.end();
    return [said ?? { type: "error", text: "the connection was reset" }];
  }
  if (frame.stream === streams.error) {
    return frame.type === "data" ? errors.add(frame.bytes) : errors.end();
  }
  if (frame.stream !== streams.data) throw unknownChannel(frame.stream);
  if (frame.type === "data") return [{ type: "data", bytes: frame.bytes }];
  // What went wrong counts, whichever of the two streams ends first.
  return [...errors.end(), { type: "end" }];
}

function channelCodec(port: number): ForwardCodec {
  const named = [false, false];
  const errors = textOf();
  return {
    opening: undefined,
    data: (bytes) => onChannel(0, bytes),
    end: () => undefined,
    receive(message) {
      const { channel, bytes } = splitChannel(message);
      if (channel > 1) throw unknownChannel(channel);
      if (!named[channel]) {
        named[channel] = true;
        checkPort(bytes, port);
        return [];
      }
      if (bytes.length === 0) return [];
      if (channel === 0) return [{ type: "data", bytes }];
      return [...errors.add(bytes), ...errors.end()];
    },
  };
}

/** The first message on each channel repeats the port, as two bytes, the lower one first. */
function checkPort(bytes: Uint8Array, port: number): void {
  const [low = 0, high = 0] = bytes;
  if (bytes.length === 2 && low + high * 256 === port) return;
  throw new ProtocolError(`Cannot forward port ${port}: the server begins with another port`);
}

/** A text that comes in pieces. */
interface ErrorText {
  add(bytes: Uint8Array): ForwardInput[];
  end(): ForwardInput[];
}

/** Enough to understand a failure. */
const maxErrorText = 4096;

function textOf(): ErrorText {
  const decoder = new TextDecoder();
  let text = "";
  return {
    add(bytes) {
      if (text.length < maxErrorText) text += decoder.decode(bytes, { stream: true });
      return [];
    },
    end() {
      const whole = text.slice(0, maxErrorText).trim();
      text = "";
      return whole === "" ? [] : [{ type: "error", text: whole }];
    },
  };
}
