/**
 * The events about one object.
 *
 * @module
 */

import { createView } from "../../client/full_view.ts";
import type { EventOfOptions } from "../../client/inspection.ts";
import type { Session } from "../../client/session.ts";
import type { Event } from "../../generated/core/v1.ts";
import type { KubeObject } from "../../meta/object.ts";
import { builtIn } from "../built_in.ts";

/** The events about an object, the oldest first; see `k.eventsOf`. */
export async function* eventsOf(
  session: Session,
  object: KubeObject,
  { signal, timeoutMs, follow }: EventOfOptions,
): AsyncGenerator<Event> {
  if (typeof object?.metadata?.name !== "string") {
    throw new TypeError("Cannot read events: give the object that they are about, as it was read");
  }
  const { name, namespace, uid } = object.metadata;
  const about = {
    "involvedObject.name": name,
    "involvedObject.kind": object.kind,
    // Another object may have had the name.
    ...(uid ? { "involvedObject.uid": uid } : {}),
  };
  // Events about objects of the cluster are kept in "default".
  const view = createView(session, builtIn("Event"), namespace ?? "default").fields(about);
  const page = await view.list({ signal, timeoutMs });
  const past = page.items as unknown as Event[];
  yield* past.sort((a, b) => timeOf(a) < timeOf(b) ? -1 : 1);
  if (!follow) return;
  const { resourceVersion } = page.metadata;
  for await (const { type, object: event } of view.watch({ signal, resourceVersion })) {
    if (type !== "DELETED") yield event as unknown as Event;
  }
}

/** When it happened last. */
function timeOf(event: Event): string {
  return event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ??
    event.metadata.creationTimestamp ?? "";
}
