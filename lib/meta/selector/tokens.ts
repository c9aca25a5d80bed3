/**
 * The words of the label selector grammar.
 *
 * @module
 */

/** What a token is: a word, an operator or bracket, or the end of the text. */
export type TokenKind = "word" | "symbol" | "end";

/** One token and where it starts. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

const SYMBOLS = new Set([")", ",", "!", "==", "=", ">", "<", "!=", "("]);
const SPECIAL = /[=!(),<>]/;
const SPACE = /[ \t\r\n]/;

/** Splits a selector into tokens; the last one is always the end. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const c = text.charAt(at);
    if (SPACE.test(c)) {
      at++;
      continue;
    }
    const token = SPECIAL.test(c) ? symbolAt(text, at) : wordAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: "end", text: "", at: text.length });
  return tokens;
}

function symbolAt(text: string, at: number): Token {
  const two = text.slice(at, at + 2);
  return { kind: "symbol", text: SYMBOLS.has(two) ? two : text.charAt(at), at };
}

function wordAt(text: string, at: number): Token {
  let end = at;
  while (end < text.length && !SPECIAL.test(text.charAt(end)) && !SPACE.test(text.charAt(end))) {
    end++;
  }
  return { kind: "word", text: text.slice(at, end), at };
}
