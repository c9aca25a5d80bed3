/**
 * Replacing an object, by PUT or as the result of a patch.
 *
 * @module
 */

import type { AnyObject, ObjectMeta } from "../meta/object.ts";
import { deepCopy } from "../meta/deep.ts";
import { admitMutating, admitValidating } from "./admission/mod.ts";
import { mayAsk } from "./admission/webhooks.ts";
import type { Admission } from "./admission/plugin.ts";
import { type Call, read, stored, toStorage } from "./call.ts";
import { createObject } from "./create.ts";
import { completeObject, defaultObject } from "./defaulting.ts";
import { isFinished } from "./delete.ts";
import { invalid } from "./field_error.ts";
import { warnOf } from "./kinds/warn.ts";
import { updatedMetaErrors } from "./updated_meta.ts";
import {
  checkName,
  checkNamespace,
  checkVersion,
  ensureMeta,
  prepareUpdatedMeta,
  uniqueOwners,
} from "./object_meta.ts";
import { dryOutcome, type Outcome, storedOutcome } from "./outcome.ts";
import { sameButTimes, trackOwners } from "./ownership.ts";
import { checkKind } from "./validation/mod.ts";
import { checkStatus } from "./validation/status/mod.ts";
import { conflict, notFound, type StatusError } from "./status_error.ts";
import { convertEverywhere } from "./convert_before.ts";
import { ATTEMPTS, type Steps } from "./steps.ts";
import { bumpsGeneration, hasStatus, strategyOf } from "./strategies.ts";
import type { StoredRecord } from "./record.ts";
import type { Strategy } from "./strategy.ts";

/** How to update. */
export interface UpdateOptions {
  /** Creates what is missing. @default {false} */
  readonly createMissing?: boolean;
  /** The owners of the fields are known, as after an apply. @default {false} */
  readonly ownersSettled?: boolean;
}

/** Makes the next state of an object from its present one, which it may change. */
export type Produce = (old: AnyObject | undefined) => AnyObject;

/**
 * Replaces an object by what `produce` makes of its present state, both in the version of the call.
 * Nothing is written when nothing changes.
 */
export function* updateObject(
  call: Call,
  produce: Produce,
  options: UpdateOptions = {},
): Steps<Outcome> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const record = stored(call);
    const done = record
      ? yield* replace(call, record, produce, options)
      : yield* createMissing(call, produce, options);
    if (done) return done;
  }
  throw conflict(call.type, call.name);
}

function* createMissing(call: Call, produce: Produce, options: UpdateOptions): Steps<Outcome> {
  if (!options.createMissing) throw notFound(call.type, call.name);
  const fresh = produce(undefined);
  ensureMeta(fresh);
  checkName(call, fresh.metadata);
  // Which version it has is not asked of what is not there.
  fresh.metadata.resourceVersion = "";
  return yield* createObject(call, fresh, options);
}

/** Replaces one state by another; undefined when it is no longer the present one. */
function* replace(
  call: Call,
  record: StoredRecord,
  produce: Produce,
  options: UpdateOptions,
): Steps<Outcome | undefined> {
  const strategy = strategyOf(call.type);
  const made = produce(read(call, record));
  // What was sent is needed once more when the write is overtaken.
  const object = mayAsk({ call }) ? deepCopy(made) : made;
  ensureMeta(object);
  checkName(call, object.metadata);
  checkNamespace(call, object.metadata);
  const old = read(call, record);
  checkVersion(call, object, old, strategy.versionRequired);
  defaultObject(call, strategy, object);
  toStorage(call, old);
  uniqueOwners(call, object);
  if (call.subresource === "status") keepMetadata(strategy, object, old);
  if (!options.ownersSettled) trackOwners(call, object, old);
  const owners = object.metadata.managedFields;
  const admission: Admission = { call, operation: "UPDATE", object, old };
  yield* admitMutating(admission);
  prepare(call, strategy, object, old);
  if (owners) object.metadata.managedFields = owners;
  else delete object.metadata.managedFields;
  validate(call, strategy, object, old);
  warnOf(call, object, old);
  yield* admitValidating(admission);
  const unreadable = yield* convertEverywhere(call, object);
  if (stored(call) !== record) return undefined;
  completeObject(call, object);
  object.metadata.resourceVersion = old.metadata.resourceVersion;
  if (sameButTimes(object, { ...old, kind: object.kind, apiVersion: object.apiVersion })) {
    return storedOutcome(call, record);
  }
  return commit(call, object, unreadable);
}

/** Subresources through which one part of an object may change. */
const PARTS: Readonly<Record<string, (object: AnyObject, old: AnyObject) => void>> = {
  ephemeralcontainers(object, old) {
    const { ephemeralContainers } = object["spec"] ?? {};
    restore(object, old);
    object["spec"] = { ...old["spec"], ephemeralContainers };
    if (!ephemeralContainers) delete object["spec"].ephemeralContainers;
  },
  finalize(object, old) {
    const finalizers = object["spec"]?.finalizers;
    const { metadata } = object;
    restore(object, old);
    object.metadata = metadata;
    object["spec"] = { ...old["spec"] };
    if (finalizers) object["spec"].finalizers = finalizers;
    else delete object["spec"].finalizers;
  },
  resize(object, old) {
    const wanted: AnyObject["spec"][] = object["spec"]?.containers ?? [];
    restore(object, old);
    const containers = (old["spec"].containers as AnyObject["spec"][]).map((c) => ({
      ...c,
      resources: wanted.find((w) => w.name === c.name)?.resources ?? c.resources,
    }));
    object["spec"] = { ...old["spec"], containers };
  },
  approval(object, old) {
    const conditions = object["status"]?.conditions;
    const { metadata } = object;
    restore(object, old);
    object.metadata = metadata;
    object["status"] = { ...old["status"], ...(conditions ? { conditions } : {}) };
  },
};

/** Undoes all changes; the versions that were sent stay for the check of conflicts. */
function restore(object: AnyObject, old: AnyObject): void {
  for (const field of Object.keys(object)) delete object[field];
  Object.assign(object, old, { metadata: { ...old.metadata } });
}

function prepare(call: Call, strategy: Strategy, object: AnyObject, old: AnyObject): void {
  prepareUpdatedMeta(object, old);
  if (call.subresource === "status") keepAllButStatus(object, old);
  else if (call.subresource in PARTS) PARTS[call.subresource]?.(object, old);
  else if (hasStatus(call.type, call.version) && call.subresource === "") {
    if (old["status"] === undefined) delete object["status"];
    else object["status"] = old["status"];
  }
  strategy.prepare(object, old, call);
  const counts = strategy.generation !== "none" && call.subresource !== "status";
  if (counts && bumpsGeneration(strategy.generation, object, old)) {
    object.metadata.generation = (old.metadata.generation ?? 0) + 1;
  }
}

function validate(call: Call, strategy: Strategy, object: AnyObject, old: AnyObject): void {
  const errors = [
    ...updatedMetaErrors(call, object, old, strategy.nameProblems),
    ...(call.subresource === "" ? checkKind(call.type.storageKey, object, old) : []),
    ...(isStatusOnly(call)
      ? checkStatus(call.type.storageKey, object, old)
      : strategy.validate(object, old, call)),
  ];
  if (errors.length > 0) throw invalid(call.type, call.name, errors);
}

/** Through /status the status alone is looked at; definitions and what they define see to it themselves. */
function isStatusOnly({ subresource, type }: Call): boolean {
  return subresource === "status" && !type.custom && type.group !== "apiextensions.k8s.io";
}

/** Through /status the status changes; what of the metadata may has been seen to. */
function keepAllButStatus(object: AnyObject, old: AnyObject): void {
  const { status, metadata } = object;
  restore(object, old);
  object.metadata = metadata;
  if (status === undefined) delete object["status"];
  else object["status"] = status;
}

/** The metadata that /status leaves as it is. */
const KEPT: Readonly<Record<Strategy["statusMetadata"], readonly (keyof ObjectMeta)[]>> = {
  all: [],
  "all but labels": ["labels"],
  "all but owners": ["ownerReferences", "deletionTimestamp"],
  none: [],
};

/** Sets back the metadata that /status does not change, so that nobody comes to own it. */
function keepMetadata({ statusMetadata }: Strategy, object: AnyObject, old: AnyObject): void {
  const { resourceVersion, managedFields } = object.metadata;
  if (statusMetadata === "none") {
    object.metadata = { ...old.metadata, resourceVersion };
    if (managedFields) object.metadata.managedFields = managedFields;
    else delete object.metadata.managedFields;
  }
  for (const field of KEPT[statusMetadata]) {
    if (old.metadata[field] === undefined) delete object.metadata[field];
    else Object.assign(object.metadata, { [field]: old.metadata[field] });
  }
}

function commit(call: Call, object: AnyObject, unreadable: StatusError | undefined): Outcome {
  if (call.dryRun) return dryOutcome(call, object);
  const { store } = call.kernel;
  const key = call.type.storageKey;
  const record = isFinished(object) ? store.remove(key, object) : store.put(key, object);
  if (unreadable) throw unreadable;
  return storedOutcome(call, record);
}
