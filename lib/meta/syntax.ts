/**
 * The error of every small language in this room: selectors, quantities, durations, JSONPath.
 *
 * @module
 */

const SHOWN = 80;

/** Control characters, line separators and what turns the direction of text. */
const UNPRINTABLE =
  // deno-lint-ignore no-control-regex -- control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** What is known of a text that could not be read. */
export interface TextProblem {
  /** What the text was to be: "label selector". */
  readonly what: string;
  /** The text as given. */
  readonly text: string;
  /** The offset of the first character that does not fit; undefined when the whole text does not. */
  readonly at?: number | undefined;
  /** Why, in the words of the API server where it has some. */
  readonly reason: string;
}

/**
 * A text that is not of its grammar.
 *
 * The message quotes the text and the place; `reason` alone is what the API server would answer.
 */
export class TextSyntaxError extends SyntaxError {
  /** What the text was to be. */
  readonly what: string;
  /** The text as given. */
  readonly text: string;
  /** The offset of the first character that does not fit. */
  readonly at: number | undefined;
  /** Why, without the text. */
  readonly reason: string;

  constructor(problem: TextProblem) {
    const place = problem.at === undefined ? "" : ` (character ${problem.at + 1})`;
    const reason = problem.reason.replace(UNPRINTABLE, escape);
    super(`Cannot parse ${problem.what} ${quote(problem.text)}: ${reason}${place}`);
    this.what = problem.what;
    this.text = problem.text;
    this.at = problem.at;
    this.reason = problem.reason;
  }
}

/**
 * A text in double quotes, what terminals would act on escaped, cut to a length: safe to print.
 *
 * @param most How many characters to show. @default {80}
 */
export function quote(text: string, most: number = SHOWN): string {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  return JSON.stringify(shown).replace(UNPRINTABLE, escape);
}

function escape(c: string): string {
  return `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
