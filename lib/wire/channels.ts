/**
 * The channels of exec and attach: a message is one byte that names its channel, and its payload.
 *
 * Source: https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets
 *
 * @module
 */

import { onChannel, splitChannel, unknownChannel } from "./channel.ts";

/** The protocol in which each side can say that a channel has ended. API servers from 1.30 on. */
export const closingProtocol = "v5.channel.k8s.io";

/** The subprotocols of exec and attach, best first. The older one cannot end standard input. */
export const commandProtocols: readonly string[] = [closingProtocol, "v4.channel.k8s.io"];

const numbers = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const;

/** The size of a terminal, in characters. */
export interface TerminalSize {
  /** In characters. */
  readonly columns: number;
  /** In lines. */
  readonly rows: number;
}

/** What a container has to say. */
export type CommandOutput =
  | { readonly channel: "stdout" | "stderr"; readonly bytes: Uint8Array }
  /** How it ended: a Status. */
  | { readonly channel: "error"; readonly bytes: Uint8Array };

/** The message that brings bytes to standard input. */
export function encodeStdin(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return onChannel(numbers.stdin, bytes);
}

/** The message that ends standard input, in {@linkcode closingProtocol} alone. */
export function encodeStdinEnd(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(numbers.close, numbers.stdin);
}

/** The message that resizes the terminal. **Errors**: `RangeError` for a size that is none. */
export function encodeResize({ columns, rows }: TerminalSize): Uint8Array<ArrayBuffer> {
  for (const size of [columns, rows]) {
    if (Number.isInteger(size) && size > 0 && size < 65_536) continue;
    throw new RangeError(`Cannot resize a terminal to ${columns}x${rows}: not a size`);
  }
  const text = JSON.stringify({ Width: columns, Height: rows });
  return onChannel(numbers.resize, new TextEncoder().encode(text));
}

/**
 * What a message says; undefined for one that says nothing, such as the empty one that servers begin
 * with.
 *
 * **Errors**: `ProtocolError` for text, for a message without a channel, and for an unknown channel.
 */
export function decodeCommandOutput(message: string | Uint8Array): CommandOutput | undefined {
  const { channel, bytes } = splitChannel(message);
  if (channel === numbers.close) return undefined;
  if (channel === numbers.error) return bytes.length > 0 ? { channel: "error", bytes } : undefined;
  if (channel !== numbers.stdout && channel !== numbers.stderr) throw unknownChannel(channel);
  if (bytes.length === 0) return undefined;
  return { channel: channel === numbers.stdout ? "stdout" : "stderr", bytes };
}
