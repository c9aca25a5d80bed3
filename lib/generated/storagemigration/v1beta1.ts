/**
 * The types of storagemigration/v1beta1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Condition, GroupResource } from "../meta/v1.ts";

/** The {@linkcode StorageVersionMigration} as it is written. */
export interface StorageVersionMigrationDraft {
  apiVersion?: "storagemigration.k8s.io/v1beta1";
  kind?: "StorageVersionMigration";
  metadata: ObjectMetaDraft;
  spec: StorageVersionMigrationSpec;
  status?: StorageVersionMigrationStatus;
}
/** StorageVersionMigration of storagemigration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversionmigration-v1beta1-storagemigration-k8s-io */
export interface StorageVersionMigration extends StorageVersionMigrationDraft {
  apiVersion: "storagemigration.k8s.io/v1beta1";
  kind: "StorageVersionMigration";
  metadata: ObjectMeta;
  status: StorageVersionMigrationStatus;
}

/** StorageVersionMigrationList of storagemigration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversionmigrationlist-v1beta1-storagemigration-k8s-io */
export interface StorageVersionMigrationList extends KubeList<StorageVersionMigration> {
  apiVersion: "storagemigration.k8s.io/v1beta1";
  kind: "StorageVersionMigrationList";
}

/** StorageVersionMigrationSpec of storagemigration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversionmigrationspec-v1beta1-storagemigration-k8s-io */
export interface StorageVersionMigrationSpec {
  resource: GroupResource;
}

/** StorageVersionMigrationStatus of storagemigration/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageversionmigrationstatus-v1beta1-storagemigration-k8s-io */
export interface StorageVersionMigrationStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
  resourceVersion?: string;
}

/** MigrationConditionType of storagemigration/v1beta1; a server may know further values. */
export type MigrationConditionType = "Failed" | "Running" | "Succeeded" | (string & Record<never, never>);
