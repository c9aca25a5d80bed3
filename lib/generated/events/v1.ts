/**
 * The types of events/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { MicroTime, Time } from "../../meta/scalars.ts";
import type { EventSource, ObjectReference } from "../core/v1.ts";

/** The {@linkcode Event} as it is written. */
export interface EventDraft {
  apiVersion?: "events.k8s.io/v1";
  kind?: "Event";
  metadata: ObjectMetaDraft;
  action?: string;
  deprecatedCount?: number;
  deprecatedFirstTimestamp?: Time | null;
  deprecatedLastTimestamp?: Time | null;
  deprecatedSource?: EventSource;
  eventTime: MicroTime | null;
  note?: string;
  reason?: string;
  regarding?: ObjectReference;
  related?: ObjectReference;
  reportingController?: string;
  reportingInstance?: string;
  series?: EventSeries;
  type?: string;
}
/** Event of events/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#event-v1-events-k8s-io */
export interface Event extends EventDraft {
  apiVersion: "events.k8s.io/v1";
  kind: "Event";
  metadata: ObjectMeta;
  deprecatedSource: EventSource;
  regarding: ObjectReference;
}

/** EventList of events/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#eventlist-v1-events-k8s-io */
export interface EventList extends KubeList<Event> {
  apiVersion: "events.k8s.io/v1";
  kind: "EventList";
}

/** EventSeries of events/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#eventseries-v1-events-k8s-io */
export interface EventSeries {
  count: number;
  lastObservedTime: MicroTime | null;
}
