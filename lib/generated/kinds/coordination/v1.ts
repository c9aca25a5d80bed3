/**
 * The kinds of coordination/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../coordination/v1.ts";

export type {
  CoordinatedLeaseStrategy,
  LeaseDraft,
  LeaseList,
  LeaseSpec,
} from "../../coordination/v1.ts";

/** An object of the kind {@linkcode types.Lease}. */
export type Lease = types.Lease;
/** The kind Lease: in namespaces. */
export const Lease: Kind<types.Lease, "Namespaced", never, types.LeaseDraft, never> = {
  group: "coordination.k8s.io",
  version: "v1",
  kind: "Lease",
  plural: "leases",
  singular: "lease",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
