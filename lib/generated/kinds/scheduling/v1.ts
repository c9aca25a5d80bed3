/**
 * The kinds of scheduling/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../scheduling/v1.ts";

export type {
  PriorityClassDraft,
  PriorityClassList,
} from "../../scheduling/v1.ts";

/** An object of the kind {@linkcode types.PriorityClass}. */
export type PriorityClass = types.PriorityClass;
/** The kind PriorityClass: cluster-scoped. */
export const PriorityClass: Kind<
  types.PriorityClass,
  "Cluster",
  never,
  types.PriorityClassDraft,
  never
> = {
  group: "scheduling.k8s.io",
  version: "v1",
  kind: "PriorityClass",
  plural: "priorityclasses",
  singular: "priorityclass",
  scope: "Cluster",
  shortNames: ["pc"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
