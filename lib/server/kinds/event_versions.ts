/**
 * Events have two forms, of the core group and of events.k8s.io; the first is stored.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";

/** Names in the core group, and what events.k8s.io calls them. */
const NAMES = [
  ["involvedObject", "regarding"],
  ["message", "note"],
  ["source", "deprecatedSource"],
  ["firstTimestamp", "deprecatedFirstTimestamp"],
  ["lastTimestamp", "deprecatedLastTimestamp"],
  ["count", "deprecatedCount"],
  ["reportingComponent", "reportingController"],
] as const;

/** Renames the fields of an event in place, from the stored form or (when it has the new names) to it. */
export function convertEvent(event: AnyObject): void {
  const toStored = NAMES.some(([, name]) => name in event);
  for (const [stored, name] of NAMES) {
    const [from, to] = toStored ? [name, stored] : [stored, name];
    if (!(from in event)) continue;
    event[to] = event[from];
    delete event[from];
  }
  // The newer form leaves out what the stored one writes even when it is empty.
  for (const field of toStored ? [] : ["reportingController", "reportingInstance", "note"]) {
    if (event[field] === "") delete event[field];
  }
}
