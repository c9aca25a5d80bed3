/**
 * Deleting the members of a set that are no longer listed.
 *
 * @module
 */

import type { Applied, ApplyManyOptions } from "../../client/manifests.ts";
import { createView } from "../../client/full_view.ts";
import type { Session } from "../../client/session.ts";
import { isApiError } from "../../errors.ts";
import { apiVersionOf } from "../../meta/kind.ts";
import type { KubeObject } from "../../meta/object.ts";
import type { DiscoveredKind } from "../../wire/discovery.ts";
import { type ApplySet, memberLabel } from "./apply_set.ts";
import { refOf } from "./place.ts";
import { runStage } from "./run_stage.ts";
import { toStages } from "./stages.ts";

/** A member that is to go. */
export interface Leftover {
  readonly apiVersion: string;
  readonly kind: string;
  readonly resource: DiscoveredKind;
  readonly metadata: KubeObject["metadata"];
}

/** Deletes the members whose uid is not among `kept`, in the opposite order of an apply. */
export async function* prune(
  session: Session,
  set: ApplySet,
  kept: ReadonlySet<string>,
  options: ApplyManyOptions,
): AsyncGenerator<Applied> {
  const found = await leftovers(session, set, kept, options);
  for (const stage of toStages(found).reverse()) {
    yield* runStage(stage, {
      act: "prune",
      concurrency: options.concurrency,
      signal: options.signal,
      total: found.length,
      work: (member) => remove(session, member, options),
      describe: (member) => ({ ref: nameOf(member), origin: undefined }),
    });
  }
}

/** The members whose uid is not among `kept`. */
export async function leftovers(
  session: Session,
  set: ApplySet,
  kept: ReadonlySet<string>,
  { signal, timeoutMs }: ApplyManyOptions,
): Promise<Leftover[]> {
  const served = await session.discovery.kinds({ signal, timeoutMs });
  const found: Leftover[] = [];
  for (const name of set.kinds) {
    const [kind = "", ...rest] = name.split(".");
    const resource = served.find((k) =>
      k.kind === kind && k.group === rest.join(".") && k.preferred
    );
    // A kind that is not served any more has no objects.
    if (!resource) continue;
    const places = resource.scope === "Cluster" ? [undefined] : set.namespaces;
    for (const namespace of places) {
      const members = createView(session, resource, namespace).where({ [memberLabel]: set.id });
      for await (const { metadata } of members.meta.items({ signal })) {
        if (kept.has(metadata.uid)) continue;
        found.push({ apiVersion: apiVersionOf(resource), kind, resource, metadata });
      }
    }
  }
  return found;
}

async function remove(
  session: Session,
  { apiVersion, kind, resource, metadata }: Leftover,
  { signal, timeoutMs, dryRun }: ApplyManyOptions,
): Promise<Applied> {
  const { name, namespace, uid } = metadata;
  const view = createView(session, resource, namespace);
  const how = { signal, timeoutMs, preconditions: { uid } };
  try {
    await view.delete(name, dryRun === undefined ? how : { ...how, dryRun });
  } catch (error) {
    if (!isApiError(error, "NotFound")) throw error;
  }
  const object = { apiVersion, kind, metadata };
  return { ref: refOf(resource, namespace, name), action: "pruned", object };
}

/** Which object is to go: "configmaps/web/cfg". */
export function nameOf({ resource, metadata: { namespace, name } }: Leftover): string {
  return refOf(resource, namespace, name);
}
