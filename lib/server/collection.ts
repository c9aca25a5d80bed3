/**
 * The objects of one resource, their order, and the log of their changes.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { type FieldGetters, type FieldIndex, fieldIndex } from "./field_index.ts";
import { recordKey, type StoredRecord } from "./record.ts";

/** One committed change. */
export interface Change {
  readonly revision: number;
  readonly key: string;
  /** The state before; undefined for a new object. */
  readonly before: StoredRecord | undefined;
  /** The state after; undefined for a deletion. */
  readonly after: StoredRecord | undefined;
  /** The last state under the revision of its deletion. */
  readonly last: StoredRecord | undefined;
  /** Encoded events, by representation, shared by all watchers while the change is young. */
  encoded: Map<string, Uint8Array> | undefined;
}

/** The stored state of one resource. */
export interface Collection {
  readonly size: number;
  get(key: string): StoredRecord | undefined;
  /** Replaces or (without `after`) removes an object, which is at hand as it is written. */
  apply(change: Change, object: AnyObject): void;
  /** The records with a key of the prefix (`namespace/` or "") and not before `start`, in order. */
  range(prefix: string, start: string): StoredRecord[];
  /** Those of them with one of these keys, which may be in any order. */
  pick(wanted: readonly string[], prefix: string, start: string): StoredRecord[];
  /** The same, as it was at a past revision that is not compacted. */
  rangeAt(revision: number, prefix: string, start: string): StoredRecord[];
  /** The fields that can be selected by; from the first call on they are read with every write. */
  fields(getters: FieldGetters): FieldIndex;
  /** The changes after a revision, oldest first. */
  changesAfter(revision: number): readonly Change[];
  /** Forgets changes up to a revision. */
  compact(revision: number): void;
  /** The newest revision whose change is forgotten; 0 when nothing is. */
  readonly forgotten: number;
}

/** Creates an empty collection that remembers at least `limit` changes. */
export function collection(limit: number): Collection {
  const records = new Map<string, StoredRecord>();
  // The keys in order, and what they stand for.
  const keys: string[] = [];
  const sorted: StoredRecord[] = [];
  let log: Change[] = [];
  let forgotten = 0;
  let index: FieldIndex | undefined;

  function apply(change: Change, object: AnyObject): void {
    const at = lowerBound(keys, change.key);
    const there = records.has(change.key) ? 1 : 0;
    if (change.after) {
      keys.splice(at, there, change.key);
      sorted.splice(at, there, change.after);
      records.set(change.key, change.after);
    } else if (records.delete(change.key)) {
      keys.splice(at, 1);
      sorted.splice(at, 1);
    }
    index?.follow(change, object);
    log.push(change);
    // Trimmed in bulk, so that the cost of one write stays constant.
    if (log.length > limit * 1.25) drop(log.length - limit);
  }

  function drop(count: number): void {
    forgotten = Math.max(forgotten, log[count - 1]?.revision ?? 0);
    log = log.slice(count);
  }

  function range(prefix: string, start: string): StoredRecord[] {
    const from = lowerBound(keys, start > prefix ? start : prefix);
    // A prefix is a namespace with a slash behind it; "0" comes right after the slash.
    const to = prefix === "" ? keys.length : lowerBound(keys, `${prefix.slice(0, -1)}0`);
    return sorted.slice(from, Math.max(from, to));
  }

  function fields(getters: FieldGetters): FieldIndex {
    if (index?.getters !== getters) index = fieldIndex(getters, records);
    return index;
  }

  function rangeAt(revision: number, prefix: string, start: string): StoredRecord[] {
    const past = statesAt(revision, log);
    if (past.size === 0) return range(prefix, start);
    const now = range(prefix, start).filter((r) => !past.has(recordKey(r.namespace, r.name)));
    for (const [key, record] of past) {
      if (record && key.startsWith(prefix) && key >= start) now.push(record);
    }
    return now.sort(compareKeys);
  }

  return {
    get size() {
      return records.size;
    },
    get forgotten() {
      return forgotten;
    },
    get: (key) => records.get(key),
    apply,
    range,
    rangeAt,
    fields,
    pick: (wanted, prefix, start) =>
      wanted.filter((key) => key.startsWith(prefix) && key >= start).sort()
        .flatMap((key) => records.get(key) ?? []),
    changesAfter(revision) {
      let i = log.length;
      while (i > 0 && (log[i - 1] as Change).revision > revision) i--;
      return log.slice(i);
    },
    compact(revision) {
      let count = 0;
      while (count < log.length && (log[count] as Change).revision <= revision) count++;
      if (count > 0) drop(count);
      forgotten = Math.max(forgotten, revision);
    },
  };
}

/** What has changed since a revision, as it was then. */
function statesAt(
  revision: number,
  log: readonly Change[],
): ReadonlyMap<string, StoredRecord | undefined> {
  const past = new Map<string, StoredRecord | undefined>();
  for (let i = log.length - 1; i >= 0; i--) {
    const change = log[i] as Change;
    if (change.revision <= revision) break;
    past.set(change.key, change.before);
  }
  return past;
}

function compareKeys(a: StoredRecord, b: StoredRecord): number {
  const [x, y] = [recordKey(a.namespace, a.name), recordKey(b.namespace, b.name)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function lowerBound(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
