/**
 * Creating an object.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import type { Admission } from "./admission/plugin.ts";
import { admitMutating, admitValidating } from "./admission/mod.ts";
import { type Call, read, stored } from "./call.ts";
import { completeObject, defaultObject, dropEmptyLists, zeroStatus } from "./defaulting.ts";
import { invalid } from "./field_error.ts";
import { validateMeta } from "./meta_validation.ts";
import { ensureMeta, generateName, prepareNewMeta, uniqueOwners } from "./object_meta.ts";
import { dryOutcome, type Outcome, storedOutcome } from "./outcome.ts";
import { trackOwners } from "./ownership.ts";
import { checkKind } from "./validation/mod.ts";
import { convertEverywhere } from "./convert_before.ts";
import type { Steps } from "./steps.ts";
import { detailsOf, failure, qualified, type StatusError } from "./status_error.ts";
import { warnOf } from "./kinds/warn.ts";
import { hasOwnFinalizers, hasStatus, strategyOf } from "./strategies.ts";
import type { Strategy } from "./strategy.ts";

/** How often a generated name that is taken is generated again. */
const NAME_ATTEMPTS = 8;

/** Stores a new object, which is given in the version of the call and is changed on the way. */
export function* createObject(
  call: Call,
  object: AnyObject,
  options: { readonly ownersSettled?: boolean } = {},
): Steps<Outcome> {
  const strategy = strategyOf(call.type);
  ensureMeta(object);
  prepareNewMeta(call, object);
  const generated = !object.metadata.name && Boolean(object.metadata.generateName);
  if (generated) {
    object.metadata.name = generateName(call, object.metadata.generateName ?? "");
  }
  defaultObject(call, strategy, object);
  uniqueOwners(call, object);
  if (!options.ownersSettled) trackOwners(call, object, undefined);
  const admission: Admission = {
    call,
    operation: "CREATE",
    object,
    old: undefined,
    unnamed: generated,
  };
  yield* admitMutating(admission);
  prepare(call, strategy, object);
  const errors = [
    ...validateMeta(object, strategy.nameProblems, hasOwnFinalizers(call.type)),
    ...checkKind(call.type.storageKey, object),
    ...strategy.validate(object, undefined, call),
  ];
  if (errors.length > 0) throw invalid(call.type, object.metadata.name, errors);
  warnOf(call, object, undefined);
  yield* admitValidating({ ...admission, unnamed: false });
  if (!["", "0"].includes(object.metadata.resourceVersion ?? "")) {
    throw failure(500, "", "resourceVersion should not be set on objects to be created");
  }
  const unreadable = yield* convertEverywhere(call, object);
  claimName(call, object, generated);
  if (call.dryRun) {
    dropEmptyLists(call, object);
    return dryOutcome(call, object, true);
  }
  completeObject(call, object);
  const record = call.kernel.store.put(call.type.storageKey, object);
  if (unreadable) throw unreadable;
  return storedOutcome(call, record, true);
}

/** What the server itself decides: the first generation and the first status. */
function prepare(call: Call, strategy: Strategy, object: AnyObject): void {
  if (strategy.generation !== "none") object.metadata.generation = 1;
  if (strategy.initialStatus && hasStatus(call.type, call.version)) {
    const status = strategy.initialStatus(object) ?? zeroStatus(call);
    if (status === undefined) delete object["status"];
    else object["status"] = status;
  }
  strategy.prepare(object, undefined, call);
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
