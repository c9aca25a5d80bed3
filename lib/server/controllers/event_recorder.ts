/**
 * The events that controllers leave behind for people.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, create } from "./access.ts";
import { apart } from "./work_queue.ts";

/** The events of each server by what they say, so that what is said again is counted. */
const known = new WeakMap<Kernel, Map<string, string>>();

const MOST_KNOWN = 10_000;

/** Leaves an event about an object; one that repeats an earlier one adds to its count. */
export function recordEvent(...event: Parameters<typeof leave>): void {
  apart(() => leave(...event));
}

function leave(
  kernel: Kernel,
  about: AnyObject,
  component: string,
  reason: string,
  message: string,
  type: "Normal" | "Warning" = "Normal",
): void {
  const events = kernel.catalog.type("", "events");
  if (!events) return;
  const namespace = about.metadata.namespace ?? "default";
  const now = kernel.timestamp();
  const { name, uid, resourceVersion } = about.metadata;
  const said = known.get(kernel) ?? new Map<string, string>();
  known.set(kernel, said);
  if (said.size > MOST_KNOWN) said.clear();
  const key = JSON.stringify([uid, component, reason, message]);
  const before = said.get(key);
  const again = before !== undefined &&
    change(kernel, { type: events, namespace, name: before }, (o) => {
      o["count"] = (o["count"] ?? 1) + 1;
      o["lastTimestamp"] = now;
    });
  if (again) return;
  const made = create(kernel, events, namespace, {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: `${name}.${kernel.ids.suffix(16)}`, namespace },
    involvedObject: {
      kind: about.kind,
      ...(about.metadata.namespace === undefined ? {} : { namespace }),
      name,
      uid,
      apiVersion: about.apiVersion,
      resourceVersion,
    },
    reason,
    message,
    source: { component },
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
    type,
    reportingComponent: component,
  });
  if (made) said.set(key, made.metadata.name);
}
