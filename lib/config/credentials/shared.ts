/**
 * Things made once per process for equal configurations.
 *
 * @module
 */

import type { Runtime } from "../../runtime/port.ts";

/** How many are kept per runtime and kind; the oldest goes first and is made again when needed. */
const KEPT = 200;

/** Gives what was made for this runtime and key before, or makes it. */
export type Shared<T> = (runtime: Runtime, key: unknown, make: () => T) => T;

/**
 * Creates a store. A key is the whole configuration, never a mere name: two users of one name in two
 * kubeconfigs may be two people.
 */
export function sharedStore<T>(): Shared<T> {
  const stores = new WeakMap<Runtime, Map<string, T>>();
  return (runtime, key, make) => {
    const store = stores.get(runtime) ?? new Map<string, T>();
    stores.set(runtime, store);
    const text = JSON.stringify(key);
    const known = store.get(text);
    if (known !== undefined) return known;
    const oldest = store.keys().next();
    if (store.size >= KEPT && !oldest.done) store.delete(oldest.value);
    const made = make();
    store.set(text, made);
    return made;
  };
}
