/**
 * The condition Available of API services.
 *
 * @module
 */

import { setCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";

/** What an API server found out about an API service. */
export interface Verdict {
  readonly status: "True" | "False";
  readonly reason: string;
  readonly message: string;
}

/** Of one that has no other server. */
export const LOCAL: Verdict = {
  status: "True",
  reason: "Local",
  message: "Local APIServices are always available",
};

/** Writes it into an API service, in place. */
export function setAvailable(object: AnyObject, verdict: Verdict, now: string): void {
  const before = object["status"]?.conditions;
  const conditions = setCondition(before, { type: "Available", ...verdict }, now);
  object["status"] = { ...object["status"], conditions };
}
