/**
 * The events that controllers leave behind for people.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { create } from "./access.ts";

/** Leaves an event about an object. */
export function recordEvent(
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
  create(kernel, events, namespace, {
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
}
