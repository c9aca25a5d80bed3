/**
 * What a server adds to built-in objects, by the generated tables: defaults before validation, and
 * after it what is written even when it is empty.
 *
 * @module
 */

import { defaults, type Fill, zeros } from "../generated/server/defaults.ts";
import { deepCopy, isObject } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import type { Schema } from "../meta/schema.ts";
import { definitionOf, referenced, schemaOf } from "./builtin_types.ts";

/** What to fill in at one definition and below. */
interface Filler {
  readonly own: readonly (readonly [string, unknown])[];
  readonly inner: readonly (readonly [string, Filler])[];
}

/** The fillers of one table, by the short name of a definition. */
interface Table {
  readonly values: Fill;
  readonly fillers: Map<string, Filler>;
}

const defaultTable: Table = { values: defaults, fillers: new Map() };
const zeroTable: Table = { values: zeros, fillers: new Map() };

/** Fills in the defaults that are the same wherever a structure occurs, in place. */
export function fillDefaults(object: AnyObject, apiVersion: string, kind: string): void {
  fillObject(defaultTable, object, apiVersion, kind);
}

/** Makes the structures that an object has, whatever is sent, in place: they have defaults of their own. */
export function fillStructures(object: AnyObject, apiVersion: string, kind: string): void {
  const short = definitionOf(apiVersion, kind);
  if (short === undefined) return;
  for (const [name, own] of fillerOf(zeroTable, short).own) {
    if (object[name] === undefined && isObject(own)) object[name] = {};
  }
}

/** Fills in empty structures, zeros and nulls that are never left out, in place. */
export function fillZeros(object: AnyObject, apiVersion: string, kind: string): void {
  fillObject(zeroTable, object, apiVersion, kind);
}

/** An object of a kind before anything is set; undefined for a kind that is not built in. */
export function zeroObject(apiVersion: string, kind: string): AnyObject | undefined {
  if (definitionOf(apiVersion, kind) === undefined) return undefined;
  const object: unknown = { apiVersion, kind, metadata: {} };
  fillZeros(object as AnyObject, apiVersion, kind);
  return object as AnyObject;
}

/** Makes null of the empty lists that are always written, in place: storage does not tell them apart. */
export function emptyLists(object: AnyObject, apiVersion: string, kind: string): void {
  const short = definitionOf(apiVersion, kind);
  const isEmpty = (given: unknown, own: unknown) =>
    own === null && Array.isArray(given) && given.length === 0;
  if (short !== undefined) fill(object, fillerOf(zeroTable, short), isEmpty);
}

function isAbsent(given: unknown): boolean {
  return given === undefined;
}

function fillObject(table: Table, object: AnyObject, apiVersion: string, kind: string): void {
  const short = definitionOf(apiVersion, kind);
  if (short !== undefined) fill(object, fillerOf(table, short));
}

function fill(
  value: unknown,
  filler: Filler,
  isMissing: (given: unknown, own: unknown) => boolean = isAbsent,
): void {
  if (Array.isArray(value)) {
    for (const item of value) fill(item, filler, isMissing);
    return;
  }
  if (!isObject(value)) return;
  for (const [name, own] of filler.own) {
    if (isMissing(value[name], own)) value[name] = deepCopy(own);
  }
  for (const [name, inner] of filler.inner) {
    if (name === "*") { for (const item of Object.values(value)) fill(item, inner, isMissing); }
    else if (value[name] !== undefined) fill(value[name], inner, isMissing);
  }
}

function fillerOf(table: Table, short: string): Filler {
  const known = table.fillers.get(short);
  if (known) return known;
  const inner: (readonly [string, Filler])[] = [];
  const filler: Filler = { own: Object.entries(table.values[short] ?? {}), inner };
  // Known before its fields are, since a definition may hold itself.
  table.fillers.set(short, filler);
  for (const [name, schema] of Object.entries(schemaOf(short)?.properties ?? {})) {
    const below = fillerBelow(table, schema);
    if (below) inner.push([name, below]);
  }
  return filler;
}

/** What to fill in below a field; undefined when there is nothing. */
function fillerBelow(table: Table, schema: Schema): Filler | undefined {
  const short = referenced(schema);
  if (short !== undefined) {
    const filler = fillerOf(table, short);
    return filler.own.length > 0 || filler.inner.length > 0 ? filler : undefined;
  }
  if (schema.items) return fillerBelow(table, schema.items);
  if (typeof schema.additionalProperties !== "object") return undefined;
  const values = fillerBelow(table, schema.additionalProperties);
  return values && { own: [], inner: [["*", values]] };
}
