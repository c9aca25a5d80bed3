/**
 * The kinds of storage/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../storage/v1.ts";

export type {
  CSIDriverDraft,
  CSIDriverList,
  CSIDriverSpec,
  CSIDriverSpecDraft,
  CSINodeDraft,
  CSINodeDriver,
  CSINodeList,
  CSINodeSpec,
  CSIStorageCapacityDraft,
  CSIStorageCapacityList,
  FSGroupPolicy,
  StorageClassDraft,
  StorageClassList,
  TokenRequest,
  VolumeAttachmentDraft,
  VolumeAttachmentList,
  VolumeAttachmentSource,
  VolumeAttachmentSourceDraft,
  VolumeAttachmentSpec,
  VolumeAttachmentSpecDraft,
  VolumeAttachmentStatus,
  VolumeAttributesClassDraft,
  VolumeAttributesClassList,
  VolumeBindingMode,
  VolumeError,
  VolumeLifecycleMode,
  VolumeNodeResources,
} from "../../storage/v1.ts";

/** An object of the kind {@linkcode types.CSIDriver}. */
export type CSIDriver = types.CSIDriver;
/** The kind CSIDriver: cluster-scoped. */
export const CSIDriver: Kind<types.CSIDriver, "Cluster", never, types.CSIDriverDraft, never> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "CSIDriver",
  plural: "csidrivers",
  singular: "csidriver",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.CSINode}. */
export type CSINode = types.CSINode;
/** The kind CSINode: cluster-scoped. */
export const CSINode: Kind<types.CSINode, "Cluster", never, types.CSINodeDraft, never> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "CSINode",
  plural: "csinodes",
  singular: "csinode",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.CSIStorageCapacity}. */
export type CSIStorageCapacity = types.CSIStorageCapacity;
/** The kind CSIStorageCapacity: in namespaces. */
export const CSIStorageCapacity: Kind<
  types.CSIStorageCapacity,
  "Namespaced",
  never,
  types.CSIStorageCapacityDraft,
  never
> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "CSIStorageCapacity",
  plural: "csistoragecapacities",
  singular: "csistoragecapacity",
  scope: "Namespaced",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.StorageClass}. */
export type StorageClass = types.StorageClass;
/** The kind StorageClass: cluster-scoped. */
export const StorageClass: Kind<
  types.StorageClass,
  "Cluster",
  never,
  types.StorageClassDraft,
  never
> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "StorageClass",
  plural: "storageclasses",
  singular: "storageclass",
  scope: "Cluster",
  shortNames: ["sc"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.VolumeAttachment}. */
export type VolumeAttachment = types.VolumeAttachment;
/** The kind VolumeAttachment: cluster-scoped, with status. */
export const VolumeAttachment: Kind<
  types.VolumeAttachment,
  "Cluster",
  "status",
  types.VolumeAttachmentDraft,
  never
> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "VolumeAttachment",
  plural: "volumeattachments",
  singular: "volumeattachment",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.VolumeAttributesClass}. */
export type VolumeAttributesClass = types.VolumeAttributesClass;
/** The kind VolumeAttributesClass: cluster-scoped. */
export const VolumeAttributesClass: Kind<
  types.VolumeAttributesClass,
  "Cluster",
  never,
  types.VolumeAttributesClassDraft,
  never
> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "VolumeAttributesClass",
  plural: "volumeattributesclasses",
  singular: "volumeattributesclass",
  scope: "Cluster",
  shortNames: ["vac"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
