/**
 * Writes that nobody waits for: one after the other, tried again, and given up in the end.
 *
 * @module
 */

import { KubeError } from "../../errors.ts";
import { type Clock, sleep } from "../../stream/clock.ts";
import { judge } from "../../watch/verdict.ts";
import type { Write } from "./event_sinks.ts";

/** How to deliver. */
export interface DeliveryOptions {
  /** How many writes may wait; more are dropped. @default {1000} */
  readonly limit?: number | undefined;
  /** @default {12} */
  readonly tries?: number | undefined;
  /** The time between tries, up to a quarter longer at random. @default {10_000} */
  readonly retryMs?: number | undefined;
  /** Told of every write that was dropped or given up. */
  readonly onTrouble: (error: unknown) => void;
  readonly clock: Clock;
  readonly random: () => number;
}

/** A queue of writes. */
export interface Delivery {
  add(write: Write): void;
  /** Resolves when nothing waits. **Errors**: what `onTrouble` has thrown meanwhile. */
  flush(): Promise<void>;
  /** Drops what waits, and ends the write under way. */
  close(): Promise<void>;
}

/** Creates a queue. */
export function delivery(options: DeliveryOptions): Delivery {
  const { limit = 1000, tries = 12, retryMs = 10_000, onTrouble, clock, random } = options;
  const waiting: Write[] = [];
  const life = new AbortController();
  const { signal } = life;
  let running: Promise<void> | undefined;

  const deliver = async (write: Write) => {
    for (let left = tries; left > 0; left--) {
      try {
        return await write({ signal });
      } catch (error) {
        if (signal.aborted) return;
        if (left === 1 || judge(error) !== "again") return onTrouble(error);
      }
      await sleep(clock, retryMs * (1 + 0.25 * random()), signal).catch(() => {});
    }
  };
  const run = async () => {
    let thrown: { readonly error: unknown } | undefined;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      // What waits behind it is not to suffer by a hook that throws.
      await deliver(next).catch((error) => thrown ??= { error });
    }
    running = undefined;
    if (thrown) throw thrown.error;
  };
  return {
    add(write) {
      if (signal.aborted || waiting.length >= limit) {
        return onTrouble(new KubeError("Cannot report an event: too many wait to be written"));
      }
      waiting.push(write);
      running ??= run();
    },
    flush: async () => await running,
    async close() {
      waiting.length = 0;
      life.abort(new KubeError("Cannot report an event: the recorder was closed"));
      await running;
    },
  };
}
