/**
 * Keys that occur twice in one object of a JSON text, which parsing hides.
 *
 * @module
 */

/** The paths of repeated keys of a valid JSON text, in its order. */
export function duplicateKeys(text: string): string[] {
  const found: string[] = [];
  let at = 0;

  function space(): void {
    while (at < text.length && " \t\r\n".includes(text[at] as string)) at++;
  }

  /** Reads a string and answers its value. */
  function string(): string {
    const start = at++;
    while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    at++;
    return JSON.parse(text.slice(start, at));
  }

  function value(path: string): void {
    space();
    const c = text[at];
    if (c === "{") object(path);
    else if (c === "[") array(path);
    else if (c === '"') string();
    else while (at < text.length && !",]} \t\r\n".includes(text[at] as string)) at++;
    space();
  }

  function object(path: string): void {
    const seen = new Set<string>();
    at++;
    for (space(); text[at] !== "}"; space()) {
      const key = string();
      const here = path === "" ? key : `${path}.${key}`;
      if (seen.has(key)) found.push(here);
      seen.add(key);
      space();
      at++;
      value(here);
      if (text[at] === ",") at++;
    }
    at++;
  }

  function array(path: string): void {
    at++;
    space();
    for (let i = 0; text[at] !== "]"; i++) {
      value(`${path}[${i}]`);
      if (text[at] === ",") at++;
    }
    at++;
  }

  value("");
  return [...new Set(found)];
}
