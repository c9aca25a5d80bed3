/**
 * Randomness that a seed repeats, for campaigns that damage texts and values.
 *
 * @module
 */

/** Numbers from 0 to below 1. */
export type Random = () => number;

/** Mulberry32: small, and the same on every runtime. */
export function generator(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of some values. */
export function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Up to `most` made values. */
export function several<T>(random: Random, most: number, make: () => T): T[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, make);
}

/** One of some texts, damaged up to six times or, a third of the time, as it is. */
export function damaged(
  random: Random,
  texts: readonly string[],
  scraps: readonly string[],
): string {
  let text = pick(random, texts);
  if (random() < 0.3) return text;
  for (let i = 0; i < 1 + random() ** 2 * 6; i++) {
    const at = Math.floor(random() * (text.length + 1));
    const length = Math.floor(random() * 8);
    const scrap = pick(random, scraps);
    const kind = random();
    if (kind < 0.4) text = text.slice(0, at) + scrap + text.slice(at);
    else if (kind < 0.6) text = text.slice(0, at) + text.slice(at + length);
    else if (kind < 0.8) text = text.slice(0, at) + scrap + text.slice(at + length);
    else if (kind < 0.87) text = text.slice(0, at);
    else if (kind < 0.9) text = text.slice(at) + text.slice(0, at);
    else text += pick(random, texts).slice(at);
  }
  return text;
}

const KEYS: readonly string[] = [
  "a",
  "b",
  "name",
  "",
  "0",
  "-",
  "a/b",
  "m~n",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
];

const SCALARS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  "",
  "a",
  "b",
  "1",
  "__proto__",
];

/** A JSON value with keys that JavaScript knows too well. */
export function json(random: Random, depth = 3, keys: readonly string[] = KEYS): unknown {
  const kind = random();
  if (depth === 0 || kind < 0.4) return pick(random, SCALARS);
  if (kind < 0.6) return several(random, 4, () => json(random, depth - 1, keys));
  return jsonObject(random, depth, keys);
}

/** A JSON object with keys that JavaScript knows too well. */
export function jsonObject(
  random: Random,
  depth = 3,
  keys: readonly string[] = KEYS,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  several(random, 4, () => {
    Object.defineProperty(result, pick(random, keys), {
      value: json(random, depth - 1, keys),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
  return result;
}
