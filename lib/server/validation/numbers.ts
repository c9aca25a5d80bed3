/**
 * Checks of numbers.
 *
 * @module
 */

import { invalidValue } from "../field_error.ts";
import type { Check } from "./checks.ts";

/** Numbers with a property; what is no number is not looked at. */
export function numbers(fits: (n: number) => boolean, detail: string): Check {
  return (value, at) =>
    typeof value !== "number" || fits(value) ? [] : [invalidValue(at, value, detail)];
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
