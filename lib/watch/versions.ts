/**
 * Which of two states of one object is the newer one.
 *
 * @module
 */

import { compareResourceVersions } from "../meta/resource_version.ts";

/**
 * Whether version `a` is newer than `b`. Versions of a server of another make, which can only be told
 * apart, count as newer when they differ.
 */
export function isNewer(a: string, b: string): boolean {
  if (a === b) return false;
  try {
    return compareResourceVersions(a, b) > 0;
  } catch {
    return true;
  }
}
