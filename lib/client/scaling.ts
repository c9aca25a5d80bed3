/**
 * When an object has been scaled.
 *
 * @module
 */

import type { Scale } from "../generated/autoscaling/v1.ts";
import { WaitError } from "../errors.ts";
import type { AnyObject } from "../meta/object.ts";
import { describe } from "../wire/target.ts";
import type { KnownTarget } from "./requester.ts";
import type { Check } from "./wait_condition.ts";

/** **Errors**: `RangeError` for what is no number of replicas. */
export function requireReplicas(name: string, replicas: number): void {
  if (Number.isInteger(replicas) && replicas >= 0 && replicas < 2 ** 31) return;
  throw new RangeError(
    `Cannot scale "${name}" to ${replicas} replicas: give a whole number from 0`,
  );
}

/** **Errors**: `WaitError` when there are others than the caller thinks. */
export function requirePresent(target: KnownTarget, { spec }: Scale, from: number): void {
  const replicas = spec?.replicas ?? 0;
  if (replicas === from) return;
  const state = `it is to have ${replicas} replicas, not ${from}`;
  throw new WaitError(`Cannot scale ${describe(target)}: ${state}`, { problem: "failed" });
}

/**
 * All replicas are there, and ready where the kind says which are. `read` gives the scale of kinds that
 * keep their numbers where only the server knows.
 */
export function scaledCheck(
  { kind }: KnownTarget,
  replicas: number,
  read: () => Promise<Scale>,
): Check<AnyObject> {
  const known = kind.group === "apps" || kind.group === "" && kind.plural.includes("replication");
  return {
    wish: `to have ${replicas} replicas`,
    async holds(object) {
      if (object === undefined) return false;
      const { status = {}, metadata } = object;
      if ((status.observedGeneration ?? metadata.generation) < (metadata.generation ?? 0)) {
        return false;
      }
      if (!known) return (await read()).status?.replicas === replicas;
      return (status.replicas ?? 0) === replicas && (status.readyReplicas ?? 0) === replicas;
    },
    stateOf: ({ status = {} }) =>
      `${status.replicas ?? 0} replicas, ${status.readyReplicas ?? 0} ready`,
  };
}
