/**
 * The kinds of node/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../node/v1.ts";

export type {
  Overhead,
  OverheadDraft,
  RuntimeClassDraft,
  RuntimeClassList,
  Scheduling,
} from "../../node/v1.ts";

/** An object of the kind {@linkcode types.RuntimeClass}. */
export type RuntimeClass = types.RuntimeClass;
/** The kind RuntimeClass: cluster-scoped. */
export const RuntimeClass: Kind<
  types.RuntimeClass,
  "Cluster",
  never,
  types.RuntimeClassDraft,
  never
> = {
  group: "node.k8s.io",
  version: "v1",
  kind: "RuntimeClass",
  plural: "runtimeclasses",
  singular: "runtimeclass",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
