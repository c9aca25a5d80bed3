/**
 * The metadata that the server owns: what it sets on create and what it keeps on update.
 *
 * @module
 */

import { deepEqual } from "../meta/deep.ts";
import type { AnyObject, ObjectMeta } from "../meta/object.ts";
import type { Call } from "./call.ts";
import { invalid } from "./field_error.ts";
import { badRequest, conflict, failure, internal } from "./status_error.ts";

/** The longest base of a generated name: 63 bytes less the suffix. */
const BASE_LENGTH = 58;
const SUFFIX_LENGTH = 5;

/**
 * Fills in the metadata of a new object; the name may still be missing when it is to be generated.
 *
 * **Errors**: 400 for another namespace than the URL's.
 */
export function prepareNewMeta(call: Call, object: AnyObject): void {
  const meta = object.metadata as Partial<ObjectMeta>;
  checkNamespace(call, meta);
  delete meta.selfLink;
  delete meta.deletionTimestamp;
  delete meta.deletionGracePeriodSeconds;
  if (meta.resourceVersion === "") delete meta.resourceVersion;
  meta.uid = call.kernel.ids.uid();
  meta.creationTimestamp = call.kernel.timestamp();
  meta.name ??= "";
}

/** A name from `generateName`; not known to be free. */
export function generateName(call: Call, base: string): string {
  return base.slice(0, BASE_LENGTH) + call.kernel.ids.suffix(SUFFIX_LENGTH);
}

/** The namespace of an object follows the URL. */
export function checkNamespace(call: Call, meta: Partial<ObjectMeta>): void {
  if (!call.type.namespaced) {
    delete meta.namespace;
    return;
  }
  if ((meta.namespace ?? "") !== "" && meta.namespace !== call.namespace) {
    throw badRequest(
      "the namespace of the provided object does not match the namespace sent on the request",
    );
  }
  meta.namespace = call.namespace;
}

/**
 * The name of an object in a PUT or the result of a patch must be the URL's.
 *
 * **Errors**: 400.
 */
export function checkName(call: Call, meta: Partial<ObjectMeta>): void {
  if ((meta.name ?? "") === "") {
    throw badRequest(
      `the name of the object (${call.name} based on URL) was undeterminable: name must be provided`,
    );
  }
  if (meta.name !== call.name) {
    throw badRequest(
      `the name of the object (${meta.name}) does not match the name on the URL (${call.name})`,
    );
  }
}

/** Of several equal references to an owner the first stays. */
export function uniqueOwners(call: Call, object: AnyObject): void {
  const owners = object.metadata.ownerReferences;
  if (!Array.isArray(owners)) return;
  const again = owners.filter((o, i) => owners.findIndex((other) => deepEqual(other, o)) < i);
  if (again.length === 0) return;
  object.metadata.ownerReferences = owners.filter((o) => !again.includes(o));
  const uids = [...new Set(again.map((o) => o.uid))].join(", ");
  call.warn(
    `.metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${uids}`,
  );
}

/** Puts back what only the server may change. */
export function prepareUpdatedMeta(object: AnyObject, old: AnyObject): void {
  const meta = object.metadata as Partial<ObjectMeta>;
  meta.creationTimestamp = old.metadata.creationTimestamp;
  if ((meta.uid ?? "") === "") meta.uid = old.metadata.uid;
  delete meta.selfLink;
  keep(meta, old.metadata, "generation");
  // A deletion that has begun goes on; that none begins so is checked as any field that never changes.
  const { deletionTimestamp, deletionGracePeriodSeconds } = old.metadata;
  if (deletionTimestamp !== undefined) meta.deletionTimestamp = deletionTimestamp;
  if (deletionGracePeriodSeconds !== undefined) {
    meta.deletionGracePeriodSeconds ??= deletionGracePeriodSeconds;
  }
}

/**
 * Optimistic concurrency: a version in the new object must be the stored one.
 *
 * **Errors**: 409 when it is stale, 500 when it is no number, 422 when the resource needs one.
 */
export function checkVersion(call: Call, object: AnyObject, old: AnyObject, needed: boolean): void {
  const wanted = object.metadata.resourceVersion ?? "";
  if (wanted !== "" && !/^\d+$/.test(wanted)) {
    throw failure(500, "", `strconv.ParseUint: parsing ${JSON.stringify(wanted)}: invalid syntax`);
  }
  if (wanted === "" || /^0+$/.test(wanted)) {
    if (!needed) return;
    const { group, plural } = call.type;
    throw invalid({ group, kind: plural }, call.name, [{
      reason: "FieldValueInvalid",
      field: "metadata.resourceVersion",
      message: `Invalid value: 0x0: must be specified for an update`,
    }]);
  }
  if (wanted !== old.metadata.resourceVersion) throw conflict(call.type, call.name);
}

/** A PUT with another uid speaks of an object that is gone. */
export function checkUid(call: Call, object: AnyObject, old: AnyObject): void {
  const uid = object.metadata?.uid ?? "";
  if (uid === "" || uid === old.metadata.uid) return;
  throw conflict(
    call.type,
    call.name,
    `StorageError: invalid object, Code: 4, Key: ${storageKeyOf(call)}, ` +
      `ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, ` +
      `UID in object meta: ${old.metadata.uid}`,
  );
}

/** What etcd calls the resources of these plurals. */
const STORED_AS: Readonly<Record<string, string>> = {
  endpoints: "services/endpoints",
  ingresses: "ingress",
  nodes: "minions",
  replicationcontrollers: "controllers",
  services: "services/specs",
};

/** The key under which a kube-apiserver would keep an object. */
function storageKeyOf({ type, namespace, name }: Call): string {
  const { custom, group, plural } = type;
  const grouped = custom || group.startsWith("api");
  const prefix = grouped ? `${group}/${plural}` : STORED_AS[plural] ?? plural;
  return `/registry/${prefix}/${type.namespaced ? `${namespace}/` : ""}${name}`;
}

/** An object must have metadata before anything else is asked of it. */
export function ensureMeta(object: AnyObject): void {
  const meta: unknown = object.metadata;
  if (meta === undefined || meta === null) object.metadata = {} as ObjectMeta;
  else if (typeof meta !== "object" || Array.isArray(meta)) {
    throw internal("metadata is not an object");
  }
}

function keep<K extends keyof ObjectMeta>(
  meta: Partial<ObjectMeta>,
  old: ObjectMeta,
  field: K,
): void {
  if (old[field] === undefined) delete meta[field];
  else meta[field] = old[field];
}
