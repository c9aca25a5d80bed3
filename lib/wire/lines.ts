/**
 * Bytes to lines, in linear time and bounded memory.
 *
 * @module
 */

import { ProtocolError } from "../errors.ts";

/** The longest line of a watch, as in client-go's stream decoder: 16 MiB. */
const maxLineLength: number = 16 * 1024 * 1024;

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
  const grow = (length: number) => {
    pending += length;
    if (pending <= limit) return;
    throw new ProtocolError(`Cannot read the stream: a line is longer than ${limit} characters`);
  };
  const keep = (piece: string) => {
    if (piece === "") return;
    grow(piece.length);
    pieces.push(piece);
  };
  const take = (last: string): string => {
    const text = pieces.join("") + last;
    pieces = [];
    pending = 0;
    return text;
  };
  return {
    push(chunk) {
      const lines = decoder.decode(chunk, { stream: true }).split("\n");
      const rest = lines.pop() as string;
      const [first] = lines;
      if (first !== undefined && pending > 0) {
        grow(first.length);
        // Only this line is put together: the whole text as one string would be copied once more.
        lines[0] = take(first);
      }
      keep(rest);
      return lines;
    },
    end() {
      keep(decoder.decode());
      return take("");
    },
  };
}
