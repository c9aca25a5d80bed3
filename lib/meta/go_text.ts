/**
 * Values as Go prints them, which messages of the API server and columns of kubectl hold.
 *
 * @module
 */

import { isObject } from "./deep.ts";

/** A value as `%v`: objects as `map[key:value]`, lists as `[a b]`, null as `<nil>`. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (!isObject(value)) return value === null || value === undefined ? "<nil>" : goScalar(value);
  return `map[${Object.keys(value).sort().map((k) => `${k}:${goText(value[k])}`).join(" ")}]`;
}

/** A scalar as `%v`: exponents have two digits at least. */
export function goScalar(value: unknown): string {
  const text = String(value);
  if (typeof value !== "number") return text;
  return text.replace(/e([-+])([0-9])$/, (_, sign, digit) => `e${sign}0${digit}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
};

/** A text as `%q`: in quotes, with escapes for what cannot be printed. */
export function goQuoted(text: string): string {
  const escaped = [...text].map((character) => {
    const escape = ESCAPES[character];
    if (escape !== undefined) return escape;
    if (/[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) return "\ufffd";
    const hex = code.toString(16);
    if (code < 0x80) return `\\x${hex.padStart(2, "0")}`;
    return code > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
  });
  return `"${escaped.join("")}"`;
}
