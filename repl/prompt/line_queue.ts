/**
 * The lines of a reader, in order, however many come at once.
 *
 * @module
 */

import type { Interface } from "node:readline";

/** Lines that were read and not yet taken. */
export interface LineQueue {
  /** Whether there is one to take at once. */
  readonly hasMore: boolean;
  /** The next line; undefined after the last. */
  next(): Promise<string | undefined>;
  /** Forgets those that nobody has taken. */
  drop(): void;
}

/** Collects the lines of a reader from now on. */
export function lineQueue(reader: Interface): LineQueue {
  const lines: string[] = [];
  let isClosed = false;
  let wake = () => {};
  reader.on("line", (line) => {
    lines.push(line);
    wake();
  });
  reader.once("close", () => {
    isClosed = true;
    wake();
  });
  return {
    get hasMore() {
      return lines.length > 0;
    },
    async next() {
      while (lines.length === 0 && !isClosed) {
        await new Promise<void>((resolve) => wake = resolve);
      }
      return lines.shift();
    },
    drop: () => void lines.splice(0),
  };
}
