/**
 * What counts as no value.
 *
 * @module
 */

import { isObject } from "../../meta/deep.ts";

/** Absent, or of no length. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
