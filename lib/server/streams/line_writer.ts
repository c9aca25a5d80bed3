/**
 * Output, line by line.
 *
 * @module
 */

import type { ProcessOutput } from "./process.ts";

/** An output that is to be ended, so that a last line without a line end is not lost. */
export interface LineWriter extends ProcessOutput {
  end(): void;
}

/** Calls back for every line, without its line end. */
export function lineWriter(onLine: (line: string) => void): LineWriter {
  const text = new TextDecoder();
  let held = "";
  return {
    write(data) {
      held += typeof data === "string" ? data : text.decode(data, { stream: true });
      const lines = held.split("\n");
      held = lines.pop() ?? "";
      for (const line of lines) onLine(line);
      return Promise.resolve();
    },
    end() {
      if (held !== "") onLine(held);
      held = "";
    },
  };
}
