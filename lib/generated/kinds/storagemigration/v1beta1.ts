/**
 * The kinds of storagemigration/v1beta1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../storagemigration/v1beta1.ts";

export type {
  MigrationConditionType,
  StorageVersionMigrationDraft,
  StorageVersionMigrationList,
  StorageVersionMigrationSpec,
  StorageVersionMigrationStatus,
} from "../../storagemigration/v1beta1.ts";

/** An object of the kind {@linkcode types.StorageVersionMigration}. */
export type StorageVersionMigration = types.StorageVersionMigration;
/** The kind StorageVersionMigration: cluster-scoped, with status. */
export const StorageVersionMigration: Kind<
  types.StorageVersionMigration,
  "Cluster",
  "status",
  types.StorageVersionMigrationDraft,
  never
> = {
  group: "storagemigration.k8s.io",
  version: "v1beta1",
  kind: "StorageVersionMigration",
  plural: "storageversionmigrations",
  singular: "storageversionmigration",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
