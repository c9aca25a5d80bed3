/**
 * The fields by which the objects of a resource can be selected: read while an object is written, and
 * found again by their values.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import type { Change } from "./collection.ts";
import { decodeRecord, type StoredRecord } from "./record.ts";

/** How the fields are read from an object, by path. */
export type FieldGetters = Readonly<Record<string, (object: AnyObject) => string>>;

/** The fields of one collection, as its resource is defined now. */
export interface FieldIndex {
  readonly getters: FieldGetters;
  /** The fields of a record, by path. */
  fieldsOf(record: StoredRecord): Readonly<Record<string, string>>;
  /**
   * The keys of the records with a value, in no order; undefined where so many have it that looking at
   * each record in turn costs less.
   */
  find(path: string, value: string): readonly string[] | undefined;
  /** Follows a change; `object` is what its new state was made of. */
  follow(change: Change, object: AnyObject): void;
}

/** A value that one in fewer has is not worth sorting for. */
const RARE = 8;

/** Creates an index; what it is asked for is indexed from then on. */
export function fieldIndex(
  getters: FieldGetters,
  records: ReadonlyMap<string, StoredRecord>,
): FieldIndex {
  /** Keys by value, by path. */
  const paths = new Map<string, Map<string, Set<string>>>();

  function read(record: StoredRecord, object: AnyObject): Readonly<Record<string, string>> {
    const values = Object.entries(getters).map(([path, get]) => [path, get(object)]);
    record.fields = { getters, values: Object.fromEntries(values) };
    return record.fields.values;
  }

  function fieldsOf(record: StoredRecord): Readonly<Record<string, string>> {
    // A custom resource may have been given other fields since.
    if (record.fields?.getters === getters) return record.fields.values;
    return read(record, decodeRecord(record, "", ""));
  }

  function build(path: string): Map<string, Set<string>> {
    const values = new Map<string, Set<string>>();
    for (const [key, record] of records) add(values, fieldsOf(record)[path], key);
    paths.set(path, values);
    return values;
  }

  return {
    getters,
    fieldsOf,
    find(path, value) {
      const keys = (paths.get(path) ?? build(path)).get(value);
      if (!keys) return [];
      return keys.size * RARE > records.size ? undefined : [...keys];
    },
    follow({ key, before, after, last }, object) {
      const record = after ?? last;
      if (record) read(record, object);
      for (const [path, values] of paths) {
        const [was, is] = [before && fieldsOf(before)[path], after && fieldsOf(after)[path]];
        if (was === is) continue;
        if (was !== undefined) remove(values, was, key);
        add(values, is, key);
      }
    },
  };
}

function add(values: Map<string, Set<string>>, value: string | undefined, key: string): void {
  if (value === undefined) return;
  const keys = values.get(value);
  if (keys) keys.add(key);
  else values.set(value, new Set([key]));
}

function remove(values: Map<string, Set<string>>, value: string, key: string): void {
  const keys = values.get(value);
  keys?.delete(key);
  if (keys?.size === 0) values.delete(value);
}
