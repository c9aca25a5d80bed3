/**
 * Quoted strings in JSONPath, with Go's escapes.
 *
 * @module
 */

const SIMPLE: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/** The string that a quoted text stands for; undefined when it is malformed. */
export function unquote(quoted: string): string | undefined {
  const quote = quoted.charAt(0);
  if (quoted.length < 2 || !quoted.endsWith(quote)) return undefined;
  const escape =
    /\\(?:([abfnrtv\\'"])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3}))|[\s\S]/gu;
  const parts: string[] = [];
  for (const [found, simple, x, u, U, octal] of quoted.slice(1, -1).matchAll(escape)) {
    const part = simple !== undefined
      ? SIMPLE[simple] ?? (simple === quote ? quote : undefined)
      : (x ?? u ?? U) !== undefined
      ? character(Number.parseInt((x ?? u ?? U) as string, 16))
      : octal !== undefined
      ? character(Number.parseInt(octal, 8), 255)
      : found === quote || found === "\\"
      ? undefined
      : found;
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join("");
}

function character(code: number, most = 0x10ffff): string | undefined {
  const surrogate = code >= 0xd800 && code < 0xe000;
  return code > most || surrogate ? undefined : String.fromCodePoint(code);
}
