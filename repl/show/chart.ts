/**
 * Counts in a terminal: sparklines and bars.
 *
 * @module
 */

import { harmless, paint, type Screen } from "./paint.ts";

const levels = "▁▂▃▄▅▆▇█";
const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * Numbers as one line of blocks, the greatest the highest: `▁▃█`.
 *
 * **Errors**: `RangeError` for a number that is negative or none.
 */
export function sparkline(numbers: readonly number[]): string {
  const greatest = Math.max(...numbers, 0);
  return numbers.map((n) => {
    requireCount(n);
    return levels[greatest === 0 ? 0 : Math.round((n / greatest) * (levels.length - 1))];
  }).join("");
}

/**
 * Numbers as horizontal bars with their names, the greatest first.
 *
 * **Errors**: `RangeError` for a number that is negative or none.
 */
export function barLines(counts: Readonly<Record<string, number>>, columns = 80): string[] {
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const greatest = Math.max(...entries.map(([, n]) => n), 0);
  const names = Math.max(...entries.map(([name]) => name.length), 0);
  const numbers = Math.max(...entries.map(([, n]) => String(n).length), 0);
  const room = Math.max(columns - names - numbers - 3, 8);
  return entries.map(([name, n]) => {
    requireCount(n);
    const eighth = greatest === 0 ? 0 : Math.round((n / greatest) * room * 8);
    const bar = "█".repeat(Math.floor(eighth / 8)) + eighths[eighth % 8];
    return `${harmless(name).padEnd(names)} ${String(n).padStart(numbers)} ${bar}`.trimEnd();
  });
}

function requireCount(n: number): void {
  if (Number.isFinite(n) && n >= 0) return;
  throw new RangeError(`Cannot draw ${n}: a chart takes numbers from 0`);
}

/** Lines that are drawn over again in place. */
export interface Repaint {
  /** Draws these lines where the last ones were. */
  draw(lines: readonly string[]): void;
}

/** Creates a place on the screen; where there are no colours, each drawing follows the last. */
export function repaint(screen: Screen): Repaint {
  let drawn = 0;
  return {
    draw(lines) {
      const fitting = lines.slice(0, Math.max(screen.rows - 1, 1));
      if (screen.colours && drawn > 0) screen.write(`\x1b[${drawn}A\x1b[J`);
      screen.write(fitting.map((line) => cut(line, screen.columns) + "\n").join(""));
      drawn = fitting.length;
    },
  };
}

/** The heading of a live picture. */
export function liveTitle(screen: Screen, text: string): string {
  return paint(screen, "dim", `${text}  (Ctrl-C ends it)`);
}

/** A longer line would wrap, and then be counted wrong. */
function cut(line: string, columns: number): string {
  // deno-lint-ignore no-control-regex -- a colour's escape takes no room
  const plain = line.replace(/\x1b\[\d+m/g, "");
  return plain.length < columns ? line : `${plain.slice(0, columns - 2)}…`;
}
