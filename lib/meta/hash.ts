/**
 * A number for a text.
 *
 * @module
 */

/** FNV-1a over UTF-16 code units, in 32 bits: the same on every machine, and no secret. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}
