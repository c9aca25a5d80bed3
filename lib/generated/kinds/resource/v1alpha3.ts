/**
 * The kinds of resource/v1alpha3: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../resource/v1alpha3.ts";

export type {
  DeviceTaint,
  DeviceTaintEffect,
  DeviceTaintRuleDraft,
  DeviceTaintRuleList,
  DeviceTaintRuleSpec,
  DeviceTaintRuleStatus,
  DeviceTaintSelector,
  PoolStatus,
  ResourcePoolStatusRequestDraft,
  ResourcePoolStatusRequestList,
  ResourcePoolStatusRequestSpec,
  ResourcePoolStatusRequestStatus,
} from "../../resource/v1alpha3.ts";

/** An object of the kind {@linkcode types.DeviceTaintRule}. */
export type DeviceTaintRule = types.DeviceTaintRule;
/** The kind DeviceTaintRule: cluster-scoped, with status. */
export const DeviceTaintRule: Kind<
  types.DeviceTaintRule,
  "Cluster",
  "status",
  types.DeviceTaintRuleDraft,
  never
> = {
  group: "resource.k8s.io",
  version: "v1alpha3",
  kind: "DeviceTaintRule",
  plural: "devicetaintrules",
  singular: "devicetaintrule",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.ResourcePoolStatusRequest}. */
export type ResourcePoolStatusRequest = types.ResourcePoolStatusRequest;
/** The kind ResourcePoolStatusRequest: cluster-scoped, with status. */
export const ResourcePoolStatusRequest: Kind<
  types.ResourcePoolStatusRequest,
  "Cluster",
  "status",
  types.ResourcePoolStatusRequestDraft,
  never
> = {
  group: "resource.k8s.io",
  version: "v1alpha3",
  kind: "ResourcePoolStatusRequest",
  plural: "resourcepoolstatusrequests",
  singular: "resourcepoolstatusrequest",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
