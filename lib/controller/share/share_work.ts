/**
 * Sharing work out over processes.
 *
 * @module
 */

import type { Client } from "../../client/client.ts";
import { systemClock } from "../../stream/clock.ts";
import { defaultIdentity, requireOrder } from "../lease_times.ts";
import { memberLeases } from "./member_leases.ts";
import { Membership } from "./membership.ts";
import type { ShareOptions, WorkShare } from "./share_options.ts";

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
