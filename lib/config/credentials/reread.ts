/**
 * A value read from files that others replace while we run.
 *
 * @module
 */

import type { Clock } from "../../stream/clock.ts";

/** A value kept for a while and read again after. */
export interface Reread<T> {
  /** The value; another object only when its source changed. */
  get(): Promise<T>;
  /** Reads at once. True when the value is now another than `used`, or than before. */
  renew(used?: T): Promise<boolean>;
}

/** How to read a value again and again. */
export interface RereadOptions<T> {
  readonly clock: Clock;
  /** How long a value is good for without another look. */
  readonly periodMs: number;
  /** Reads the value; a failure keeps the last good one, if there is one. */
  readonly read: () => Promise<T>;
  /** Whether two readings are the same; the older object is kept then. */
  readonly same: (a: T, b: T) => boolean;
  /** The value as it was read already. */
  readonly first: T;
}

/** Starts to keep a value; concurrent readings are one. */
export function reread<T>(options: RereadOptions<T>): Reread<T> {
  const { clock, periodMs, read, same } = options;
  let value = options.first;
  let readAt = clock.now();
  let reading: Promise<T> | undefined;

  async function load(): Promise<T> {
    try {
      const fresh = await read();
      if (!same(value, fresh)) value = fresh;
    } catch {
      // The last good value serves until the source is whole again.
    }
    readAt = clock.now();
    return value;
  }

  function loadOnce(): Promise<T> {
    reading ??= load().finally(() => reading = undefined);
    return reading;
  }

  return {
    get: () => clock.now() - readAt < periodMs ? Promise.resolve(value) : loadOnce(),
    async renew(used = value) {
      if (value !== used) return true;
      // A reading under way may have begun before the source changed.
      await reading;
      return await loadOnce() !== used;
    },
  };
}
