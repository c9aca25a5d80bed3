/**
 * What an election is asked for, and what it gives.
 *
 * @module
 */

import type { Clock } from "../stream/clock.ts";
import type { EventRecorder } from "./events/event_recorder.ts";
import type { Metrics } from "./metrics.ts";

/** How to be elected. */
export interface LeaderElectionOptions {
  /** The name of the Lease that all candidates share. */
  readonly name: string;
  /** Where the Lease is. @default {the client's namespace} */
  readonly namespace?: string | undefined;
  /** Who this candidate is; no two may share it. @default {HOSTNAME and a random part} */
  readonly identity?: string | undefined;
  /** How long the others wait for a silent leader; rounded up to whole seconds. @default {15_000} */
  readonly leaseDurationMs?: number | undefined;
  /** A leader that could not renew for this long stops leading. @default {10_000} */
  readonly renewDeadlineMs?: number | undefined;
  /** The time between tries. Candidates wait up to 2.2 times as long, at random. @default {2_000} */
  readonly retryPeriodMs?: number | undefined;
  /**
   * Ends the wait to be elected. Once leading it aborts the leadership's own signal; the lease is
   * renewed on, so that what still runs is covered, until it is released.
   */
  readonly signal?: AbortSignal | undefined;
  /** Told when another candidate, or this one, is seen to lead; "" when the lease was freed. */
  readonly onLeader?: ((identity: string) => void) | undefined;
  /** Told of every renewal. */
  readonly onRenewed?: (() => void) | undefined;
  /** Told when the lease was lost: the leader could not renew, or somebody took it. */
  readonly onLost?: ((error: Error) => void) | undefined;
  /** Told of every request that failed and will be tried again. */
  readonly onTrouble?: ((error: unknown) => void) | undefined;
  /** Where to report, on the Lease, who leads and who has stopped. @default {nowhere} */
  readonly events?: Pick<EventRecorder, "record"> | undefined;
  /** Where to count. */
  readonly metrics?: Metrics | undefined;
  /** What the terms are measured with. @default {the machine's} */
  readonly clock?: Clock | undefined;
  /** For jitter. @default {Math.random} */
  readonly random?: (() => number) | undefined;
  /** The time to write into the Lease, in milliseconds since 1970. @default {Date.now} */
  readonly wallClock?: (() => number) | undefined;
}

/** A lease that is held. Dispose of it, or call `release()`, when all that it guards has ended. */
export interface Leadership extends AsyncDisposable {
  /** What it is called in the Lease. */
  readonly identity: string;
  /**
   * Aborts when leading has to end: the lease was lost or released, or the caller's signal aborted.
   * Give it to everything that only a leader may do.
   */
  readonly signal: AbortSignal;
  /** Whether the lease is held right now, by the clock: also true to a process that was asleep. */
  readonly isLeader: boolean;
  /** How often the lease has changed hands. */
  readonly transitions: number;
  /**
   * A health check: throws when the lease ran out more than `leewayMs` ago and this process still
   * thinks that it leads, because something keeps it from noticing.
   *
   * @param leewayMs @default {20_000}
   */
  check(leewayMs?: number): void;
  /** Stops leading and frees the lease for the next; fine when called again. */
  release(): Promise<void>;
}
