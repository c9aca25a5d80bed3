/**
 * Fields that hold a number or a string: ports, and counts that may be percentages.
 *
 * @module
 */

import { TextSyntaxError } from "./syntax.ts";

/** How a percentage becomes a number. */
export interface ScaleOptions {
  /** Round fractions up instead of down. @default {false} */
  readonly roundUp?: boolean;
}

/**
 * The number that a count or a percentage stands for; a number stays as it is.
 *
 * **Errors**: `SyntaxError` for a string that is no percentage of whole percents.
 *
 * @example
 * ```ts
 * import { scaleIntOrPercent } from "kubist/meta";
 *
 * scaleIntOrPercent("25%", 10); // 2
 * scaleIntOrPercent("25%", 10, { roundUp: true }); // 3
 * scaleIntOrPercent(4, 10); // 4
 * ```
 */
export function scaleIntOrPercent(
  value: number | string,
  total: number,
  options: ScaleOptions = {},
): number {
  if (typeof value === "number") return value;
  const percent = /^([-+]?[0-9]{1,15})%$/.exec(value)?.[1];
  if (percent === undefined) {
    const reason = "expected whole percents, such as 25%";
    throw new TextSyntaxError({ what: "percentage", text: value, reason });
  }
  const scaled = Number(percent) * total / 100;
  // Adding zero turns -0 into 0.
  return (options.roundUp ? Math.ceil(scaled) : Math.floor(scaled)) + 0;
}

/**
 * A text from a command line as an int-or-string field holds it: a number when it is a 32-bit integer.
 */
export function intOrString(text: string): number | string {
  if (!/^[-+]?[0-9]{1,15}$/.test(text)) return text;
  const value = Number(text) + 0;
  return value === (value | 0) ? value : text;
}
