/**
 * Bytes to lines, in linear time and bounded memory.
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";

/** The longest line of a watch, as in client-go's stream decoder: 16 MiB. */
export const maxLineLength: number = 16 * 1024 * 1024;

/** Splits UTF-8 bytes that arrive in any pieces into lines. */
export interface LineSplitter {
  /**
   * The lines that `chunk` completes, without their line ends.
   *
   * **Errors**: `ProtocolError` when a line grows over the limit.
   */
  push(chunk: Uint8Array): string[];
  /** What follows the last line end: an unfinished line, "" when the stream ended cleanly. */
  end(): string;
}

/** Creates a splitter; `limit` counts characters. */
export function lineSplitter(limit: number = maxLineLength): LineSplitter {
  const decoder = new TextDecoder();
  // Pieces of the unfinished line are joined once, when it ends: a line of n chunks costs O(n).
  let pieces: string[] = [];
  let pending = 0;
  const keep = (piece: string) => {
    if (piece === "") return;
    pending += piece.length;
    if (pending > limit) {
      throw new ProtocolError(`Cannot read the stream: a line is longer than ${limit} characters`);
    }
    pieces.push(piece);
  };
  const take = (last: string): string => {
    if (pieces.length === 0) return last;
    keep(last);
    const line = pieces.join("");
    pieces = [];
    pending = 0;
    return line;
  };
  return {
    push(chunk) {
      const text = decoder.decode(chunk, { stream: true });
      const lines: string[] = [];
      let start = 0;
      for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
        lines.push(take(text.slice(start, end)));
        start = end + 1;
      }
      keep(start === 0 ? text : text.slice(start));
      return lines;
    },
    end() {
      keep(decoder.decode());
      return take("");
    },
  };
}
