/**
 * Whether a store says what the server says.
 *
 * @module
 */

import { isApiError } from "../errors.ts";
import { deepEqual } from "../meta/deep.ts";
import type { KubeObject } from "../meta/object.ts";
import type { Divergence } from "../watch/informer.ts";
import type { WatchPort } from "../watch/port.ts";
import { type Entry, keyOf } from "./store.ts";

/** What is compared: the entries of one moment, and the version of that moment. */
export interface Snapshot<E> {
  readonly version: string;
  readonly entries: readonly Entry<E>[];
}

const pageSize = 500;
const mostTries = 3;

/**
 * Compares snapshots with lists of exactly their versions, until the server still knows one.
 *
 * **Errors**: those of list; 410 when three versions in a row had expired by the time of asking.
 */
export async function compareExactly<T extends KubeObject, E>(
  port: WatchPort<T>,
  keep: (object: T) => E,
  take: () => Snapshot<E>,
  signal: AbortSignal,
): Promise<Divergence<E>[]> {
  for (let tries = 1;; tries++) {
    const { version, entries } = take();
    try {
      return differences(entries, await listExactly(port, version, signal), keep);
    } catch (error) {
      if (tries >= mostTries || !(isApiError(error) && error.code === 410)) throw error;
    }
  }
}

async function listExactly<T extends KubeObject>(
  port: WatchPort<T>,
  version: string,
  signal: AbortSignal,
): Promise<T[]> {
  const items: T[] = [];
  let token: string | undefined;
  do {
    const page = await port.page({ limit: pageSize, continue: token, exactly: version }, signal);
    items.push(...page.items);
    token = page.metadata.continue || undefined;
  } while (token !== undefined);
  return items;
}

function differences<T extends KubeObject, E>(
  entries: readonly Entry<E>[],
  items: readonly T[],
  keep: (object: T) => E,
): Divergence<E>[] {
  const stored = new Map(entries.map((entry) => [entry.key, entry]));
  const found: Divergence<E>[] = [];
  for (const item of items) {
    const key = keyOf(item.metadata);
    const entry = stored.get(key);
    stored.delete(key);
    const actual = keep(item);
    if (!entry || !deepEqual(entry.object, actual)) {
      found.push({ key, stored: entry?.object, actual });
    }
  }
  for (const { key, object } of stored.values()) {
    found.push({ key, stored: object, actual: undefined });
  }
  return found;
}
