/**
 * Equal strings, kept once.
 *
 * @module
 */

/**
 * Beyond this many different strings the pool begins anew, for it must not cost what it saves; what comes
 * often is soon in it again.
 */
const mostStrings = 4096;
/** Longer strings are rarely equal, and dear to look up. */
const longest = 200;

/**
 * A function that replaces the strings in a JSON value by equal ones that it has seen before, in place.
 * The names of images, nodes, labels and owners make up a third of what a cluster's pods cost.
 */
export function stringSharer(): (value: unknown) => void {
  const pool = new Map<string, string>();
  const shared = (text: string): string => {
    if (text.length > longest) return text;
    const known = pool.get(text);
    if (known !== undefined) return known;
    if (pool.size >= mostStrings) pool.clear();
    pool.set(text, text);
    return text;
  };
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
    const parent = value as Record<string, unknown>;
    for (const key in parent) {
      const child = parent[key];
      if (typeof child === "string") parent[key] = shared(child);
      else walk(child);
    }
  };
  return walk;
}
