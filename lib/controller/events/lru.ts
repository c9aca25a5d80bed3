/**
 * A map that forgets what was not used for longest.
 *
 * @module
 */

/** A map of limited size. */
export interface Lru<V> {
  /** Finds a value, which counts as a use. */
  get(key: string): V | undefined;
  set(key: string, value: V): void;
}

/** Creates a map that holds `limit` entries. */
export function lru<V>(limit: number): Lru<V> {
  const entries = new Map<string, V>();
  const set = (key: string, value: V) => {
    entries.delete(key);
    entries.set(key, value);
    const [oldest] = entries.size > limit ? entries.keys() : [];
    if (oldest !== undefined) entries.delete(oldest);
  };
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
  };
}
