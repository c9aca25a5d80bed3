/**
 * When a store shows a write.
 *
 * @module
 */

import { isObject } from "../meta/deep.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Status } from "../meta/status.ts";
import { isNewer } from "../watch/versions.ts";
import { keyOf, type Store } from "./store.ts";

/** A store and the version that it has come to. */
export interface Kept {
  readonly version: string | undefined;
  readonly store: Pick<Store<unknown>, "get" | "entries">;
}

/**
 * Whether the store shows what a write answered: a state at least as new as the answer, or for a
 * deletion no object of that uid. What is no answer of a write counts as shown.
 */
export function showsWrite({ store, version }: Kept, answer: unknown): boolean {
  if (version === undefined) return false;
  if (isStatus(answer)) {
    const uid = answer.details?.uid;
    return uid === undefined || !hasUid(store, uid);
  }
  if (!isWritten(answer)) return true;
  const { metadata } = answer;
  const entry = store.get(keyOf(metadata));
  if (isGoing(metadata)) return entry?.uid !== metadata.uid;
  const { resourceVersion } = metadata;
  if (entry?.uid === metadata.uid && !isNewer(resourceVersion, entry.version)) return true;
  return !isNewer(resourceVersion, version);
}

/** Whether the store has come to a version. */
export function hasReached({ version }: Pick<Kept, "version">, resourceVersion: string): boolean {
  return version !== undefined && !isNewer(resourceVersion, version);
}

function hasUid(store: Kept["store"], uid: string): boolean {
  for (const entry of store.entries()) if (entry.uid === uid) return true;
  return false;
}

/** Deleted without a grace period and with nobody to wait for: the answer is its last state. */
function isGoing(metadata: KubeObject["metadata"]): boolean {
  return metadata.deletionTimestamp !== undefined && metadata.deletionGracePeriodSeconds === 0 &&
    (metadata.finalizers ?? []).length === 0;
}

function isStatus(answer: unknown): answer is Status {
  return isObject(answer) && answer.kind === "Status";
}

function isWritten(answer: unknown): answer is KubeObject {
  return isObject(answer) && isObject(answer.metadata) &&
    typeof answer.metadata.resourceVersion === "string" && typeof answer.metadata.name === "string";
}
