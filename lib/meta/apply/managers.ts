/**
 * Who owns what: the entries of `managedFields`, read and written.
 *
 * @module
 */

import { isObject } from "../deep.ts";
import type { ManagedFieldsEntry, Timestamp } from "../object.ts";
import { type FieldSet, isEmptySet } from "./field_set.ts";
import { formatFieldsV1, parseFieldsV1 } from "./fields_v1.ts";

/** What one manager owns by one way of writing. */
export interface Manager {
  /** What it calls itself. */
  readonly name: string;
  /** How it came to own the fields. */
  readonly operation: "Apply" | "Update";
  /** The version that the fields are written in. */
  readonly apiVersion: string;
  /** The subresource that it wrote through; "" for the object itself. */
  readonly subresource: string;
  /** When it wrote last. */
  readonly time: Timestamp | undefined;
  /** What it owns. */
  readonly fields: FieldSet;
}

/** Managers by their identity; see {@linkcode managerKey}. */
export type Managers = ReadonlyMap<string, Manager>;

/**
 * What tells managers apart: name, operation, subresource, and for updates the version. The key is
 * JSON with the API's own order of fields, since messages are sorted by it.
 */
export function managerKey(manager: Omit<Manager, "time" | "fields">): string {
  return JSON.stringify({
    ...(manager.name === "" ? {} : { manager: manager.name }),
    operation: manager.operation,
    ...(manager.operation === "Apply" ? {} : { apiVersion: manager.apiVersion }),
    ...(manager.subresource === "" ? {} : { subresource: manager.subresource }),
  });
}

/**
 * Reads the entries of `managedFields`.
 *
 * **Errors**: `SyntaxError` for an entry that the API server would not take.
 */
export function parseManagers(entries: readonly ManagedFieldsEntry[] | undefined): Managers {
  const managers = new Map<string, Manager>();
  (entries ?? []).forEach((entry, i) => {
    const manager = parseManager(entry, i);
    managers.set(managerKey(manager), manager);
  });
  return managers;
}

function parseManager(entry: ManagedFieldsEntry, index: number): Manager {
  const { operation, apiVersion, fieldsType, fieldsV1 } = entry;
  const problem = operation !== "Apply" && operation !== "Update"
    ? "operation must be `Apply` or `Update`"
    : !apiVersion
    ? "apiVersion must not be empty"
    : fieldsType !== "FieldsV1"
    ? `fieldsType must be "FieldsV1"`
    : fieldsV1 !== undefined && !isObject(fieldsV1)
    ? "fieldsV1 must be an object"
    : undefined;
  if (problem) throw new SyntaxError(`Cannot parse managed fields: entry ${index}: ${problem}`);
  return {
    name: entry.manager ?? "",
    operation: operation as Manager["operation"],
    apiVersion: apiVersion as string,
    subresource: entry.subresource ?? "",
    time: entry.time ?? undefined,
    fields: parseFieldsV1(fieldsV1),
  };
}

/** Writes the entries of `managedFields`, in the API server's order; undefined when there are none. */
export function formatManagers(managers: Managers): ManagedFieldsEntry[] | undefined {
  if (managers.size === 0) return undefined;
  return [...managers.values()].sort(compareManagers).map((manager) => ({
    ...(manager.name === "" ? {} : { manager: manager.name }),
    operation: manager.operation,
    apiVersion: manager.apiVersion,
    ...(manager.time === undefined ? {} : { time: manager.time }),
    fieldsType: "FieldsV1",
    fieldsV1: formatFieldsV1(manager.fields),
    ...(manager.subresource === "" ? {} : { subresource: manager.subresource }),
  }));
}

/** A manager as messages show it: `"ed" with subresource "scale" using v1`. */
export function managerText(manager: Manager): string {
  const scope = manager.subresource === ""
    ? ""
    : ` with subresource ${JSON.stringify(manager.subresource)}`;
  const version = manager.operation === "Update" ? ` using ${manager.apiVersion}` : "";
  return JSON.stringify(manager.name) + scope + version;
}

/** The managers with one of them changed; one that owns nothing goes. */
export function withManager(managers: Managers, key: string, manager: Manager): Managers {
  const changed = new Map(managers);
  if (isEmptySet(manager.fields)) changed.delete(key);
  else changed.set(key, manager);
  return changed;
}

/** The seconds since 1970 of a manager's last write; 0 when unknown. */
export function secondsOf(manager: Manager): number {
  const time = manager.time === undefined ? NaN : Date.parse(manager.time);
  return Number.isNaN(time) ? 0 : Math.floor(time / 1000);
}

function compareManagers(a: Manager, b: Manager): number {
  return compareText(a.operation, b.operation) || secondsOf(a) - secondsOf(b) ||
    compareText(a.name, b.name) || compareText(a.apiVersion, b.apiVersion) ||
    compareText(a.subresource, b.subresource);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
