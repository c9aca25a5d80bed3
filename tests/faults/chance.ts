/**
 * Chance that can be repeated: splitmix64, one stream for each purpose.
 *
 * @module
 */

/** A stream of chance. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  pick<E>(list: readonly E[]): E;
}

const mask = (1n << 64n) - 1n;

/** The stream of a seed for a purpose: what one purpose draws does not move the others. */
export function chance(seed: number, purpose: string): Chance {
  let state = BigInt(seed) * 0x9e3779b97f4a7c15n & mask;
  for (const char of purpose) state = mix(state + BigInt(char.codePointAt(0) ?? 0));
  // The 64-bit start is folded into a 32-bit generator: a draw must cost nanoseconds.
  let at = Number(state & 0xffffffffn) >>> 0;
  const next = () => {
    at = (at + 0x9e3779b9) >>> 0;
    let t = at;
    t = Math.imul(t ^ (t >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    happens: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] as never,
  };
}

function mix(state: bigint): bigint {
  let z = (state + 0x9e3779b97f4a7c15n) & mask;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return z ^ (z >> 31n);
}
