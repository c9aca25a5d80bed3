/**
 * The kinds of internal/v1alpha1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../internal/v1alpha1.ts";

export type {
  ConditionStatus,
  ServerStorageVersion,
  StorageVersionCondition,
  StorageVersionConditionType,
  StorageVersionDraft,
  StorageVersionList,
  StorageVersionSpec,
  StorageVersionStatus,
} from "../../internal/v1alpha1.ts";

/** An object of the kind {@linkcode types.StorageVersion}. */
export type StorageVersion = types.StorageVersion;
/** The kind StorageVersion: cluster-scoped, with status. */
export const StorageVersion: Kind<
  types.StorageVersion,
  "Cluster",
  "status",
  types.StorageVersionDraft,
  never
> = {
  group: "internal.apiserver.k8s.io",
  version: "v1alpha1",
  kind: "StorageVersion",
  plural: "storageversions",
  singular: "storageversion",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
