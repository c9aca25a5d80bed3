/**
 * How to join a group, and what joining gives.
 *
 * @module
 */

import type { Clock } from "../../stream/clock.ts";
import type { WorkSplit } from "../work_split.ts";

/** How to join a group. */
export interface ShareOptions {
  /** The name of the group; part of the names of its Leases. */
  readonly name: string;
  /** Where the Leases are. @default {the client's namespace} */
  readonly namespace?: string | undefined;
  /** Who this member is; no two may share it. @default {HOSTNAME and a random part} */
  readonly identity?: string | undefined;
  /** How long the others wait for a silent member; rounded up to whole seconds. @default {15_000} */
  readonly leaseDurationMs?: number | undefined;
  /** A member that could not renew for this long stops its work. @default {10_000} */
  readonly renewDeadlineMs?: number | undefined;
  /** The time between renewals, and between looks at the others. @default {2_000} */
  readonly retryPeriodMs?: number | undefined;
  /** What `leave` gives to work that is under way. @default {30_000} */
  readonly drainMs?: number | undefined;
  /** Ends the wait to join. */
  readonly signal?: AbortSignal | undefined;
  /** Told of the members whenever others are alive than before. */
  readonly onMembers?: ((members: readonly string[]) => void) | undefined;
  /** Told of every request that failed and will be tried again. */
  readonly onTrouble?: ((error: unknown) => void) | undefined;
  /** What the terms are measured with. @default {the machine's} */
  readonly clock?: Clock | undefined;
  /** The time to write into the Leases, in milliseconds since 1970. @default {Date.now} */
  readonly wallClock?: (() => number) | undefined;
}

/** The part of the work that is this process's. Dispose of it, or call `leave()`, when it is done. */
export interface WorkShare extends WorkSplit, AsyncDisposable {
  /** What this member is called. */
  readonly identity: string;
  /** Those that this member holds for alive, itself among them, in order. */
  readonly members: readonly string[];
  /** Whether this member's Lease is good right now. */
  readonly isMember: boolean;
  /** A health check: throws when the Lease ran out more than `leewayMs` ago. @param leewayMs @default {20_000} */
  check(leewayMs?: number): void;
  /** Gives all keys away once none is worked, and removes the Lease; fine when called again. */
  leave(): Promise<void>;
}
