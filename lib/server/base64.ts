/**
 * Bytes in JSON, read as strictly as Go reads them.
 *
 * Source: https://datatracker.ietf.org/doc/html/rfc4648#section-4
 *
 * @module
 */

const LETTER = /[A-Za-z0-9+/]/;

/** Where a text is no base64, as the index of a byte; undefined for one that is good. Line ends are passed over. */
export function base64Problem(text: string): number | undefined {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (isLineEnd(char)) continue;
    if (char === "=") return paddingProblem(text, i, letters % 4);
    if (!LETTER.test(char)) return i;
    letters++;
  }
  return letters % 4 === 0 ? undefined : text.length - letters % 4;
}

/** The padding at an index, which ends a group of four of which some letters were there. */
function paddingProblem(text: string, start: number, letters: number): number | undefined {
  if (letters < 2) return start;
  let i = next(text, start);
  if (letters === 2) {
    if (i === text.length) return i;
    if (text[i] !== "=") return i - 1;
    i = next(text, i);
  }
  return i < text.length ? i : undefined;
}

function next(text: string, i: number): number {
  do i++; while (isLineEnd(text[i] ?? ""));
  return i;
}

function isLineEnd(char: string): boolean {
  return char === "\n" || char === "\r";
}
