/**
 * Checks of fields, to be put together: each takes a value and its path and answers what is wrong.
 *
 * @module
 */

import { deepEqual, isObject } from "../../meta/deep.ts";
import {
  duplicate,
  type FieldError,
  invalidValue,
  notSupported,
  required,
} from "../field_error.ts";

/** Answers the problems of a value at a path. */
export type Check = (value: unknown, at: string) => FieldError[];

/** All checks, one after the other. */
export function all(...checks: readonly Check[]): Check {
  return (value, at) => checks.flatMap((check) => check(value, at));
}

/** The first check that finds something. */
export function first(...checks: readonly Check[]): Check {
  return (value, at) => {
    for (const check of checks) {
      const errors = check(value, at);
      if (errors.length > 0) return errors;
    }
    return [];
  };
}

/** The check, unless the value is absent or empty. */
export function given(check: Check): Check {
  return (value, at) => isEmpty(value) ? [] : check(value, at);
}

/** The check, if the value is there at all. */
export function present(check: Check): Check {
  return (value, at) => value === undefined || value === null ? [] : check(value, at);
}

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

/** A number from one to another. */
export function between(least: number, most: number): Check {
  return numbers(
    (n) => n >= least && n <= most,
    `must be between ${least} and ${most}, inclusive`,
  );
}

/** A number that is not negative. */
export const notNegative: Check = numbers((n) => n >= 0, "must be greater than or equal to 0");

/** A number above zero. */
export const positive: Check = numbers((n) => n > 0, "must be greater than 0");

/** Numbers with a property; what is no number is not looked at. */
export function numbers(fits: (n: number) => boolean, detail: string): Check {
  return (value, at) =>
    typeof value !== "number" || fits(value) ? [] : [invalidValue(at, value, detail)];
}

/** The fields of an object; an absent one has none. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(checks);
  return (value, at) => {
    const object: Record<string, unknown> = isObject(value) ? value : {};
    return entries.flatMap(([name, check]) =>
      check(object[name], at === "" ? name : `${at}.${name}`)
    );
  };
}

/** The fields of an object, if there is one. */
export function inside(checks: Readonly<Record<string, Check>>): Check {
  return present(fields(checks));
}

/** Each item of a list. */
export function each(check: Check): Check {
  return (value, at) =>
    Array.isArray(value) ? value.flatMap((item, i) => check(item, `${at}[${i}]`)) : [];
}

/** No two items of a list are the same, or have the same field. */
export function unique(field?: string): Check {
  const of = (item: unknown) =>
    field === undefined ? item : isObject(item) ? item[field] : undefined;
  return (value, at) => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, i) => {
      const known = value.slice(0, i).some((other) => deepEqual(of(other) ?? "", of(item) ?? ""));
      return known ? [duplicate(at + `[${i}]` + (field ? `.${field}` : ""), of(item) ?? "")] : [];
    });
  };
}

/** A check of the value as a structure whose fields are looked at freely. */
// deno-lint-ignore no-explicit-any -- fields are checked one by one, as JSON holds them
export function about(check: (value: any, at: string) => FieldError[]): Check {
  return (value, at) => check(isObject(value) ? value : {}, at);
}

/** Absent, or of no length. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

function isIn(values: readonly string[], value: unknown): boolean {
  return typeof value === "string" && values.includes(value);
}
