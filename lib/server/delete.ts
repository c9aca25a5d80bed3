/**
 * Deleting an object: at once, after a grace period, or when its finalizers are gone.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 *
 * @module
 */

import { deepEqual } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import { formatTime } from "../meta/time.ts";
import { admitDeletion } from "./admission/mod.ts";
import type { Admission } from "./admission/plugin.ts";
import { type Call, read, stored, toStorage } from "./call.ts";
import type { DeleteOptions } from "./delete_options.ts";
import type { StoredRecord } from "./record.ts";
import { conflict, failure, notFound } from "./status_error.ts";
import { ATTEMPTS, type Steps } from "./steps.ts";
import { strategyOf } from "./strategies.ts";

/** What a deletion did. */
export interface Deleted {
  /** The last state, or the present one when the object is still there. */
  readonly object: AnyObject;
  readonly gone: boolean;
}

const FOREGROUND = "foregroundDeletion";
const ORPHAN = "orphan";

/** Whether nothing keeps a deleted object any longer. */
export function isFinished(object: AnyObject): boolean {
  return object.metadata.deletionTimestamp !== undefined &&
    (object.metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
    (object.metadata.finalizers ?? []).length === 0 &&
    !keepsNamespace(object);
}

/** Deletes the object of a call, or another of the same namespace, unless `admit` refuses it. */
export function* deleteObject(
  call: Call,
  options: DeleteOptions,
  name: string = call.name,
  admit: (admission: Admission) => Steps<void> = admitDeletion,
): Steps<Deleted> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const record = stored(call, name);
    if (!record) throw notFound(call.type, name);
    const old = read(call, record);
    checkPreconditions(call, options, old);
    const admission: Admission = { call, operation: "DELETE", object: old, old, options };
    yield* admit(admission);
    // What changed while the deletion waited is looked at again.
    if (stored(call, name) === record) return remove(call, options, record, old);
  }
  throw conflict(call.type, name);
}

function remove(
  call: Call,
  options: DeleteOptions,
  record: StoredRecord,
  old: AnyObject,
): Deleted {
  const object = read(call, record);
  setFinalizers(call, options, object);
  setDeletion(call, options, object);
  // Whoever watches sees the last stored state, not the marks of an immediate deletion.
  const graceful = strategyOf(call.type).graceSeconds !== undefined;
  const marked = graceful || old.metadata.deletionTimestamp !== undefined;
  if (call.dryRun) {
    const gone = isFinished(object);
    return { object: gone && !marked ? old : object, gone };
  }
  const { store } = call.kernel;
  const key = call.type.storageKey;
  if (isFinished(object)) {
    const state = marked ? object : read(call, record);
    toStorage(call, state);
    const last = read(call, store.remove(key, state));
    return { object: last, gone: true };
  }
  if (deepEqual(object, old)) return { object: old, gone: false };
  toStorage(call, object);
  return { object: read(call, store.put(key, object)), gone: false };
}

/** The grace period, deletion timestamp and generation of a deletion that may have begun before. */
function setDeletion(call: Call, options: DeleteOptions, object: AnyObject): void {
  const meta = object.metadata;
  const full = strategyOf(call.type).graceSeconds?.(object) ?? 0;
  let seconds = full === 0 ? 0 : options.gracePeriodSeconds ?? full;
  if (seconds < 0) seconds = 1;
  if (meta.deletionTimestamp !== undefined) {
    const left = meta.deletionGracePeriodSeconds ?? 0;
    if (seconds >= left) return;
    meta.deletionTimestamp = formatTime(
      Date.parse(meta.deletionTimestamp) - (left - seconds) * 1000,
    );
    meta.deletionGracePeriodSeconds = seconds;
    return;
  }
  strategyOf(call.type).beforeDelete?.(object);
  meta.deletionTimestamp = call.kernel.timestamp(seconds);
  meta.deletionGracePeriodSeconds = seconds;
  if ((meta.generation ?? 0) > 0) meta.generation = (meta.generation ?? 0) + 1;
  if (call.type.storageKey === "/namespaces") {
    object["status"] = { ...object["status"], phase: "Terminating" };
    delete meta.deletionGracePeriodSeconds;
  }
}

/** Dependents are handled by finalizers, which the garbage collector takes away again. */
function setFinalizers(call: Call, options: DeleteOptions, object: AnyObject): void {
  // Nothing depends on events.
  if (call.type.storageKey === "/events") return;
  const before = object.metadata.finalizers ?? [];
  const policy = policyOf(call, options, before);
  const finalizers = before.filter((f) => f !== FOREGROUND && f !== ORPHAN);
  if (policy === "Orphan") finalizers.push(ORPHAN);
  if (policy === "Foreground") finalizers.push(FOREGROUND);
  if (finalizers.length > 0) object.metadata.finalizers = finalizers;
  else delete object.metadata.finalizers;
}

function policyOf(call: Call, options: DeleteOptions, finalizers: readonly string[]): string {
  if (options.propagationPolicy !== undefined) return options.propagationPolicy;
  if (options.orphanDependents !== undefined) {
    return options.orphanDependents ? "Orphan" : "Background";
  }
  if (finalizers.includes(ORPHAN)) return "Orphan";
  if (finalizers.includes(FOREGROUND)) return "Foreground";
  return strategyOf(call.type).defaultPropagation;
}

/** The kinds whose deletion looks at preconditions by itself. */
const CHECKED_EARLY: ReadonlySet<string> = new Set([
  "/namespaces",
  "apiextensions.k8s.io/customresourcedefinitions",
]);

function checkPreconditions(call: Call, options: DeleteOptions, object: AnyObject): void {
  const { uid, resourceVersion } = options.preconditions ?? {};
  const { name } = object.metadata;
  if (CHECKED_EARLY.has(call.type.storageKey)) return checkEarly(call, options, object);
  const refuse = (text: string) => {
    const { kind } = call.type;
    // All events are stored as those of the core group.
    const group = call.type.storageKey === "/events" ? "" : call.type.group;
    throw failure(
      409,
      "Conflict",
      `Operation cannot be fulfilled on ${
        group === "" ? kind : `${kind}.${group}`
      } "${name}": ${text}`,
      { name, ...(group === "" ? {} : { group }), kind },
    );
  };
  if (uid !== undefined && uid !== object.metadata.uid) {
    refuse(
      `the UID in the precondition (${uid}) does not match the UID in record (${object.metadata.uid}). The object might have been deleted and then recreated`,
    );
  }
  if (resourceVersion !== undefined && resourceVersion !== object.metadata.resourceVersion) {
    refuse(
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${object.metadata.resourceVersion}). The object might have been modified`,
    );
  }
}

function checkEarly(call: Call, { preconditions }: DeleteOptions, { metadata }: AnyObject): void {
  for (const [field, named] of [["uid", "UID"], ["resourceVersion", "ResourceVersion"]] as const) {
    const wanted = preconditions?.[field];
    if (wanted === undefined || wanted === metadata[field]) continue;
    const given = `${named} in precondition: ${wanted}, ${named} in object meta: ${
      metadata[field]
    }`;
    throw conflict(call.type, metadata.name, `Precondition failed: ${given}`);
  }
}

function keepsNamespace(object: AnyObject): boolean {
  return object.kind === "Namespace" && (object["spec"]?.finalizers ?? []).length > 0;
}
