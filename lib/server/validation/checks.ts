/**
 * Checks of fields, to be put together: each takes a value and its path and answers what is wrong.
 *
 * @module
 */

import { deepEqual, isObject } from "../../meta/deep.ts";
import { duplicate, type FieldError } from "../field_error.ts";
import { isEmpty } from "./empty.ts";

/** Answers the problems of a value at a path; of an update what was there before is known too. */
export type Check = (value: unknown, at: string, old?: unknown) => FieldError[];

/** All checks, one after the other. */
export function all(...checks: readonly Check[]): Check {
  return (value, at, old) => checks.flatMap((check) => check(value, at, old));
}

/** The first check that finds something. */
export function first(...checks: readonly Check[]): Check {
  return (value, at, old) => {
    for (const check of checks) {
      const errors = check(value, at, old);
      if (errors.length > 0) return errors;
    }
    return [];
  };
}

/** The check, unless the value is absent or empty. */
export function given(check: Check): Check {
  return (value, at, old) => isEmpty(value) ? [] : check(value, at, old);
}

/** The check, if the value is there at all. */
export function present(check: Check): Check {
  return (value, at, old) => value === undefined || value === null ? [] : check(value, at, old);
}

/** The fields of an object; an absent one has none. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  const entries = Object.entries(checks);
  return (value, at, old) => {
    const object: Record<string, unknown> = isObject(value) ? value : {};
    const before: Record<string, unknown> = isObject(old) ? old : {};
    return entries.flatMap(([name, check]) =>
      check(object[name], at === "" ? name : `${at}.${name}`, before[name])
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
export function about(check: (value: any, at: string, old?: any) => FieldError[]): Check {
  return (value, at, old) => check(isObject(value) ? value : {}, at, old);
}
