/**
 * Where two answers differ.
 *
 * @module
 */

import { deepEqual } from "kubist/meta";

/** One place at which two values differ; undefined stands for nothing there. */
export interface Difference {
  readonly path: string;
  readonly real: unknown;
  readonly ours: unknown;
}

/** The differences of two values, deepest first found. */
export function differences(real: unknown, ours: unknown, path: string = ""): Difference[] {
  if (deepEqual(real, ours)) return [];
  if (Array.isArray(real) && Array.isArray(ours) && real.length === ours.length) {
    return real.flatMap((item, i) => differences(item, ours[i], `${path}[${i}]`));
  }
  if (!isObject(real) || !isObject(ours)) return [{ path, real, ours }];
  const keys = new Set([...Object.keys(real), ...Object.keys(ours)]);
  return [...keys].flatMap((key) => {
    const at = path === "" ? key : `${path}.${key}`;
    return differences(
      Object.hasOwn(real, key) ? real[key] : undefined,
      Object.hasOwn(ours, key) ? ours[key] : undefined,
      at,
    );
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
