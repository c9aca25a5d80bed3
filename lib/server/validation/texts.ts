/**
 * Checks of texts: needed ones, names, words of a list.
 *
 * @module
 */

import { invalidValue, notSupported, required } from "../field_error.ts";
import { type Check, first, given } from "./checks.ts";
import { isEmpty } from "./empty.ts";

/** A value that may not be absent or empty. */
export function needed(detail: string = ""): Check {
  return (value, at) => isEmpty(value) ? [required(at, detail)] : [];
}

/** A text that a rule for names accepts; an empty one is not looked at. */
export function named(problems: (text: string) => string[]): Check {
  return given((value, at) => problems(String(value)).map((p) => invalidValue(at, value, p)));
}

/** A needed text that a rule for names accepts. */
export function neededName(problems: (text: string) => string[], detail: string = ""): Check {
  return first(needed(detail), named(problems));
}

/** A text that a rule for names accepts, be it empty. */
export function strictName(problems: (text: string) => string[]): Check {
  return (value, at) => problems(String(value ?? "")).map((p) => invalidValue(at, value ?? "", p));
}

/** One of some values; an empty one is not looked at. */
export function oneOf(...values: readonly string[]): Check {
  return given((value, at) => isIn(values, value) ? [] : [notSupported(at, value, values)]);
}

/** One of some values, and needed. */
export function neededOneOf(...values: readonly string[]): Check {
  return first(needed(), oneOf(...values));
}

/** One of some values, of which "" is none. */
export function exactlyOneOf(...values: readonly string[]): Check {
  return (value, at) => isIn(values, value) ? [] : [notSupported(at, value ?? "", values)];
}

function isIn(values: readonly string[], value: unknown): boolean {
  return typeof value === "string" && values.includes(value);
}
