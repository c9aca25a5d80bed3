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

/** Text of a server without what would move the cursor or change the terminal. */
export function harmless(text: string): string {
  // deno-lint-ignore no-control-regex -- control characters are what is meant
  return text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, (c) => `\\x${hex(c)}`);
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, "0");
}
