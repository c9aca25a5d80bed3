/**
 * The streams of a process, whichever protocol carries them.
 *
 * @module
 */

import type { Status } from "../../meta/status.ts";
import type { TerminalSize } from "./process.ts";

/** What a client has asked to be connected. */
export interface StreamFlags {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly tty: boolean;
}

/** The streams between a client and a process. */
export interface Channels {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly resize: AsyncIterable<TerminalSize>;
  /** Sends output; resolves when there is room for more, and drops it when the client has gone. */
  send(stream: "stdout" | "stderr", bytes: Uint8Array): Promise<void>;
  /** Tells the client how the process ended; nothing can be sent afterwards. */
  finish(status: Partial<Status>): Promise<void>;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
}

/** Reads the sizes that a client sends: `{"Width":80,"Height":24}`. */
export function parseTerminalSize(bytes: Uint8Array): TerminalSize | undefined {
  try {
    const { Width: width, Height: height } = JSON.parse(new TextDecoder().decode(bytes));
    return Number.isInteger(width) && Number.isInteger(height) ? { width, height } : undefined;
  } catch {
    return undefined;
  }
}
