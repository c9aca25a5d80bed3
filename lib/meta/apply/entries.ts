/**
 * `metadata.managedFields` of objects of any shape.
 *
 * @module
 */

import { getOwn, isObject } from "../deep.ts";
import type { ManagedFieldsEntry } from "../object.ts";
import { formatManagers, type Managers } from "./managers.ts";

/** An object's metadata; an empty one where it has none. */
export function metadataOf(object: unknown): Record<string, unknown> {
  const metadata = isObject(object) ? getOwn(object, "metadata") : undefined;
  return isObject(metadata) ? metadata : {};
}

/** An object's entries; undefined where it has none. */
export function entriesOf(object: unknown): readonly ManagedFieldsEntry[] | undefined {
  const entries = getOwn(metadataOf(object), "managedFields");
  return Array.isArray(entries) ? entries : undefined;
}

/** An object without its entries, which nobody owns. */
export function withoutEntries(object: object): Record<string, unknown> {
  if (!Object.hasOwn(metadataOf(object), "managedFields")) return { ...object };
  const { managedFields: _, ...metadata } = metadataOf(object);
  return { ...object, metadata };
}

/** An object with the entries of its managers. */
export function withEntries(object: unknown, managers: Managers): Record<string, unknown> {
  const base = isObject(object) ? object : {};
  const managedFields = formatManagers(managers);
  if (!managedFields) return { ...base };
  return { ...base, metadata: { ...metadataOf(base), managedFields } };
}
