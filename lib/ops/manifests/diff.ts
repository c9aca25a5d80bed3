/**
 * What applying would change.
 *
 * @module
 */

import type { ApplyManyOptions, Difference, Manifest, Manifests } from "../../client/manifests.ts";
import { createView } from "../../client/full_view.ts";
import type { Session } from "../../client/session.ts";
import type { AnyObject } from "../../meta/object.ts";
import { lineDiff } from "../diff.ts";
import { actionOf, changeOne } from "./apply_one.ts";
import { type ApplySet, openApplySet } from "./apply_set.ts";
import { checkSet } from "./check.ts";
import { fieldProblems } from "./field_problems.ts";
import { masked } from "./mask.ts";
import { describeManifest, place, roughRef } from "./place.ts";
import { requireConcurrency } from "./pool.ts";
import { type Leftover, leftovers, nameOf } from "./prune.ts";
import { runStage } from "./run_stage.ts";

/** The differences of many objects; see `k.diff`. **Errors**: `ApplyError`, `ManifestError`. */
export async function* diffManifests(
  session: Session,
  source: Manifests,
  options: ApplyManyOptions,
): AsyncGenerator<Difference> {
  requireConcurrency(options.concurrency ?? 8);
  const { objects, isDefinedHere } = await checkSet(session, "compare", source, options);
  const dry = { ...options, dryRun: true };
  const set = options.prune === undefined
    ? undefined
    : await openApplySet(session, options.prune, objects, dry);
  const kept = new Set<string>();
  const all = runStage(objects, {
    act: "compare",
    concurrency: options.concurrency,
    signal: options.signal,
    total: objects.length,
    work: (object) => compare(session, set?.mark(object) ?? object, isDefinedHere(object), dry),
    describe: describeManifest,
    fields: (object, error) => fieldProblems(session, object, error),
  });
  for await (const { uid, difference } of all) {
    if (uid !== undefined) kept.add(uid);
    if (difference !== undefined) yield difference;
  }
  if (set) yield* pruned(session, set, kept, dry);
}

interface Compared {
  /** Of the object as it is; undefined when there is none. */
  readonly uid: string | undefined;
  readonly difference: Difference | undefined;
}

async function compare(
  session: Session,
  object: Manifest,
  definedHere: boolean,
  options: ApplyManyOptions,
): Promise<Compared> {
  const found = place(session, object, options);
  // The server cannot say what it would make of a kind that it does not have yet.
  const placed = await (definedHere ? found.catch(() => undefined) : found);
  if (!placed) {
    const difference = await differenceOf(roughRef(object), undefined, object);
    return { uid: undefined, difference };
  }
  const change = await changeOne(session, placed, options);
  const { before, after } = change;
  const difference = actionOf(change) === "unchanged"
    ? undefined
    : await differenceOf(placed.ref, before, after);
  return { uid: before?.metadata.uid, difference };
}

async function* pruned(
  session: Session,
  set: ApplySet,
  kept: ReadonlySet<string>,
  options: ApplyManyOptions,
): AsyncGenerator<Difference> {
  const read = async ({ resource, metadata: { name, namespace } }: Leftover) =>
    await createView(session, resource, namespace).find(name, { signal: options.signal });
  for (const member of await leftovers(session, set, kept, options)) {
    const difference = await differenceOf(nameOf(member), await read(member), undefined);
    if (difference !== undefined) yield difference;
  }
}

async function differenceOf(
  ref: string,
  before: AnyObject | undefined,
  after: Manifest | undefined,
): Promise<Difference | undefined> {
  const [from, to] = masked(before && cleaned(before), after && cleaned(after));
  const patch = await lineDiff(ref, from, to);
  if (patch === undefined) return undefined;
  const action = after === undefined ? "pruned" : before === undefined ? "created" : "configured";
  return { ref, action, patch };
}

const serverOwn = ["managedFields", "resourceVersion", "uid", "creationTimestamp", "generation"];

/** The object without what the server alone writes. */
function cleaned({ status: _, ...object }: Manifest): Manifest {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([key]) => !serverOwn.includes(key)),
  );
  return { ...object, metadata } as Manifest;
}
