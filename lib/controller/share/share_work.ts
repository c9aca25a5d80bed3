/**
 * Sharing work out over processes.
 *
 * @module
 */

import type { Client } from "../../client/client.ts";
import { type Clock, systemClock } from "../../stream/clock.ts";
import { defaultIdentity, requireOrder } from "../lease_times.ts";
import type { WorkSplit } from "../work_split.ts";
import { memberLeases } from "./member_leases.ts";
import { Membership } from "./membership.ts";

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
  readonly clock?: Clock | undefined;
  /** The time to write into the Leases, in milliseconds since 1970. @default {Date.now} */
  readonly wallClock?: (() => number) | undefined;
}

/** The part of the work that is this process's. Dispose of it, or call `leave()`, when it is done. */
export interface WorkShare extends WorkSplit, AsyncDisposable {
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

/**
 * Joins the processes that share the keys of a name out among them: give the result to `run` of a
 * controller as `split`.
 *
 * Each member has a Lease, and publishes in it by which members it shares the keys out (by rendezvous
 * hashing). A key changes hands only when its old owner has said that it no longer works it; the rules
 * of leader election hold for each member alone: who cannot renew stops before the others take over,
 * and a process that is stopped in the middle of a write can still finish it when it goes on.
 *
 * **Wire**: one PUT and one list of Leases every `retryPeriodMs`.
 * **Errors**: `signal.reason`; what the server said when only the user can mend it, such as 403.
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 * import { shareWork } from "kubist/controller";
 *
 * await using cluster = await startCluster();
 * await using share = await shareWork(cluster.client(), { name: "web", namespace: "default" });
 * console.log(share.owns("web/api"), share.members.length); // true 1
 * ```
 */
export async function shareWork(k: Client, options: ShareOptions): Promise<WorkShare> {
  const {
    name,
    namespace = k.namespace,
    identity = defaultIdentity(),
    leaseDurationMs = 15_000,
    renewDeadlineMs = 10_000,
    retryPeriodMs = 2_000,
    drainMs = 30_000,
    signal,
  } = options;
  requireOrder({ leaseDurationMs, renewDeadlineMs, retryPeriodMs });
  if (identity === "") throw new TypeError(`Cannot share work: the identity is empty`);
  const leases = memberLeases(k, name, namespace, options.wallClock ?? Date.now);
  const membership = new Membership(leases, {
    identity,
    leaseDurationMs,
    renewDeadlineMs,
    retryPeriodMs,
    drainMs,
    onMembers: options.onMembers,
    onTrouble: options.onTrouble,
    clock: options.clock ?? systemClock,
  });
  await membership.join(signal);
  return membership;
}
