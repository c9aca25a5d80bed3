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
