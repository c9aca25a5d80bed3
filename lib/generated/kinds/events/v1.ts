/**
 * The kinds of events/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../events/v1.ts";

export type {
  EventDraft,
  EventList,
  EventSeries,
} from "../../events/v1.ts";

/** An object of the kind {@linkcode types.Event}. */
export type Event = types.Event;
/** The kind Event: in namespaces. */
export const Event: Kind<
  types.Event,
  "Namespaced",
  never,
  types.EventDraft,
  "reason" | "regarding.apiVersion" | "regarding.fieldPath" | "regarding.kind" | "regarding.name" | "regarding.namespace" | "regarding.resourceVersion" | "regarding.uid" | "reportingController" | "type"
> = {
  group: "events.k8s.io",
  version: "v1",
  kind: "Event",
  plural: "events",
  singular: "event",
  scope: "Namespaced",
  shortNames: ["ev"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
