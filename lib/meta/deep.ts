/**
 * Copy and compare plain JSON values, safely for any key.
 *
 * @module
 */

/** A plain object: neither null nor an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Sets an own property, even one called `__proto__`, which an assignment would take for the prototype.
 */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") target[key] = value;
  else {
    Object.defineProperty(target, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}

/** An own property's value; undefined for inherited ones such as `constructor`. */
export function getOwn(target: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(target, key) ? target[key] : undefined;
}

/**
 * A copy that shares nothing with the original.
 *
 * For JSON values: objects, arrays and primitives. Keys whose value is `undefined` stay.
 *
 * @example
 * ```ts
 * import { deepCopy } from "kubist/meta";
 *
 * const pod = { metadata: { labels: { a: "1" } } };
 * const copy = deepCopy(pod);
 * copy.metadata.labels.a = "2"; // pod keeps "1"
 * ```
 */
export function deepCopy<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(value)) setOwn(result, key, copy(value[key]));
  return result;
}

/**
 * Whether two JSON values are the same; the order of keys does not matter, and a key whose value is
 * `undefined` is as good as absent.
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) {
    return Object.is(a, b);
  }
  if (Array.isArray(a)) return Array.isArray(b) && equalItems(a, b);
  return !Array.isArray(b) && equalFields(a as Fields, b as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function equalItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!deepEqual(a[i], b[i])) return false;
  return true;
}

/** Goes over keys with `for in`, which engines do much faster than over a list of them. */
function equalFields(a: Fields, b: Fields): boolean {
  let unseen = 0;
  for (const key in b) if (b[key] !== undefined) unseen++;
  for (const key in a) {
    const value = a[key];
    if (value === undefined) continue;
    if (!Object.hasOwn(b, key) || !deepEqual(value, b[key])) return false;
    unseen--;
  }
  return unseen === 0;
}
