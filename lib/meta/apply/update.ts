/**
 * How ownership follows a write: who loses fields, who conflicts, what goes with the last owner.
 *
 * @module
 */

import type { TypeSchema } from "../type_schema.ts";
import { changedFields, compareTyped, type Comparison } from "./compare.ts";
import { pathText } from "./path_text.ts";
import { type ApplyConflict, ApplyConflictError } from "./error.ts";
import { type FieldSet, isEmptySet, noFields, pathsOf } from "./field_set.ts";
import { difference, intersection, union } from "./set_algebra.ts";
import { removeFields } from "./items.ts";
import { type Manager, type Managers, managerText, withManager } from "./managers.ts";
import { mergeTyped } from "./merge.ts";
import { withNamedFields } from "./named.ts";
import { reconcile } from "./reconcile.ts";
import { fieldsOf } from "./to_fields.ts";

/** How objects look in one version of their kind. */
export interface VersionView {
  /** What its fields may be. */
  readonly type: TypeSchema;
  /** An object, given in another version, in this one. */
  convert(object: unknown, from: string): unknown;
}

/** What a write knows of its kind. */
export interface WriteContext {
  readonly type: TypeSchema;
  /** The version that objects are given in. */
  readonly apiVersion: string;
  /** Takes fields out of every set that this write deals with, such as those of other subresources. */
  readonly filter: (fields: FieldSet) => FieldSet;
  /** Other versions; undefined for one that is no longer served, whose entries go. */
  readonly version: (apiVersion: string) => VersionView | undefined;
}

/** What an apply comes to. */
export interface Applied {
  readonly object: unknown;
  readonly managers: Managers;
}

/** Merges a configuration, removes what its manager gives up, and settles who owns what. */
export function applyFields(
  live: unknown,
  config: unknown,
  given: Managers,
  key: string,
  manager: Omit<Manager, "fields">,
  force: boolean,
  context: WriteContext,
): Applied {
  const before = reconcileManagers(given, context);
  const merged = mergeTyped(live, config, context.type) ?? null;
  const fields = context.filter(fieldsOf(config, context.type));
  const claimed = new Map(before).set(key, { ...manager, fields });
  const object = prune(merged, claimed, key, before.get(key), context);
  const { managers } = settle(live, object, claimed, key, force, context);
  return { object, managers };
}

/** Settles who owns what after a write that is not an apply. */
export function updateFields(
  live: unknown,
  object: unknown,
  given: Managers,
  key: string,
  manager: Omit<Manager, "fields">,
  context: WriteContext,
): Managers {
  const before = reconcileManagers(given, context);
  const { managers, comparison } = settle(live, object, before, key, true, context);
  const own = managers.get(key)?.fields ?? noFields;
  const kept = difference(own, comparison.removed);
  const fields = context.filter(union(kept, changedFields(comparison)));
  return withManager(managers, key, { ...manager, fields });
}

interface Settled {
  readonly managers: Managers;
  readonly comparison: Comparison;
}

/** Takes what changed from the others, or refuses to. */
function settle(
  live: unknown,
  object: unknown,
  managers: Managers,
  key: string,
  force: boolean,
  context: WriteContext,
): Settled {
  const compared = new Map<string, Comparison | undefined>();
  const compareIn = (version: string) => {
    if (!compared.has(version)) {
      compared.set(version, compareVersion(live, object, version, context));
    }
    return compared.get(version);
  };
  const comparison = compareIn(context.apiVersion) as Comparison;
  const conflicts: ApplyConflict[] = [];
  let settled: Managers = managers;
  for (const other of [...managers.keys()].sort()) {
    const manager = managers.get(other) as Manager;
    if (other === key) continue;
    const changes = compareIn(manager.apiVersion);
    const taken = changes ? intersection(manager.fields, changedFields(changes)) : manager.fields;
    const lost = changes ? union(taken, changes.removed) : manager.fields;
    if (changes) conflicts.push(...conflictsOf(manager, taken));
    settled = withManager(settled, other, { ...manager, fields: difference(manager.fields, lost) });
  }
  if (!force && conflicts.length > 0) throw new ApplyConflictError(conflicts);
  const own = settled.get(key);
  return { managers: own ? withManager(settled, key, own) : settled, comparison };
}

function conflictsOf(manager: Manager, fields: FieldSet): ApplyConflict[] {
  const text = managerText(manager);
  return [...pathsOf(fields)].map((path) => ({ manager: text, field: pathText(path) }));
}

function compareVersion(
  live: unknown,
  object: unknown,
  version: string,
  context: WriteContext,
): Comparison | undefined {
  const view = viewOf(version, context);
  if (!view) return undefined;
  const from = view.convert(live, context.apiVersion);
  const to = view.convert(object, context.apiVersion);
  const { added, modified, removed } = compareTyped(from, to, view.type);
  const { filter } = context;
  return { added: filter(added), modified: filter(modified), removed: filter(removed) };
}

/**
 * Removes what the manager applied last time and gives up now, unless somebody else owns it or it was
 * never the manager's.
 */
function prune(
  merged: unknown,
  managers: Managers,
  key: string,
  last: Manager | undefined,
  context: WriteContext,
): unknown {
  if (!last || isEmptySet(last.fields)) return merged;
  const view = viewOf(last.apiVersion, context);
  if (!view) return merged;
  const own = view.convert(merged, context.apiVersion);
  const named = withNamedFields(last.fields, view.type);
  const cut = removeFields(own, named, view.type);
  const owned = keepOwned(own, cut, last.apiVersion, managers, context);
  const kept = keepForeign(own, owned, named, view.type);
  const target = managers.get(key)?.apiVersion ?? context.apiVersion;
  return viewOf(target, context)?.convert(kept, last.apiVersion) ?? kept;
}

/** Puts back what others own, or the manager itself still does; the last version's owners go first. */
function keepOwned(
  merged: unknown,
  pruned: unknown,
  version: string,
  managers: Managers,
  context: WriteContext,
): unknown {
  const owned = new Map<string, FieldSet>([[version, noFields]]);
  for (const { apiVersion, fields } of managers.values()) {
    owned.set(apiVersion, union(owned.get(apiVersion) ?? noFields, fields));
  }
  let current = version;
  let whole = merged;
  let kept = pruned;
  for (const [next, fields] of owned) {
    const view = viewOf(next, context);
    if (!view) continue;
    whole = view.convert(whole, current);
    kept = view.convert(kept, current);
    current = next;
    const all = withNamedFields(fieldsOf(whole, view.type), view.type);
    const left = withNamedFields(fieldsOf(kept, view.type), view.type);
    const gone = difference(all, union(left, withNamedFields(fields, view.type)));
    kept = removeFields(whole, gone, view.type);
  }
  return viewOf(version, context)?.convert(kept, current) ?? kept;
}

/** Puts back what the manager did not own last time. */
function keepForeign(
  merged: unknown,
  pruned: unknown,
  last: FieldSet,
  type: TypeSchema,
): unknown {
  const all = withNamedFields(fieldsOf(merged, type), type);
  const left = withNamedFields(fieldsOf(pruned, type), type);
  return removeFields(merged, intersection(difference(all, left), last), type);
}

/** Entries of versions that are gone go too. */
function reconcileManagers(managers: Managers, context: WriteContext): Managers {
  const reconciled = new Map<string, Manager>();
  for (const [key, manager] of managers) {
    const view = viewOf(manager.apiVersion, context);
    if (view) reconciled.set(key, { ...manager, fields: reconcile(manager.fields, view.type) });
  }
  return reconciled;
}

function viewOf(version: string, context: WriteContext): VersionView | undefined {
  if (version !== context.apiVersion) return context.version(version);
  return {
    type: context.type,
    convert: (object, from) =>
      from === version ? object : context.version(version)?.convert(object, from) ?? object,
  };
}
