/**
 * What applying would change.
 *
 * @module
 */

import type { ApplyManyOptions, Difference, Manifest, Manifests } from "../../client/manifests.ts";
import type { Session } from "../../client/session.ts";
import { lineDiff } from "../diff.ts";
import { actionOf, type Change, changeOne } from "./apply_one.ts";
import { type CheckedSet, checkSet } from "./check.ts";
import { masked } from "./mask.ts";
import { describeManifest, place, roughRef } from "./place.ts";
import { requireConcurrency } from "./pool.ts";
import { runStage } from "./run_stage.ts";

/** The differences of many objects; see `k.diff`. **Errors**: `ApplyError`, `ManifestError`. */
export async function* diffManifests(
  session: Session,
  source: Manifests,
  options: ApplyManyOptions,
): AsyncGenerator<Difference> {
  requireConcurrency(options.concurrency ?? 8);
  const checked = await checkSet(session, source, options);
  const all = runStage(checked.objects, {
    act: "compare",
    concurrency: options.concurrency,
    signal: options.signal,
    total: checked.objects.length,
    work: (object) => compare(session, checked, object, options),
    describe: describeManifest,
  });
  for await (const one of all) if (one !== undefined) yield one;
}

async function compare(
  session: Session,
  checked: CheckedSet,
  object: Manifest,
  options: ApplyManyOptions,
): Promise<Difference | undefined> {
  if (checked.isDefinedHere(object)) {
    const placed = await place(session, object, options).catch(() => undefined);
    // The server cannot say what it would make of a kind that it does not have yet.
    if (!placed) return await difference(roughRef(object), { before: undefined, after: object });
  }
  const placed = await place(session, object, options);
  const change = await changeOne(session, placed, { ...options, dryRun: true });
  if (actionOf(change) === "unchanged") return undefined;
  return await difference(placed.ref, change);
}

async function difference(
  ref: string,
  { before, after }: Pick<Change, "before"> & { readonly after: Manifest },
): Promise<Difference | undefined> {
  const [from, to] = masked(before && cleaned(before), cleaned(after));
  const patch = await lineDiff(ref, from, to);
  if (patch === undefined) return undefined;
  return { ref, action: before === undefined ? "created" : "configured", patch };
}

const serverOwn = ["managedFields", "resourceVersion", "uid", "creationTimestamp", "generation"];

/** The object without what the server alone writes. */
function cleaned({ status: _, ...object }: Manifest): Manifest {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([key]) => !serverOwn.includes(key)),
  );
  return { ...object, metadata } as Manifest;
}
