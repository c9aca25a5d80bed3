/**
 * Server-side apply as an API server does it: merges, and keeps `metadata.managedFields`.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/server-side-apply/
 *
 * @module
 */

import { deepEqual, getOwn } from "../deep.ts";
import type { ManagedFieldsEntry, Timestamp } from "../object.ts";
import type { TypeSchema } from "../type_schema.ts";
import { capUpdaters } from "./cap.ts";
import { entriesOf, metadataOf, withEntries, withoutEntries } from "./entries.ts";
import { ApplyConflictError } from "./error.ts";
import { type FieldSet, pathsOf } from "./field_set.ts";
import { union } from "./set_algebra.ts";
import { lastApplied, lastAppliedFields, withLastApplied } from "./last_applied.ts";
import { type Manager, managerKey, type Managers, parseManagers, withManager } from "./managers.ts";
import { pathText } from "./path_text.ts";
import { withoutIdentity } from "./strip.ts";
import { applyFields, updateFields, type VersionView, type WriteContext } from "./update.ts";
import { checkType } from "./validate.ts";

/** A JSON object with metadata. */
export type ManagedObject = Readonly<Record<string, unknown>>;

/** Who writes, and what is known of the kind. */
export interface FieldManagerOptions {
  /** The field manager's name. */
  readonly manager: string;
  /** The type of the kind in the version that objects are given in. */
  readonly type: TypeSchema;
  /** That version, as `apiVersion` holds it. */
  readonly apiVersion: string;
  /** The time of the write, for the entry. */
  readonly now: Timestamp;
  /** A new object of the kind, whose fields nobody owns for they are always there. @default {`{}`} */
  readonly empty?: ManagedObject | undefined;
  /** The subresource that is written through. @default {""} none */
  readonly subresource?: string;
  /** Takes fields out of all sets: those that this endpoint resets, such as `status`. @default {none} */
  readonly filter?: (fields: FieldSet) => FieldSet;
  /**
   * Other versions of the kind; undefined for one that is no longer served, whose entries are
   * dropped. @default {all versions look the same}
   */
  readonly version?: (apiVersion: string) => VersionView | undefined;
}

/** How a configuration is applied. */
export interface ApplyOptions extends FieldManagerOptions {
  /** Take fields over from other managers. @default {false} */
  readonly force?: boolean;
}

/** What an apply comes to. */
export interface ApplyResult {
  /** The merged object with its `managedFields`; defaults are the caller's to fill in. */
  readonly object: Record<string, unknown>;
  /** Whether anything but ownership has changed. */
  readonly changed: boolean;
}

/**
 * Applies a configuration to the live object, or to nothing.
 *
 * **Errors**: {@linkcode ApplyConflictError} when other managers own fields it would change,
 * {@linkcode ApplyTypeError} for a configuration that does not fit its type.
 *
 * @example
 * ```ts
 * import { anyValue, applyObject } from "./mod.ts";
 *
 * const base = { type: anyValue, apiVersion: "v1", now: "2026-01-02T03:04:05Z" };
 * const { object } = applyObject(undefined, { data: { a: "1" } }, { ...base, manager: "ci" });
 * applyObject(object, { data: { b: "2" } }, { ...base, manager: "ops" }).object.data; // { a, b }
 * ```
 */
export function applyObject(
  live: ManagedObject | undefined,
  config: ManagedObject,
  options: ApplyOptions,
): ApplyResult {
  const context = contextOf(options);
  const current = withoutEntries(live ?? {});
  checkType(config, options.type);
  checkType(current, options.type, { allowDuplicates: true });
  const managers = parseManagers(entriesOf(live));
  const known = managers.size > 0 ? managers : firstManagers(current, options, context);
  const attempt = (force: boolean) => merge(current, config, known, force, options, context);
  const merged = attemptOrUpgrade(attempt, current, options);
  const upToDate = options.manager === "kubectl" && lastApplied(merged.object) !== undefined
    ? withLastApplied(merged.object, config)
    : merged.object;
  return { object: withEntries(upToDate, merged.managers), changed: merged.changed };
}

/**
 * Settles ownership after a create, an update or a patch other than apply; returns the object with its
 * `managedFields`.
 *
 * Entries that the new object brings are taken when they are valid, except through a subresource; an
 * object that nobody tracks stays untracked until the first apply.
 */
export function trackUpdate(
  live: ManagedObject | undefined,
  updated: ManagedObject,
  options: FieldManagerOptions,
): Record<string, unknown> {
  const object = withoutEntries(updated);
  const current = withoutEntries(live ?? {});
  const managers = managersOfUpdate(live, updated, options.subresource ?? "");
  if (managers.size === 0 && getOwn(metadataOf(current), "uid")) return object;
  try {
    checkType(object, options.type, { allowDuplicates: true });
    const [from, to] = differing(current, object);
    checkType(from, options.type, { allowDuplicates: true });
    const settled = update(from, to, managers, options.manager, options, contextOf(options));
    return withEntries(object, capUpdaters(settled));
  } catch (error) {
    // As the API server does: a write must not fail because its owners cannot be told.
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return object;
  }
}

/** Two objects without the top-level fields that are alike in both: most writes leave most alone. */
function differing(a: ManagedObject, b: ManagedObject): readonly [ManagedObject, ManagedObject] {
  const alike = Object.keys(a).filter((field) => deepEqual(a[field], getOwn(b, field)));
  const rest = (object: ManagedObject) =>
    Object.fromEntries(Object.entries(object).filter(([field]) => !alike.includes(field)));
  return alike.length === 0 ? [a, b] : [rest(a), rest(b)];
}

interface Merged {
  readonly object: unknown;
  readonly managers: Managers;
  readonly changed: boolean;
}

function merge(
  live: ManagedObject,
  config: ManagedObject,
  managers: Managers,
  force: boolean,
  options: ApplyOptions,
  context: WriteContext,
): Merged {
  const own = identity(options.manager, "Apply", options);
  const key = managerKey(own);
  const time = managers.get(key)?.time;
  const applied = applyFields(live, config, managers, key, { ...own, time }, force, context);
  const changed = !deepEqual(live, applied.object);
  const mine = applied.managers.get(key);
  if (!mine) return { ...applied, object: changed ? applied.object : live, changed };
  const entry: Manager = {
    ...mine,
    time: changed ? options.now : mine.time,
    fields: withoutIdentity(mine.fields),
  };
  return {
    object: changed ? applied.object : live,
    managers: withManager(applied.managers, key, entry),
    changed,
  };
}

/** kubectl may take over what its own client-side apply set, without force. */
function attemptOrUpgrade(
  attempt: (force: boolean) => Merged,
  live: ManagedObject,
  options: ApplyOptions,
): Merged {
  try {
    return attempt(options.force ?? false);
  } catch (error) {
    if (!(error instanceof ApplyConflictError) || options.manager !== "kubectl") throw error;
    const own = lastAppliedFields(live, options.type, options.apiVersion);
    const fields = new Set(own ? [...pathsOf(own)].map(pathText) : []);
    const conflicts = error.conflicts.filter((c) => !fields.has(c.field));
    if (!own || conflicts.length > 0) throw own ? new ApplyConflictError(conflicts) : error;
    return attempt(true);
  }
}

function update(
  live: ManagedObject,
  object: ManagedObject,
  managers: Managers,
  name: string,
  options: FieldManagerOptions,
  context: WriteContext,
): Managers {
  // A name of its own, so that the previous fields of the same manager are compared like others'.
  const self = "current-operation";
  const own = identity(name, "Update", options);
  const settled = updateFields(live, object, managers, self, { ...own, time: undefined }, context);
  const mine = settled.get(self);
  if (!mine) return settled;
  const key = managerKey(own);
  const others = new Map(settled);
  others.delete(self);
  const fields = withoutIdentity(mine.fields);
  const before = others.get(key)?.fields;
  const entry: Manager = {
    ...own,
    time: options.now,
    fields: before ? union(fields, before) : fields,
  };
  return withManager(others, key, entry);
}

/** An object that nobody tracked belongs to "before-first-apply". */
function firstManagers(
  live: ManagedObject,
  options: ApplyOptions,
  context: WriteContext,
): Managers {
  return capUpdaters(
    update(options.empty ?? {}, live, new Map(), "before-first-apply", options, context),
  );
}

function managersOfUpdate(
  live: ManagedObject | undefined,
  updated: ManagedObject,
  subresource: string,
): Managers {
  const given = entriesOf(updated);
  if (subresource === "" && isReset(given)) return new Map();
  const brought = subresource === "" ? tryParse(given) : undefined;
  return brought && brought.size > 0 ? brought : tryParse(entriesOf(live)) ?? new Map();
}

/** An empty list, or one empty entry, asks for tracking to start over. */
function isReset(entries: readonly ManagedFieldsEntry[] | undefined): boolean {
  if (!entries) return false;
  const [first] = entries;
  if (!first) return true;
  return entries.length === 1 && Object.values(first).every((v) => v === undefined);
}

function tryParse(entries: readonly ManagedFieldsEntry[] | undefined): Managers | undefined {
  try {
    return parseManagers(entries);
  } catch {
    return undefined;
  }
}

function identity(
  name: string,
  operation: Manager["operation"],
  options: FieldManagerOptions,
): Omit<Manager, "time" | "fields"> {
  const { apiVersion, subresource = "" } = options;
  return { name: name === "" ? "unknown" : name, operation, apiVersion, subresource };
}

function contextOf(options: FieldManagerOptions): WriteContext {
  const same: VersionView = { type: options.type, convert: (object) => object };
  return {
    type: options.type,
    apiVersion: options.apiVersion,
    filter: options.filter ?? ((fields) => fields),
    version: options.version ?? (() => same),
  };
}
