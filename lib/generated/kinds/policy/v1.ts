/**
 * The kinds of policy/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../policy/v1.ts";

export type {
  Eviction,
  EvictionDraft,
  PodDisruptionBudgetDraft,
  PodDisruptionBudgetList,
  PodDisruptionBudgetSpec,
  PodDisruptionBudgetStatus,
  PodDisruptionBudgetStatusDraft,
  UnhealthyPodEvictionPolicyType,
} from "../../policy/v1.ts";

/** An object of the kind {@linkcode types.PodDisruptionBudget}. */
export type PodDisruptionBudget = types.PodDisruptionBudget;
/** The kind PodDisruptionBudget: in namespaces, with status. */
export const PodDisruptionBudget: Kind<
  types.PodDisruptionBudget,
  "Namespaced",
  "status",
  types.PodDisruptionBudgetDraft,
  never
> = {
  group: "policy",
  version: "v1",
  kind: "PodDisruptionBudget",
  plural: "poddisruptionbudgets",
  singular: "poddisruptionbudget",
  scope: "Namespaced",
  shortNames: ["pdb"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
