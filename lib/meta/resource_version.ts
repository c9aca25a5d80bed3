/**
 * The one thing that clients may do with resource versions besides passing them on.
 *
 * Source: https://github.com/kubernetes/enhancements/issues/5504 (KEP-5504)
 *
 * @module
 */

import { TextSyntaxError } from "./syntax.ts";

/**
 * Compares two resource versions of one resource: -1 when `a` is older, 0 when they are equal, 1 when
 * `a` is newer.
 *
 * **Errors**: `SyntaxError` for a text that is not a decimal number without leading zeros; "0" is not
 * one that any object has.
 *
 * @example
 * ```ts
 * import { compareResourceVersions } from "kubist/meta";
 *
 * compareResourceVersions("99", "100"); // -1
 * ```
 */
export function compareResourceVersions(a: string, b: string): -1 | 0 | 1 {
  check(a);
  check(b);
  if (a.length !== b.length) return a.length < b.length ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function check(text: string): void {
  if (/^[1-9][0-9]*$/.test(text)) return;
  const reason = "expected a positive decimal number without leading zeros";
  throw new TextSyntaxError({ what: "resource version", text, reason });
}
