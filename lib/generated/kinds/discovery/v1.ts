/**
 * The kinds of discovery/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../discovery/v1.ts";

export type {
  Endpoint,
  EndpointConditions,
  EndpointDraft,
  EndpointHints,
  EndpointPort,
  EndpointPortDraft,
  EndpointSliceDraft,
  EndpointSliceList,
  ForNode,
  ForZone,
} from "../../discovery/v1.ts";

/** An object of the kind {@linkcode types.EndpointSlice}. */
export type EndpointSlice = types.EndpointSlice;
/** The kind EndpointSlice: in namespaces. */
export const EndpointSlice: Kind<
  types.EndpointSlice,
  "Namespaced",
  never,
  types.EndpointSliceDraft,
  never
> = {
  group: "discovery.k8s.io",
  version: "v1",
  kind: "EndpointSlice",
  plural: "endpointslices",
  singular: "endpointslice",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
