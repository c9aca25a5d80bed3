/**
 * One leader among many processes, by a Lease.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/leases/#leader-election
 *
 * @module
 */

import type { Client } from "../client/client.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { systemClock } from "../stream/clock.ts";
import { leaseLock } from "./lease_lock.ts";
import { lead } from "./leadership.ts";
import type { LeaderElectionOptions, Leadership } from "./leader_options.ts";
import { defaultIdentity, requireOrder } from "./lease_times.ts";

const leaderOptions: OptionNames<LeaderElectionOptions> = {
  name: true,
  namespace: true,
  identity: true,
  leaseDurationMs: true,
  renewDeadlineMs: true,
  retryPeriodMs: true,
  signal: true,
  onLeader: true,
  onRenewed: true,
  onLost: true,
  onTrouble: true,
  events: true,
  metrics: true,
  clock: true,
  random: true,
  wallClock: true,
};

/**
 * Waits until this process leads.
 *
 * At most one candidate leads, as long as no clock runs 1.5 times as fast as another: a leader stops
 * `renewDeadlineMs` after it *sent* its last good renewal, the others wait `leaseDurationMs` from when
 * they *saw* it. A process that is stopped in the middle of a write, and goes on later, can still
 * finish that write: a Lease fences nothing. Where that matters, let the write itself fail, by
 * `metadata.resourceVersion` or a precondition.
 *
 * **Wire**: GET, POST and PUT on the Lease.
 * **Errors**: `signal.reason`; what the server said when only the user can mend it, such as 403.
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 * import { leaderElection } from "kubist/controller";
 *
 * await using cluster = await startCluster();
 * const k = cluster.client();
 * await using lease = await leaderElection(k, { name: "web-operator", namespace: "default" });
 * console.log(lease.isLeader); // true
 * ```
 */
export async function leaderElection(
  k: Client,
  options: LeaderElectionOptions,
): Promise<Leadership> {
  requireKnown("take part in an election", options, leaderOptions);
  const {
    name,
    namespace = k.namespace,
    leaseDurationMs = 15_000,
    renewDeadlineMs = 10_000,
    retryPeriodMs = 2_000,
  } = options;
  requireOrder({ leaseDurationMs, renewDeadlineMs, retryPeriodMs });
  const identity = options.identity ?? defaultIdentity();
  if (identity === "") throw new TypeError(`Cannot elect a leader: the identity is empty`);
  return await lead(leaseLock(k, name, namespace), {
    ...options,
    identity,
    leaseDurationMs,
    renewDeadlineMs,
    retryPeriodMs,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    wallClock: options.wallClock ?? Date.now,
  });
}
