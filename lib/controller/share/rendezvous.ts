/**
 * Rendezvous hashing: every member has a score for every key, and the highest has the key. When a
 * member comes or goes, only the keys that it gets or had change hands.
 *
 * Source: https://en.wikipedia.org/wiki/Rendezvous_hashing
 *
 * @module
 */

import { hash } from "../../meta/hash.ts";

/**
 * Shares keys out among members: the function says which member has a key, undefined when there are
 * none. All that know the same members agree, in whatever order they name them.
 */
export function shareOut(members: readonly string[]): (key: string) => string | undefined {
  const seeds = members.map((member) => Math.imul(hash(member), 0x9e3779b1));
  return (key) => {
    const keyHash = hash(key);
    let owner: string | undefined;
    let best = -1;
    for (const [i, seed] of seeds.entries()) {
      const score = mix(keyHash ^ seed);
      const member = members[i] as string;
      if (score > best || (score === best && member < (owner as string))) {
        owner = member;
        best = score;
      }
    }
    return owner;
  };
}

/** Spreads every bit over all 32, by the constants of MurmurHash3. */
function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
