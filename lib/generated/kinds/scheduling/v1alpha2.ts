/**
 * The kinds of scheduling/v1alpha2: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../scheduling/v1alpha2.ts";

export type {
  BasicSchedulingPolicy,
  DisruptionMode,
  GangSchedulingPolicy,
  PodGroupDraft,
  PodGroupList,
  PodGroupResourceClaim,
  PodGroupResourceClaimStatus,
  PodGroupSchedulingConstraints,
  PodGroupSchedulingPolicy,
  PodGroupSpec,
  PodGroupStatus,
  PodGroupTemplate,
  PodGroupTemplateReference,
  TopologyConstraint,
  TypedLocalObjectReference,
  WorkloadDraft,
  WorkloadList,
  WorkloadPodGroupTemplateReference,
  WorkloadSpec,
} from "../../scheduling/v1alpha2.ts";

/** An object of the kind {@linkcode types.PodGroup}. */
export type PodGroup = types.PodGroup;
/** The kind PodGroup: in namespaces, with status. */
export const PodGroup: Kind<types.PodGroup, "Namespaced", "status", types.PodGroupDraft, never> = {
  group: "scheduling.k8s.io",
  version: "v1alpha2",
  kind: "PodGroup",
  plural: "podgroups",
  singular: "podgroup",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.Workload}. */
export type Workload = types.Workload;
/** The kind Workload: in namespaces. */
export const Workload: Kind<types.Workload, "Namespaced", never, types.WorkloadDraft, never> = {
  group: "scheduling.k8s.io",
  version: "v1alpha2",
  kind: "Workload",
  plural: "workloads",
  singular: "workload",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
