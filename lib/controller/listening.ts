/**
 * From the informers of a controller into its queue.
 *
 * @module
 */

import type { KubeObject } from "../meta/object.ts";
import type { Change, Subscription } from "../watch/change.ts";
import type { Informer } from "../watch/informer.ts";
import type { Predicate } from "./predicates.ts";
import type { ControllerTrouble } from "./reconcile.ts";
import type { Declared } from "./declared.ts";
import type { WorkQueue } from "./queue/work_queue.ts";

/** What was there before, and reminders, wait until what has changed is done. */
const backgroundPriority = -100;

/** Where the keys of changes go. */
export interface Listening {
  /** The store of the objects that are worked. */
  readonly primary: Informer<KubeObject>;
  readonly queue: WorkQueue;
  readonly onError: (error: unknown, trouble: ControllerTrouble) => void;
}

/** Adds the keys of every change of a source that counts, until the subscription ends. */
export function listen(
  { options, keys }: Declared,
  informer: Informer<KubeObject>,
  { primary, queue, onError }: Listening,
): Subscription {
  const when = options.when as unknown as Predicate | undefined;
  const listener = (change: Change<KubeObject>): void | Promise<void> => {
    if (when && !when(change)) return;
    const priority = isBackground(change) ? backgroundPriority : 0;
    const add = (found: Iterable<string>) => {
      for (const key of found) queue.add(key, { priority });
    };
    const found = keys(change as Change<never>, primary);
    return found instanceof Promise ? found.then(add) : add(found);
  };
  return informer.on(listener, {
    resyncMs: options.resyncMs,
    onError: (error) => onError(error, { key: undefined, retryMs: undefined }),
  });
}

function isBackground(change: Change<KubeObject>): boolean {
  if (change.type === "ADDED") return change.initial;
  return change.type === "MODIFIED" && change.resync;
}
