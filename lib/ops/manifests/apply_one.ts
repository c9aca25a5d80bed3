/**
 * Applying one object.
 *
 * @module
 */

import type { Applied, ApplyManyOptions } from "../../client/manifests.ts";
import type { Session } from "../../client/session.ts";
import { isApiError } from "../../errors.ts";
import { upgradePatch } from "../../meta/apply/upgrade.ts";
import { deepEqual } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { ApplyOptions } from "../../wire/write_options.ts";
import type { Placed } from "./place.ts";

/** An object before and after. */
export interface Change {
  readonly before: AnyObject | undefined;
  readonly after: AnyObject;
}

/** Applies one object and says what that did. */
export async function applyOne(
  session: Session,
  placed: Placed,
  options: ApplyManyOptions,
): Promise<Applied> {
  const change = await changeOne(session, placed, options);
  return { ref: placed.ref, action: actionOf(change), object: change.after };
}

/**
 * Applies one object; `dryRun` says what that would do. Where its namespace is not there yet, as in a dry
 * run of a set that has it, the object is what it says itself.
 */
export async function changeOne(
  session: Session,
  { view, object }: Placed,
  options: ApplyManyOptions,
): Promise<Change> {
  const { signal, timeoutMs } = options;
  const how = applyOptions(session, options);
  const { name } = object.metadata;
  const before = await view.find(name, { signal, timeoutMs });
  if (before !== undefined && !how.dryRun) {
    const patch = upgradePatch(before, { to: how.fieldManager });
    if (patch !== undefined) await view.patch(name, patch, { signal, timeoutMs });
  }
  try {
    return { before, after: await view.apply(name, object, how) };
  } catch (error) {
    const nowhere = before === undefined && how.dryRun && isApiError(error, "NotFound");
    if (nowhere) return { before, after: object as unknown as AnyObject };
    throw error;
  }
}

/** What the change amounts to. */
export function actionOf({ before, after }: Change): "created" | "configured" | "unchanged" {
  if (before === undefined) return "created";
  return deepEqual(contentOf(before), contentOf(after)) ? "unchanged" : "configured";
}

/** Who owns which fields may change without any of them. */
function contentOf(object: AnyObject): object {
  const { managedFields: _, resourceVersion: __, ...metadata } = object.metadata;
  return { ...object, metadata };
}

function applyOptions(
  { writes }: Session,
  { signal, timeoutMs, dryRun, fieldManager, fieldValidation, force }: ApplyManyOptions,
): ApplyOptions & { readonly fieldManager: string } {
  return {
    signal,
    timeoutMs,
    force,
    dryRun: dryRun ?? writes.dryRun,
    fieldManager: fieldManager ?? writes.fieldManager ?? "kubist",
    fieldValidation: fieldValidation ?? writes.fieldValidation ?? "Strict",
  };
}
