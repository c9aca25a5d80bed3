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
/** Longer strings are rarely equal, and dear to look up; shorter ones take less than is saved. */
const longest = 200;
const shortest = 8;

/**
 * A function that replaces the strings in a JSON value by equal ones that it has seen before, in place.
 * The names of images, nodes, labels and owners make up a third of what a cluster's pods cost.
 *
 * `mayBeFrozen` where the value is not fresh from the wire: what is frozen stays as it is.
 */
export function stringSharer(mayBeFrozen: boolean): (value: unknown) => void {
  const pool = new Map<string, string>();
  const shared = (text: string): string => {
    if (text.length > longest || text.length < shortest) return text;
    const known = pool.get(text);
    if (known !== undefined) return known;
    if (pool.size >= mostStrings) pool.clear();
    pool.set(text, text);
    return text;
  };
  const walkArray = (items: unknown[]): void => {
    // By position: the names of positions are strings, which cost more than all the rest.
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (typeof item === "string") items[i] = shared(item);
      else walk(item);
    }
  };
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (mayBeFrozen && Object.isFrozen(value)) return;
    if (Array.isArray(value)) return walkArray(value);
    const parent = value as Record<string, unknown>;
    for (const key in parent) {
      const child = parent[key];
      if (typeof child === "string") parent[key] = shared(child);
      else walk(child);
    }
  };
  return walk;
}
