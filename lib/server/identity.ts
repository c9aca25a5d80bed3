/**
 * Where uids, generated name suffixes and other chance come from.
 *
 * @module
 */

/** A source of chance; give {@linkcode seededIds} for names and uids that repeat from run to run. */
export interface IdSource {
  /** A version 4 UUID. */
  uid(): string;
  /** Characters for generated names: lower case, no vowels, nothing that looks like another. */
  suffix(length: number): string;
  /** A number in [0, 1). */
  number(): number;
}

const ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

/** Ids from the platform's random numbers. */
export function randomIds(): IdSource {
  return {
    uid: () => crypto.randomUUID(),
    suffix: (length) => letters(length, Math.random),
    number: Math.random,
  };
}

/**
 * Ids that are the same for the same seed.
 *
 * @example
 * ```ts
 * import { seededIds } from "kubist/server";
 *
 * console.log(seededIds(1).uid() === seededIds(1).uid()); // true
 * ```
 */
export function seededIds(seed: number): IdSource {
  let state = seed >>> 0;
  const number = () => {
    // Mulberry32: one 32-bit word of state, good enough for names.
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const hex = (n: number) =>
    Array.from({ length: n }, () => Math.floor(number() * 16).toString(16)).join("");
  return {
    uid: () =>
      `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[Math.floor(number() * 4)]}${hex(3)}-${hex(12)}`,
    suffix: (length) => letters(length, number),
    number,
  };
}

function letters(length: number, number: () => number): string {
  let text = "";
  for (let i = 0; i < length; i++) text += ALPHABET[Math.floor(number() * ALPHABET.length)];
  return text;
}
