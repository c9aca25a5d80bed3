/**
 * What the store keeps of an object: its JSON text and the few facts that lists filter by.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";

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
  readonly labels: Readonly<Record<string, string>>;
  /** The values of the fields that can be selected by, once a selector has asked for them. */
  fields: Readonly<Record<string, string>> | undefined;
}

/** The order of metadata fields that the server writes. */
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
  "managedFields",
];

/** Encodes an object under the revision that its write was given. */
export function encodeRecord(object: AnyObject, revision: number): StoredRecord {
  const { kind: _kind, apiVersion: _apiVersion, metadata, ...rest } = object;
  const ordered: Record<string, unknown> = {};
  const source = metadata as unknown as Record<string, unknown>;
  source["resourceVersion"] = String(revision);
  for (const field of METADATA_ORDER) {
    if (source[field] !== undefined) ordered[field] = source[field];
  }
  return {
    namespace: metadata.namespace ?? "",
    name: metadata.name,
    uid: metadata.uid,
    revision,
    text: JSON.stringify({ metadata: ordered, ...rest }),
    labels: metadata.labels ?? {},
    fields: undefined,
  };
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
