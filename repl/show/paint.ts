/**
 * Colours and measures of a terminal.
 *
 * @module
 */

import { styleText } from "node:util";

/** What a text is, for its colour. */
export type Role = "dim" | "good" | "warn" | "bad" | "key" | "title";

/** Where things are shown. */
export interface Screen {
  /** Writes text as it is. */
  write(text: string): void;
  readonly columns: number;
  readonly rows: number;
  readonly colours: boolean;
}

const styles = {
  dim: "gray",
  good: "green",
  warn: "yellow",
  bad: "red",
  key: "cyan",
  title: "bold",
} as const;

/** The text in its role's colour, where the screen has colours. */
export function paint(screen: Screen, role: Role, text: string): string {
  return screen.colours ? styleText(styles[role], text, { validateStream: false }) : text;
}

/** The screen of a process's output. */
export function terminal(
  stream: NodeJS.WriteStream,
  environment: Readonly<Record<string, string | undefined>>,
): Screen {
  const plain = environment["NO_COLOR"] !== undefined && environment["NO_COLOR"] !== "";
  return {
    write: (text) => void stream.write(text),
    get columns() {
      return stream.columns || 80;
    },
    get rows() {
      return stream.rows || 24;
    },
    colours: Boolean(stream.isTTY) && !plain && environment["TERM"] !== "dumb",
  };
}

/** What moves the cursor, changes the terminal, or shows what follows in another order or line. */
// deno-lint-ignore no-control-regex -- control characters are what is meant
const commanding = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/** Text of a server without what would move the cursor or change the terminal. */
export function harmless(text: string): string {
  return text.replace(commanding, escaped);
}

/** The same for text that is coloured already. */
export function harmlessIn(screen: Screen, text: string): string {
  if (!screen.colours) return harmless(text);
  // deno-lint-ignore no-control-regex -- the escapes of colours, which are what is kept
  return text.split(/(\x1b\[\d{1,2}m)/).map((part, i) => i % 2 === 1 ? part : harmless(part)).join(
    "",
  );
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  return code > 0xff ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`;
}
