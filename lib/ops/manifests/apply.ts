/**
 * Applying many objects.
 *
 * @module
 */

import type { Applied, ApplyManyOptions, Manifest, Manifests } from "../../client/manifests.ts";
import type { Session } from "../../client/session.ts";
import type { AnyObject } from "../../meta/object.ts";
import { applyOne } from "./apply_one.ts";
import { type ApplySet, openApplySet } from "./apply_set.ts";
import { type CheckedSet, checkSet } from "./check.ts";
import { established } from "./establish.ts";
import { fieldProblems } from "./field_problems.ts";
import { describeManifest, place, roughRef } from "./place.ts";
import { requireConcurrency } from "./pool.ts";
import { prune } from "./prune.ts";
import { runStage } from "./run_stage.ts";
import { isDefinition, toStages } from "./stages.ts";

/**
 * Applies objects in stages; see `k.apply`.
 *
 * **Errors**: `ApplyError`, `ManifestError`.
 */
export async function* applyManifests(
  session: Session,
  source: Manifests,
  options: ApplyManyOptions,
): AsyncGenerator<Applied> {
  requireConcurrency(options.concurrency ?? 8);
  const checked = await checkSet(session, "apply", source, options);
  const dryRun = options.dryRun ?? session.writes.dryRun ?? false;
  const run: Run = { session, checked, options: { ...options, dryRun } };
  if (options.prune === undefined) return yield* applyStages(run, undefined);
  const set = await openApplySet(session, options.prune, checked.objects, run.options);
  const kept = new Set<string>();
  for await (const applied of applyStages(run, set)) {
    kept.add(applied.object.metadata.uid);
    yield applied;
  }
  await set.open();
  yield* prune(session, set, kept, run.options);
  await set.close();
}

interface Run {
  readonly session: Session;
  readonly checked: CheckedSet;
  readonly options: ApplyManyOptions;
}

async function* applyStages(run: Run, set: ApplySet | undefined): AsyncGenerator<Applied> {
  const { checked: { objects }, options: { signal, concurrency } } = run;
  for (const [i, stage] of toStages(objects).entries()) {
    // The namespaces of the first stage are there by now.
    if (i > 0) await set?.open();
    yield* runStage(stage, {
      act: "apply",
      concurrency,
      signal,
      total: objects.length,
      work: (object) => applyObject(run, object, set),
      describe: describeManifest,
      fields: (object, error) => fieldProblems(run.session, object, error),
    });
  }
}

async function applyObject(
  { session, checked, options }: Run,
  object: Manifest,
  set: ApplySet | undefined,
): Promise<Applied> {
  const own = set?.mark(object) ?? object;
  // What would be defined in earnest, no dry run can check.
  if (options.dryRun && checked.isDefinedHere(object)) {
    const kinds = await session.discovery.kinds(options);
    const served = kinds.some((k) =>
      k.kind === object.kind && object.apiVersion === `${k.group}/${k.version}`
    );
    if (!served) {
      return { ref: roughRef(object), action: "created", object: own as unknown as AnyObject };
    }
  }
  const placed = await place(session, own, options);
  const applied = await applyOne(session, placed, options);
  if (isDefinition(object) && !options.dryRun) await established(session, placed, options);
  return applied;
}
