/**
 * The table of messages with some of their fields only: the decoder skips all others by their length.
 *
 * @module
 */

import type { FieldType, MessageField, MessageTable, MessageType } from "./messages.ts";
import { specialMessages } from "./special.ts";

/** A table in which some messages have a smaller form, under another name. */
export interface PrunedTable extends MessageTable {
  /** The name of the smaller form, or the name itself where there is none. */
  smaller(name: string): string;
  /** Whether a name is that of a smaller form. */
  isSmaller(name: string): boolean;
}

/** Which fields are wanted: all, or those that have an entry. */
interface Wanted {
  readonly all: boolean;
  readonly inner: ReadonlyMap<string, Wanted>;
}

/** For each message the paths that are wanted of it; the index in a list is a step of its own. */
export function prune(
  table: MessageTable,
  wanted: ReadonlyMap<string, readonly (readonly string[])[]>,
): PrunedTable {
  const small = new Map<string, MessageType>();
  const roots = new Map<string, string>();
  const pruned: PrunedTable = {
    get: (name) => small.get(name) ?? table.get(name),
    has: (name) => small.has(name) || table.has(name),
    smaller: (name) => roots.get(name) ?? name,
    isSmaller: (name) => small.has(name),
  };
  for (const [name, paths] of wanted) {
    roots.set(name, pruneMessage(name, toWanted(paths), table, small));
  }
  return pruned;
}

function toWanted(paths: readonly (readonly string[])[]): Wanted {
  const inner = new Map<string, (readonly string[])[]>();
  for (const [step, ...rest] of paths) {
    if (step === undefined) return { all: true, inner: new Map() };
    inner.set(step, [...inner.get(step) ?? [], rest]);
  }
  return { all: false, inner: new Map([...inner].map(([step, rest]) => [step, toWanted(rest)])) };
}

/** Makes the smaller form of a message and answers its name. */
function pruneMessage(
  name: string,
  wanted: Wanted,
  table: MessageTable,
  small: Map<string, MessageType>,
): string {
  if (wanted.all || isWhole(name, table)) return name;
  const fields = table.get(name).fields.flatMap((field) => pruneField(field, wanted, table, small));
  // Names of messages have no such sign, so that the same message may be pruned in several ways.
  const own = `${name}#${small.size}`;
  small.set(own, {
    name: own,
    fields,
    byNumber: new Map(fields.map((field) => [field.number, field])),
    bare: false,
  });
  return own;
}

/** What JSON does not show as an object of its fields is taken as it is. */
function isWhole(name: string, table: MessageTable): boolean {
  return name === "~runtime.RawExtension" || Object.hasOwn(specialMessages, name) ||
    table.get(name).bare;
}

function pruneField(
  field: MessageField,
  wanted: Wanted,
  table: MessageTable,
  small: Map<string, MessageType>,
): MessageField[] {
  const { type } = field;
  const own = field.inline ? wanted : wanted.inner.get(field.json);
  if (own === undefined) return [];
  if (type.is !== "message") return [field];
  const inner = field.repeated ? anyOf(own) : own;
  const name = pruneMessage(type.name, inner, table, small);
  if (field.inline && small.get(name)?.fields.length === 0) return [];
  const smaller: FieldType = { is: "message", name };
  return [{ ...field, type: smaller }];
}

/** Of the elements of a list, what is wanted of any. */
function anyOf(list: Wanted): Wanted {
  if (list.all) return list;
  return [...list.inner.values()].reduce(merge);
}

function merge(a: Wanted, b: Wanted): Wanted {
  if (a.all || b.all) return a.all ? a : b;
  const inner = new Map(a.inner);
  for (const [step, wanted] of b.inner) {
    const before = inner.get(step);
    inner.set(step, before ? merge(before, wanted) : wanted);
  }
  return { all: false, inner };
}
