/**
 * Messages of several channels: one byte that names the channel, and the payload.
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";

/** One message: a channel and its payload. */
export function onChannel(channel: number, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const message = new Uint8Array(bytes.length + 1);
  message[0] = channel;
  message.set(bytes, 1);
  return message;
}

/** The channel and the payload of a message. **Errors**: `ProtocolError` for one that has none. */
export function splitChannel(
  message: string | Uint8Array,
): { readonly channel: number; readonly bytes: Uint8Array } {
  if (typeof message === "string") {
    throw new ProtocolError("Cannot read the stream: a message is text, where bytes are agreed on");
  }
  const [channel] = message;
  if (channel === undefined) throw new ProtocolError("Cannot read the stream: an empty message");
  return { channel, bytes: message.subarray(1) };
}

/** The refusal of a channel that nobody asked for. */
export function unknownChannel(channel: number): ProtocolError {
  return new ProtocolError(`Cannot read the stream: there is no channel ${channel}`);
}
