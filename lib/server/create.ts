/**
 * Creating an object.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { admitNamespace } from "./admission.ts";
import { apiVersion, type Call, read, stored, toStorage } from "./call.ts";
import { invalid } from "./field_error.ts";
import { validateMeta } from "./meta_validation.ts";
import { ensureMeta, generateName, prepareNewMeta } from "./object_meta.ts";
import { trackOwners } from "./ownership.ts";
import { detailsOf, failure, qualified, type StatusError } from "./status_error.ts";
import { hasOwnFinalizers, hasStatus, strategyOf } from "./strategies.ts";

/** How often a generated name that is taken is generated again. */
const NAME_ATTEMPTS = 8;

/**
 * Stores a new object, which is given in the version of the call and is changed on the way.
 *
 * **Returns** what was stored, in the version of the call.
 */
export function createObject(
  call: Call,
  object: AnyObject,
  options: { readonly ownersSettled?: boolean } = {},
): AnyObject {
  const strategy = strategyOf(call.type);
  ensureMeta(object);
  prepareNewMeta(call, object);
  const name = object.metadata.name || object.metadata.generateName || "";
  admitNamespace(call, name);
  const generated = !object.metadata.name;
  if (generated) {
    object.metadata.name = generateName(call, object.metadata.generateName ?? "");
  }
  toStorage(call, object);
  strategy.defaults(object);
  if (strategy.generation !== "none") object.metadata.generation = 1;
  if (strategy.initialStatus && hasStatus(call.type, call.version)) {
    setStatus(object, strategy.initialStatus(object));
  }
  strategy.prepare(object, undefined, call);
  const errors = [
    ...validateMeta(object, strategy.nameProblems, hasOwnFinalizers(call.type)),
    ...strategy.validate(object, undefined, call),
  ];
  if (errors.length > 0) throw invalid(call.type, object.metadata.name, errors);
  claimName(call, object, generated);
  if (!options.ownersSettled) trackOwners(call, object, undefined);
  if (call.dryRun) return { ...object, apiVersion: apiVersion(call), kind: call.type.kind };
  return read(call, call.kernel.store.put(call.type.storageKey, object));
}

function claimName(call: Call, object: AnyObject, generated: boolean): void {
  for (let attempt = 1;; attempt++) {
    const taken = stored(call, object.metadata.name);
    if (!taken) return;
    if (!generated) throw alreadyExists(call, object.metadata.name, read(call, taken));
    if (attempt >= NAME_ATTEMPTS) throw noFreeName(call, object.metadata.name);
    object.metadata.name = generateName(call, object.metadata.generateName ?? "");
  }
}

function alreadyExists(call: Call, name: string, old: AnyObject): StatusError {
  const prefix = old.metadata.deletionTimestamp === undefined ? "" : "object is being deleted: ";
  return failure(
    409,
    "AlreadyExists",
    `${prefix}${qualified(call.type)} "${name}" already exists`,
    detailsOf(call.type, name),
  );
}

function noFreeName(call: Call, name: string): StatusError {
  return failure(
    409,
    "AlreadyExists",
    `${
      qualified(call.type)
    } "${name}" already exists, the server was not able to generate a unique name for the object`,
    { ...detailsOf(call.type, name), retryAfterSeconds: 1 },
  );
}

function setStatus(object: AnyObject, status: unknown): void {
  if (status === undefined) delete object["status"];
  else object["status"] = status;
}
