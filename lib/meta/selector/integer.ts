/**
 * The integers that `>` and `<` compare.
 *
 * @module
 */

const LIMIT = 1n << 63n;

/** A decimal text as a signed 64-bit integer; undefined when it is none. */
export function integer64(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^[+-]?[0-9]{1,4096}$/.test(text)) return undefined;
  const value = BigInt(text.startsWith("+") ? text.slice(1) : text);
  return value >= -LIMIT && value < LIMIT ? value : undefined;
}
