/**
 * Several informers as one: started together, waited for together, heard together.
 *
 * @module
 */

import { KubeError } from "../errors.ts";
import { type Clock, systemClock } from "../stream/clock.ts";
import { abortable, scope } from "../stream/deadline.ts";
import type { Change, ListenOptions } from "../watch/change.ts";
import type { Informer, InformerOptions, InformerWait } from "../watch/informer.ts";
import { overdue } from "./waiting.ts";

/** What has an informer: a view, or a selection of fields. */
export interface Followable extends AsyncIterable<unknown> {
  /** Follows what it shows. */
  informer(options?: never): unknown;
}

/** What the views of a record show. */
export type InformersOf<Views> = {
  readonly [Name in keyof Views]: Views[Name] extends AsyncIterable<infer T> ? Informer<T> : never;
};

/** Informers by name, which end together. */
export type Started<Views> = InformersOf<Views> & {
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** Starts an informer for each view of a record; disposing the result ends them all. */
export function startAll<Views extends Readonly<Record<string, Followable>>>(
  views: Views,
  options: Pick<InformerOptions<never>, "signal" | "freeze" | "onTrouble"> = {},
): Started<Views> {
  const informers: Record<string, Informer<unknown>> = {};
  for (const [name, view] of Object.entries(views)) {
    informers[name] = view.informer(options as never) as Informer<unknown>;
  }
  const all = Object.values(informers);
  const end = async () => {
    await Promise.all(all.map((informer) => informer[Symbol.asyncDispose]()));
  };
  return { ...informers, [Symbol.asyncDispose]: end } as unknown as Started<Views>;
}

/** Informers by name. */
export type Named<E> = Readonly<Record<string, Informer<E>>>;

/**
 * Waits until all are synced.
 *
 * **Errors**: a `KubeError` that names the first that cannot, with its `cause`; a `TimeoutError` that
 * names those which are not synced yet.
 */
export async function waitForSync(
  informers: Named<unknown>,
  { signal, timeoutMs, clock = systemClock }: InformerWait & { readonly clock?: Clock } = {},
): Promise<void> {
  const within = scope(signal);
  if (timeoutMs !== undefined) {
    within.deadline(clock, timeoutMs, () => {
      const missing = Object.values(informers).filter((informer) => !informer.isSynced);
      const what = missing.map((informer) => informer.what).join(", ");
      return overdue(`Cannot sync ${what}`, timeoutMs);
    });
  }
  const each = Object.entries(informers).map(async ([name, informer]) => {
    try {
      await informer.synced;
    } catch (cause) {
      throw new KubeError(`Cannot sync "${name}": ${(cause as Error).message}`, { cause });
    }
  });
  try {
    await abortable(Promise.all(each), within.signal);
  } finally {
    within[Symbol.dispose]();
  }
}

/** A change, with the name of the informer that tells it. */
export interface SourcedChange<E> {
  /** The name that the informer was given. */
  readonly source: string;
  /** What has changed. */
  readonly change: Change<E>;
}

/**
 * The changes of several informers as one sequence: of kinds, of namespaces, of clusters. Each keeps its
 * order; leaving the loop leaves the informers as they are.
 *
 * **Errors**: what ends one of them ends the sequence.
 */
export async function* mergeChanges<E>(
  informers: Named<E>,
  options: Omit<ListenOptions, "onError"> = {},
): AsyncGenerator<SourcedChange<E>> {
  const sources = Object.entries(informers).map(([source, informer]) => ({
    source,
    changes: informer.changes(options),
  }));
  const next = async (from: (typeof sources)[number]) => ({
    from,
    result: await from.changes.next(),
  });
  const waiting = new Map(sources.map((from) => [from, next(from)]));
  try {
    while (waiting.size > 0) {
      const { from, result } = await Promise.race(waiting.values());
      if (result.done) waiting.delete(from);
      else {
        waiting.delete(from);
        waiting.set(from, next(from));
        yield { source: from.source, change: result.value };
      }
    }
  } finally {
    for (const promise of waiting.values()) promise.catch(() => {});
    for (const { changes } of sources) await changes.return?.();
  }
}
