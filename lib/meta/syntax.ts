/**
 * The error of every small language in this room: selectors, quantities, durations, JSONPath.
 *
 * @module
 */

const SHOWN = 80;

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
    super(`Cannot parse ${problem.what} ${quote(problem.text)}: ${problem.reason}${place}`);
    this.what = problem.what;
    this.text = problem.text;
    this.at = problem.at;
    this.reason = problem.reason;
  }
}

/**
 * A text in double quotes, control characters escaped, cut to 80 characters: safe to print.
 */
export function quote(text: string): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  // JSON leaves DEL, the C1 controls and the line separators as they are; terminals act on some.
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
