/**
 * Keys that occur twice in one object of a JSON text, which parsing hides.
 *
 * @module
 */

/** Where the scan is: the keys and indices that led here. */
type Way = (string | number)[];

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** A repeated key as the YAML reader of Go tells of it. */
export function repeatedText(key: string, line: number): string {
  return `line ${line}: key ${JSON.stringify(key)} already set in map`;
}

/** The paths of repeated keys of a valid JSON text, in its order; `onFound` hears of key and line. */
export function duplicateKeys(
  text: string,
  onFound?: (key: string, line: number) => void,
): string[] {
  const found = new Set<string>();
  const way: Way = [];
  let at = 0;

  function space(): void {
    while (text.charCodeAt(at) <= 0x20) at++;
  }

  /** Goes past a string and answers where it began. */
  function string(): number {
    const start = at++;
    for (let c = text.charCodeAt(at); c !== QUOTE; c = text.charCodeAt(at)) {
      at += c === BACKSLASH ? 2 : 1;
    }
    at++;
    return start;
  }

  function value(): void {
    space();
    const c = text[at];
    if (c === "{") object();
    else if (c === "[") array();
    else if (c === '"') string();
    else while (at < text.length && !",]} \t\r\n".includes(text.charAt(at))) at++;
    space();
  }

  function object(): void {
    const seen = new Set<string>();
    at++;
    for (space(); text[at] !== "}"; space()) {
      const start = string();
      const quoted = text.slice(start, at);
      const key: string = quoted.includes("\\") ? JSON.parse(quoted) : quoted.slice(1, -1);
      way.push(key);
      if (seen.has(key)) {
        found.add(pathOf(way));
        onFound?.(key, text.slice(0, start).split("\n").length);
      }
      seen.add(key);
      space();
      at++;
      value();
      way.pop();
      if (text[at] === ",") at++;
    }
    at++;
  }

  function array(): void {
    at++;
    space();
    for (let i = 0; text[at] !== "]"; i++) {
      way.push(i);
      value();
      way.pop();
      if (text[at] === ",") at++;
    }
    at++;
  }

  value();
  return [...found];
}

function pathOf(way: Way): string {
  return way.reduce<string>(
    (path, step) =>
      typeof step === "number" ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`,
    "",
  );
}
