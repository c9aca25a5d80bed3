/**
 * Clients that may do less: nothing but reading, or only so much.
 *
 * @module
 */

import { mapRequests } from "../transport/map_requests.ts";
import type { Transport } from "../transport/transport.ts";
import { type Deed, deedOf } from "./deeds.ts";

/** How much a client may do, all its views and its further decorations together. */
export interface Budget {
  /** Objects deleted, evictions included. @default {any number} */
  readonly deletes?: number | undefined;
  /** Objects created. An apply counts as an update. @default {any number} */
  readonly creates?: number | undefined;
  /** Objects changed, by update, patch or apply. @default {any number} */
  readonly updates?: number | undefined;
  /** All of these together. @default {any number} */
  readonly writes?: number | undefined;
}

/**
 * The transport, refusing all that is more than reading: writes, and sessions in containers.
 *
 * **Errors** (of a refused call): `TypeError`.
 */
export function readOnly(transport: Transport): Transport {
  return mapRequests(transport, (request, passage) => {
    if (deedOf(request, passage) === "read") return request;
    throw new TypeError(`Cannot ${request.act}: this client only reads`);
  });
}

const limitsOf: Readonly<Record<Deed, readonly (keyof Budget)[]>> = {
  "read": [],
  "run": [],
  "create": ["creates", "writes"],
  "update": ["updates", "writes"],
  "delete": ["deletes", "writes"],
  "delete many": ["deletes", "writes"],
};

/**
 * The transport, refusing what goes beyond a budget. What is sent counts, even if the server refuses it.
 *
 * **Errors** (of a refused call): `RangeError`.
 */
export function budgeted(transport: Transport, budget: Budget): Transport {
  checkBudget(budget);
  const used = new Map<string, number>();
  return mapRequests(transport, (request, passage) => {
    const deed = deedOf(request, passage);
    const limits = limitsOf[deed].filter((name) => budget[name] !== undefined);
    for (const name of limits) {
      if (deed === "delete many") {
        const state = `nobody knows how many of its ${budget[name]} ${name} a budget would need`;
        throw new RangeError(`Cannot ${request.act} as a collection: ${state}; delete one by one`);
      }
      if ((used.get(name) ?? 0) < (budget[name] ?? 0)) continue;
      throw new RangeError(
        `Cannot ${request.act}: the client's budget of ${budget[name]} ${name} is used up`,
      );
    }
    for (const name of limits) used.set(name, (used.get(name) ?? 0) + 1);
    return request;
  });
}

function checkBudget(budget: Budget): void {
  for (const [name, limit] of Object.entries(budget)) {
    if (!["deletes", "creates", "updates", "writes"].includes(name)) {
      throw new TypeError(
        `Cannot budget ${name}: give deletes, creates, updates or writes`,
      );
    }
    if (limit === undefined || limit === Infinity || Number.isInteger(limit) && limit >= 0) {
      continue;
    }
    throw new RangeError(`Cannot budget ${limit} ${name}: give a whole number from 0`);
  }
}
