/**
 * Deleting many objects.
 *
 * @module
 */

import type { DeleteManyOptions, Manifest, Manifests, Removed } from "../../client/manifests.ts";
import type { Session } from "../../client/session.ts";
import { isApiError } from "../../errors.ts";
import { type OptionNames, requireKnown } from "../../meta/option_names.ts";
import { collect } from "./check.ts";
import { ManifestError } from "./error.ts";
import { describeManifest, place, roughRef } from "./place.ts";
import { requireConcurrency } from "./pool.ts";
import { runStage } from "./run_stage.ts";
import { toStages } from "./stages.ts";

const deleteOptions: OptionNames<DeleteManyOptions> = {
  signal: true,
  timeoutMs: true,
  namespace: true,
  concurrency: true,
  dryRun: true,
  gracePeriodSeconds: true,
  propagation: true,
  waitMs: true,
};

/** Deletes objects, those that were applied last first; see `k.delete`. **Errors**: `ApplyError`. */
export async function* deleteManifests(
  session: Session,
  source: Manifests,
  options: DeleteManyOptions,
): AsyncGenerator<Removed> {
  requireConcurrency(options.concurrency ?? 8);
  requireKnown("delete", options, deleteOptions);
  const objects = await collect("delete", source);
  for (const stage of toStages(objects).reverse()) {
    yield* runStage(stage.reverse(), {
      act: "delete",
      concurrency: options.concurrency,
      signal: options.signal,
      total: objects.length,
      work: (object) => remove(session, object, options),
      describe: describeManifest,
    });
  }
}

async function remove(
  session: Session,
  object: Manifest,
  options: DeleteManyOptions,
): Promise<Removed> {
  const { namespace: _, concurrency: __, ...how } = options;
  try {
    const { ref, view } = await place(session, object, options);
    try {
      await view.delete(object.metadata.name ?? "", how);
      return { ref, action: "deleted" };
    } catch (error) {
      if (isApiError(error, "NotFound")) return { ref, action: "absent" };
      throw error;
    }
  } catch (error) {
    // With its definition all objects of a kind are gone.
    const unknown = error instanceof ManifestError && error.problem === "kind";
    if (unknown) return { ref: roughRef(object), action: "absent" };
    throw error;
  }
}
