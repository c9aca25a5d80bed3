/**
 * What the store keeps of an object: its JSON text and the few facts that lists filter by.
 *
 * @module
 */

import type { AnyObject, ObjectMeta } from "../meta/object.ts";

/**
 * One stored state of one object; it never changes.
 *
 * The text is the only full copy: whoever needs the object parses its own, so nothing that a
 * reader does to it can reach the store.
 */
export interface StoredRecord {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly revision: number;
  /** The JSON text without `kind` and `apiVersion`, which differ by version. */
  readonly text: string;
  /**
   * The text in parts. Those that a write did not change are the same strings before and after it, so
   * that a past state takes little memory besides the present one.
   */
  readonly parts: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** The uids of its owners. */
  readonly owners: readonly string[];
  /** The fields that can be selected by, once somebody has asked for any. */
  fields: SelectableFields | undefined;
}

/** The fields of one state that can be selected by. */
export interface SelectableFields {
  /** What they were read by. */
  readonly getters: unknown;
  readonly values: Readonly<Record<string, string>>;
}

/** The order of metadata fields that the server writes; `managedFields` comes last. */
const METADATA_ORDER = [
  "name",
  "generateName",
  "namespace",
  "selfLink",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "labels",
  "annotations",
  "ownerReferences",
  "finalizers",
];

/** Texts of up to so many characters stay in one part. */
const SMALL = 1000;

/**
 * Encodes an object under the revision that its write was given; `before` is the state that it
 * replaces.
 */
export function encodeRecord(
  object: AnyObject,
  revision: number,
  before?: StoredRecord,
): StoredRecord {
  const { metadata } = object;
  (metadata as { resourceVersion: string }).resourceVersion = String(revision);
  const parts = partsOf(object);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return new PartedRecord(
    metadata,
    revision,
    length <= SMALL ? [parts.join("")] : share(parts, before),
  );
}

const NONE: readonly string[] = [];

class PartedRecord implements StoredRecord {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly revision: number;
  readonly parts: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly owners: readonly string[];
  fields: StoredRecord["fields"] = undefined;

  constructor(metadata: ObjectMeta, revision: number, parts: readonly string[]) {
    this.namespace = metadata.namespace ?? "";
    this.name = metadata.name;
    this.uid = metadata.uid;
    this.revision = revision;
    this.parts = parts;
    this.labels = metadata.labels ?? {};
    this.owners = metadata.ownerReferences?.map(({ uid }) => uid) ?? NONE;
  }

  get text(): string {
    return this.parts.length === 1 ? this.parts[0] as string : this.parts.join("");
  }
}

/** The metadata without owners of fields, each owner, and each other field. */
function partsOf({ kind: _kind, apiVersion: _apiVersion, metadata, ...rest }: AnyObject): string[] {
  const ordered: Record<string, unknown> = {};
  const source = metadata as unknown as Record<string, unknown>;
  for (const field of METADATA_ORDER) {
    if (source[field] !== undefined) ordered[field] = source[field];
  }
  const parts = [JSON.stringify({ metadata: ordered }).slice(0, -2)];
  if (metadata.managedFields) {
    parts.push(',"managedFields":[');
    for (const [i, owner] of metadata.managedFields.entries()) {
      if (i > 0) parts.push(",");
      parts.push(JSON.stringify(owner));
    }
    parts.push("]");
  }
  parts.push("}");
  for (const [field, value] of Object.entries(rest)) {
    if (value !== undefined) parts.push(",", JSON.stringify({ [field]: value }).slice(1, -1));
  }
  parts.push("}");
  return parts;
}

function share(parts: readonly string[], before: StoredRecord | undefined): readonly string[] {
  if (!before) return parts;
  return parts.map((part) => before.parts.find((known) => known === part) ?? part);
}

/** A fresh copy of the object, with its kind and version. */
export function decodeRecord(record: StoredRecord, kind: string, apiVersion: string): AnyObject {
  return { kind, apiVersion, ...JSON.parse(record.text) };
}

/** The JSON text of the object, with its kind and version. */
export function fullText(record: StoredRecord, kind: string, apiVersion: string): string {
  return `{"kind":"${kind}","apiVersion":"${apiVersion}",${record.text.slice(1)}`;
}

/** The key of an object within its resource; sorts as lists do. */
export function recordKey(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}/${name}`;
}
