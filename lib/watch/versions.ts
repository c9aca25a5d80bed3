/**
 * Which of two states of one object is the newer one.
 *
 * @module
 */

import { compareResourceVersions } from "../meta/resource_version.ts";

/** A resource version in the form that costs least to keep: a number where it is one without loss. */
export type KeptVersion = number | string;

/** The version as it is kept; `String()` of that is the version again. */
export function keepVersion(version: string): KeptVersion {
  let value = 0;
  for (let i = 0; i < version.length; i++) {
    const digit = version.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9 || value === 0 && digit === 0) return version;
    value = value * 10 + digit;
  }
  return value > 0 && value <= Number.MAX_SAFE_INTEGER ? value : version;
}

/**
 * Whether version `a` is newer than `b`. Versions of a server of another make, which can only be told
 * apart, count as newer when they differ.
 */
export function isNewer(a: KeptVersion, b: KeptVersion): boolean {
  if (a === b) return false;
  const x = typeof a === "string" ? keepVersion(a) : a;
  const y = typeof b === "string" ? keepVersion(b) : b;
  if (typeof x === "number" && typeof y === "number") return x > y;
  try {
    return compareResourceVersions(String(a), String(b)) > 0;
  } catch {
    return true;
  }
}
