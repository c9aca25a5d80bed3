/**
 * Text from bytes, where the same field of one object after the other says the same.
 *
 * @module
 */

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Longer texts are seldom the same. */
const longest = 128;
/** How many a field remembers, a power of two. */
const places = 16;

/** Texts that a field held lately, each in the place that its bytes say. */
export type RecentTexts = string[];

/** Remembers nothing yet. */
export function noTexts(): RecentTexts {
  return new Array(places).fill("");
}

/**
 * The text that stands in UTF-8 from `start` to before `end`. One that is remembered is not made
 * again: that is faster, and objects that are kept share it.
 */
export function readText(
  bytes: Uint8Array,
  start: number,
  end: number,
  recent: RecentTexts,
): string {
  const length = end - start;
  if (length === 0) return "";
  if (length > longest) return decoder.decode(bytes.subarray(start, end));
  const middle = bytes[(start + end) >> 1] as number;
  const place = (length * 5 + (bytes[end - 1] as number) * 3 + middle) & (places - 1);
  const candidate = recent[place] as string;
  if (candidate.length === length && isSame(candidate, bytes, start)) return candidate;
  return recent[place] = decoder.decode(bytes.subarray(start, end));
}

/**
 * Compares from the end, where names differ. Only what is all ASCII has a byte for each character, so
 * that nothing else can be the same.
 */
function isSame(text: string, bytes: Uint8Array, start: number): boolean {
  for (let i = text.length - 1; i >= 0; i--) {
    if (text.charCodeAt(i) !== bytes[start + i]) return false;
  }
  return true;
}
