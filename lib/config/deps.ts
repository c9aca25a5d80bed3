/**
 * What the room needs from outside, so that tests can stand in for the machine.
 *
 * @module
 */

import type { Runtime } from "../runtime/port.ts";
import { type Clock, systemClock } from "../stream/clock.ts";

/** The machine: files, environment, processes, time. */
export interface ConfigDeps {
  /** Files, environment, processes and network. @default {the runtime this program runs on} */
  readonly runtime?: Runtime | undefined;
  /** What waits are measured with. @default {the machine's clock} */
  readonly clock?: Clock | undefined;
  /** The time of day, in milliseconds since 1970. @default {Date.now} */
  readonly now?: (() => number) | undefined;
}

/** The same with nothing left open. */
export interface Machine {
  readonly runtime: Runtime;
  readonly clock: Clock;
  readonly now: () => number;
}

/** Fills in the real machine where nothing stands in for it. */
export async function machineOf(deps: ConfigDeps): Promise<Machine> {
  const runtime = deps.runtime ?? (await import("../runtime/detect.ts")).runtime();
  return { runtime, clock: deps.clock ?? systemClock, now: deps.now ?? Date.now };
}
