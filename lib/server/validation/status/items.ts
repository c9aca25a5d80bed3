/**
 * Checks of lists whose items are looked at next to those before them.
 *
 * @module
 */

import type { FieldError } from "../../field_error.ts";
import type { Check } from "../checks.ts";

/** Each item of a list, with those before it. */
export function items(
  check: (item: unknown, at: string, before: readonly unknown[]) => FieldError[],
): Check {
  return (value, at) =>
    Array.isArray(value)
      ? value.flatMap((item, i) => check(item, `${at}[${i}]`, value.slice(0, i)))
      : [];
}
