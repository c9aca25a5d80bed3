/**
 * Editing: read, change, send the difference; again when somebody was quicker.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import { deepCopy, deepEqual } from "../meta/deep.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import { type SmallestPatch, smallestPatch } from "../meta/smallest_patch.ts";
import { backoff } from "../stream/backoff.ts";
import { sleep } from "../stream/clock.ts";
import { describe } from "../wire/target.ts";
import type { KnownTarget } from "./requester.ts";
import type { Session } from "./session.ts";

/** Changes an object in place, or gives another in its stead. */
export type Change<T> = (draft: T) => T | void | Promise<T | void>;

/** How an edit reads and writes. */
export interface EditPort<T> {
  readonly target: KnownTarget;
  read(): Promise<T>;
  send(patch: SmallestPatch): Promise<T>;
}

/** Tries in all; client-go's RetryOnConflict makes four or five. */
const mostTries = 5;

/**
 * Edits one object.
 *
 * **Errors**: Conflict after five tries; `TypeError` for a change to the status alone, which the server
 * would drop without a word.
 */
export async function editObject<T extends KubeObject>(
  { clock, random }: Pick<Session, "clock" | "random">,
  port: EditPort<T>,
  change: Change<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (typeof change !== "function") {
    throw new TypeError(`Cannot edit ${describe(port.target)}: give a function that changes it`);
  }
  const waits = backoff(clock, random, { initialMs: 10, factor: 5, maxMs: 1000 });
  for (let attempt = 1;; attempt++) {
    const from = await port.read();
    const draft = deepCopy(from);
    const to = await change(draft) ?? draft;
    requireWhole(port.target, to);
    requireSendable(port.target, from, to);
    const patch = smallestPatch(from, to, { guarded: true });
    if (patch === undefined) return from;
    try {
      return await port.send(guarded(patch, from.metadata.resourceVersion));
    } catch (error) {
      if (!isApiError(error, "Conflict") || attempt === mostTries) throw error;
      await sleep(clock, waits.next(error.retryAfterMs), signal);
    }
  }
}

/** The patch, good for this version of the object only. */
function guarded(patch: SmallestPatch, resourceVersion: string): SmallestPatch {
  if (patch.type === "json") {
    // A failed `test` would be Invalid; a version that is not the present one is a Conflict.
    const guard = { op: "replace", path: "/metadata/resourceVersion", value: resourceVersion };
    return { type: "json", patch: [guard as typeof patch.patch[number], ...patch.patch] };
  }
  const metadata = patch.patch.metadata as object | undefined;
  return { type: "merge", patch: { ...patch.patch, metadata: { ...metadata, resourceVersion } } };
}

/** What an arrow function gives besides may be anything, and it would take the place of the object. */
function requireWhole(target: KnownTarget, to: unknown): void {
  const { metadata } = (to ?? {}) as Partial<KubeObject>;
  if (typeof metadata?.name === "string") return;
  throw new TypeError(
    `Cannot edit ${
      describe(target)
    }: the function gives something that is no such object; let it change the one it gets and give nothing`,
  );
}

function requireSendable(target: KnownTarget, from: AnyObject, to: AnyObject): void {
  if (!target.kind.subresources.includes("status")) return;
  const { status: before, ...rest } = from;
  const { status: after, ...others } = to;
  if (deepEqual(before, after) || !deepEqual(rest, others)) return;
  throw new TypeError(
    `Cannot edit ${describe(target)}: only its status was changed, which patchStatus writes`,
  );
}
