/**
 * Keeps the number of managers small.
 *
 * @module
 */

import { union } from "./set_algebra.ts";
import { type Manager, managerKey, type Managers, secondsOf } from "./managers.ts";

/** How many managers that update an object are told apart. */
const MAX_UPDATERS = 10;

/** Merges the oldest updaters, version by version, into one called "ancient-changes". */
export function capUpdaters(managers: Managers): Managers {
  const updaters = [...managers.keys()].filter((k) => managers.get(k)?.operation === "Update")
    .sort((a, b) => age(managers, a) - age(managers, b) || (a < b ? -1 : 1));
  const capped = new Map(managers);
  const firsts = new Map<string, string>();
  let left = updaters.length;
  for (const key of updaters) {
    if (left <= MAX_UPDATERS) break;
    const manager = capped.get(key) as Manager;
    const first = firsts.get(manager.apiVersion);
    if (first === undefined) {
      firsts.set(manager.apiVersion, key);
      continue;
    }
    const bucket = { ...manager, name: "ancient-changes", subresource: "" };
    const bucketKey = managerKey(bucket);
    const held = capped.get(bucketKey) ?? capped.get(first);
    if (!capped.has(bucketKey)) capped.delete(first);
    capped.delete(key);
    const fields = held ? union(manager.fields, held.fields) : manager.fields;
    // The later one's time, since it is the more recent change.
    capped.set(bucketKey, { ...bucket, fields });
    left--;
  }
  return capped;
}

function age(managers: Managers, key: string): number {
  const manager = managers.get(key);
  return manager ? secondsOf(manager) : 0;
}
