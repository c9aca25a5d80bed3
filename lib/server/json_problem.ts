/**
 * What Go says of a text that is no JSON, so that messages are kube-apiserver's on every runtime.
 *
 * Source: https://pkg.go.dev/encoding/json#SyntaxError
 *
 * @module
 */

const AT_END = "unexpected end of JSON input";
const SPACE = " \t\r\n";
const TAKES_SPACE = /^(looking|after (?!decimal)|in string literal)/;
const ESCAPES = 'bfnrt\\/"';

/** What is wrong with a JSON text; undefined when nothing is. */
export function jsonProblem(text: string): string | undefined {
  const scanner = new Scanner(text);
  try {
    scanner.value("looking for beginning of value");
    scanner.end();
    return undefined;
  } catch (error) {
    // Deeper than this scanner can go is deeper than Go would.
    if (error instanceof RangeError) return "exceeded max depth";
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

class Scanner {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(text: string) {
    this.#bytes = new TextEncoder().encode(text);
  }

  value(context: string): void {
    const c = this.#space();
    if (c === "{") return this.#object();
    if (c === "[") return this.#array();
    if (c === '"') return this.#string();
    if (c === "-" || isDigit(c)) return this.#number();
    for (const word of ["true", "false", "null"]) if (c === word[0]) return this.#word(word);
    this.#fail(context);
  }

  /** Nothing but spaces is left. */
  end(): void {
    if (this.#space() !== "") this.#fail("after top-level value");
  }

  #object(): void {
    this.#at++;
    if (this.#space() === "}") return void this.#at++;
    for (;;) {
      if (this.#space() !== '"') this.#fail("looking for beginning of object key string");
      this.#string();
      if (this.#space() !== ":") this.#fail("after object key");
      this.#at++;
      this.value("looking for beginning of value");
      if (this.#closes("}", "after object key:value pair")) return;
    }
  }

  #array(): void {
    this.#at++;
    if (this.#space() === "]") return void this.#at++;
    do this.value("looking for beginning of value"); while (
      !this.#closes("]", "after array element")
    );
  }

  /** Whether a list of things ends here; else another comes. */
  #closes(bracket: string, context: string): boolean {
    const c = this.#space();
    if (c !== bracket && c !== ",") this.#fail(context);
    this.#at++;
    return c === bracket;
  }

  #string(): void {
    for (this.#at++; this.#peek() !== '"'; this.#at++) {
      if (this.#at >= this.#bytes.length || this.#peek() < " ") this.#fail("in string literal");
      if (this.#peek() === "\\") this.#escape();
    }
    this.#at++;
  }

  #escape(): void {
    this.#at++;
    if (this.#peek() !== "u") {
      if (this.#peek() === "" || !ESCAPES.includes(this.#peek())) {
        this.#fail("in string escape code");
      }
      return;
    }
    for (let i = 0; i < 4; i++) {
      this.#at++;
      if (!/[0-9a-fA-F]/.test(this.#peek())) this.#fail("in \\u hexadecimal character escape");
    }
  }

  #number(): void {
    if (this.#peek() === "-") this.#at++;
    if (this.#peek() === "0") this.#at++;
    else this.#digits("in numeric literal");
    if (this.#peek() === ".") {
      this.#at++;
      this.#digits("after decimal point in numeric literal");
    }
    if (this.#peek().toLowerCase() !== "e") return;
    this.#at++;
    if (this.#peek() === "+" || this.#peek() === "-") this.#at++;
    this.#digits("in exponent of numeric literal");
  }

  #digits(context: string): void {
    if (!isDigit(this.#peek())) this.#fail(context);
    while (isDigit(this.#peek())) this.#at++;
  }

  #word(word: string): void {
    for (const letter of word) {
      if (this.#peek() !== letter) this.#fail(`in literal ${word} (expecting '${letter}')`);
      this.#at++;
    }
  }

  /** The next byte that is no space, as a letter; "" at the end. */
  #space(): string {
    while (this.#peek() !== "" && SPACE.includes(this.#peek())) this.#at++;
    return this.#peek();
  }

  #peek(): string {
    const byte = this.#bytes[this.#at];
    return byte === undefined ? "" : String.fromCharCode(byte);
  }

  #fail(context: string): never {
    // Go puts a space at the end, which some states take.
    const c = this.#peek() || (TAKES_SPACE.test(context) ? "" : " ");
    throw new SyntaxError(c === "" ? AT_END : `invalid character ${quoted(c)} ${context}`);
  }
}

function isDigit(c: string): boolean {
  return c >= "0" && c <= "9" && c.length === 1;
}

/** A byte between quotes, as Go shows it. */
function quoted(c: string): string {
  const code = c.charCodeAt(0);
  const short =
    { 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 39: "'", 92: "\\" }[code];
  if (short !== undefined) return `'\\${short}'`;
  if (code < 32 || code === 127) return `'\\x${code.toString(16).padStart(2, "0")}'`;
  return code > 127 && code < 160 ? `'\\u00${code.toString(16)}'` : `'${c}'`;
}
