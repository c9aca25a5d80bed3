/**
 * The types of storage/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Quantity, QuantityDraft, Time } from "../../meta/scalars.ts";
import type {
  PersistentVolumeSpec,
  PersistentVolumeSpecDraft,
  TopologySelectorTerm,
} from "../core/v1.ts";
import type { LabelSelector } from "../meta/v1.ts";

/** The {@linkcode CSIDriver} as it is written. */
export interface CSIDriverDraft {
  apiVersion?: "storage.k8s.io/v1";
  kind?: "CSIDriver";
  metadata: ObjectMetaDraft;
  spec: CSIDriverSpecDraft;
}
/** CSIDriver of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csidriver-v1-storage-k8s-io */
export interface CSIDriver extends CSIDriverDraft {
  apiVersion: "storage.k8s.io/v1";
  kind: "CSIDriver";
  metadata: ObjectMeta;
  spec: CSIDriverSpec;
}

/** CSIDriverList of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csidriverlist-v1-storage-k8s-io */
export interface CSIDriverList extends KubeList<CSIDriver> {
  apiVersion: "storage.k8s.io/v1";
  kind: "CSIDriverList";
}

/** The {@linkcode CSIDriverSpec} as it is written. */
export interface CSIDriverSpecDraft {
  /** Default: true. */
  attachRequired?: boolean;
  /** Default: "ReadWriteOnceWithFSType". */
  fsGroupPolicy?: FSGroupPolicy;
  nodeAllocatableUpdatePeriodSeconds?: number;
  /** Default: false. */
  podInfoOnMount?: boolean;
  preventPodSchedulingIfMissing?: boolean;
  /** Default: false. */
  requiresRepublish?: boolean;
  seLinuxMount?: boolean;
  serviceAccountTokenInSecrets?: boolean;
  /** Default: false. */
  storageCapacity?: boolean;
  /** Atomic. */
  tokenRequests?: TokenRequest[];
  /** Default: ["Persistent"]. Set. */
  volumeLifecycleModes?: VolumeLifecycleMode[];
}
/** CSIDriverSpec of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csidriverspec-v1-storage-k8s-io */
export interface CSIDriverSpec extends CSIDriverSpecDraft {
  attachRequired: boolean;
  fsGroupPolicy: FSGroupPolicy;
  podInfoOnMount: boolean;
  requiresRepublish: boolean;
  storageCapacity: boolean;
  volumeLifecycleModes: VolumeLifecycleMode[];
}

/** The {@linkcode CSINode} as it is written. */
export interface CSINodeDraft {
  apiVersion?: "storage.k8s.io/v1";
  kind?: "CSINode";
  metadata: ObjectMetaDraft;
  spec: CSINodeSpec;
}
/** CSINode of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csinode-v1-storage-k8s-io */
export interface CSINode extends CSINodeDraft {
  apiVersion: "storage.k8s.io/v1";
  kind: "CSINode";
  metadata: ObjectMeta;
}

/** CSINodeDriver of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csinodedriver-v1-storage-k8s-io */
export interface CSINodeDriver {
  allocatable?: VolumeNodeResources;
  name: string;
  nodeID: string;
  /** Atomic. */
  topologyKeys?: string[] | null;
}

/** CSINodeList of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csinodelist-v1-storage-k8s-io */
export interface CSINodeList extends KubeList<CSINode> {
  apiVersion: "storage.k8s.io/v1";
  kind: "CSINodeList";
}

/** CSINodeSpec of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csinodespec-v1-storage-k8s-io */
export interface CSINodeSpec {
  /** Map by name. Patch: merge by name. */
  drivers: CSINodeDriver[] | null;
}

/** The {@linkcode CSIStorageCapacity} as it is written. */
export interface CSIStorageCapacityDraft {
  apiVersion?: "storage.k8s.io/v1";
  kind?: "CSIStorageCapacity";
  metadata: ObjectMetaDraft;
  capacity?: QuantityDraft;
  maximumVolumeSize?: QuantityDraft;
  nodeTopology?: LabelSelector;
  storageClassName: string;
}
/** CSIStorageCapacity of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csistoragecapacity-v1-storage-k8s-io */
export interface CSIStorageCapacity extends CSIStorageCapacityDraft {
  apiVersion: "storage.k8s.io/v1";
  kind: "CSIStorageCapacity";
  metadata: ObjectMeta;
  capacity?: Quantity;
  maximumVolumeSize?: Quantity;
}

/** CSIStorageCapacityList of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#csistoragecapacitylist-v1-storage-k8s-io */
export interface CSIStorageCapacityList extends KubeList<CSIStorageCapacity> {
  apiVersion: "storage.k8s.io/v1";
  kind: "CSIStorageCapacityList";
}

/** The {@linkcode StorageClass} as it is written. */
export interface StorageClassDraft {
  apiVersion?: "storage.k8s.io/v1";
  kind?: "StorageClass";
  metadata: ObjectMetaDraft;
  allowVolumeExpansion?: boolean;
  /** Atomic. */
  allowedTopologies?: TopologySelectorTerm[];
  /** Atomic. */
  mountOptions?: string[];
  parameters?: Record<string, string>;
  provisioner: string;
  /** Default: "Delete". */
  reclaimPolicy?: string;
  /** Default: "Immediate". */
  volumeBindingMode?: VolumeBindingMode;
}
/** StorageClass of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageclass-v1-storage-k8s-io */
export interface StorageClass extends StorageClassDraft {
  apiVersion: "storage.k8s.io/v1";
  kind: "StorageClass";
  metadata: ObjectMeta;
  reclaimPolicy: string;
  volumeBindingMode: VolumeBindingMode;
}

/** StorageClassList of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#storageclasslist-v1-storage-k8s-io */
export interface StorageClassList extends KubeList<StorageClass> {
  apiVersion: "storage.k8s.io/v1";
  kind: "StorageClassList";
}

/** TokenRequest of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#tokenrequest-v1-storage-k8s-io */
export interface TokenRequest {
  audience: string;
  expirationSeconds?: number;
}

/** The {@linkcode VolumeAttachment} as it is written. */
export interface VolumeAttachmentDraft {
  apiVersion?: "storage.k8s.io/v1";
  kind?: "VolumeAttachment";
  metadata: ObjectMetaDraft;
  spec: VolumeAttachmentSpecDraft;
  status?: VolumeAttachmentStatus;
}
/** VolumeAttachment of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattachment-v1-storage-k8s-io */
export interface VolumeAttachment extends VolumeAttachmentDraft {
  apiVersion: "storage.k8s.io/v1";
  kind: "VolumeAttachment";
  metadata: ObjectMeta;
  spec: VolumeAttachmentSpec;
  status: VolumeAttachmentStatus;
}

/** VolumeAttachmentList of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattachmentlist-v1-storage-k8s-io */
export interface VolumeAttachmentList extends KubeList<VolumeAttachment> {
  apiVersion: "storage.k8s.io/v1";
  kind: "VolumeAttachmentList";
}

/** The {@linkcode VolumeAttachmentSource} as it is written. */
export interface VolumeAttachmentSourceDraft {
  inlineVolumeSpec?: PersistentVolumeSpecDraft;
  persistentVolumeName?: string;
}
/** VolumeAttachmentSource of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattachmentsource-v1-storage-k8s-io */
export interface VolumeAttachmentSource extends VolumeAttachmentSourceDraft {
  inlineVolumeSpec?: PersistentVolumeSpec;
}

/** The {@linkcode VolumeAttachmentSpec} as it is written. */
export interface VolumeAttachmentSpecDraft {
  attacher: string;
  nodeName: string;
  source: VolumeAttachmentSourceDraft;
}
/** VolumeAttachmentSpec of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattachmentspec-v1-storage-k8s-io */
export interface VolumeAttachmentSpec extends VolumeAttachmentSpecDraft {
  source: VolumeAttachmentSource;
}

/** VolumeAttachmentStatus of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattachmentstatus-v1-storage-k8s-io */
export interface VolumeAttachmentStatus {
  attachError?: VolumeError;
  attached: boolean;
  attachmentMetadata?: Record<string, string>;
  detachError?: VolumeError;
}

/** The {@linkcode VolumeAttributesClass} as it is written. */
export interface VolumeAttributesClassDraft {
  apiVersion?: "storage.k8s.io/v1";
  kind?: "VolumeAttributesClass";
  metadata: ObjectMetaDraft;
  driverName: string;
  parameters?: Record<string, string>;
}
/** VolumeAttributesClass of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattributesclass-v1-storage-k8s-io */
export interface VolumeAttributesClass extends VolumeAttributesClassDraft {
  apiVersion: "storage.k8s.io/v1";
  kind: "VolumeAttributesClass";
  metadata: ObjectMeta;
}

/** VolumeAttributesClassList of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattributesclasslist-v1-storage-k8s-io */
export interface VolumeAttributesClassList extends KubeList<VolumeAttributesClass> {
  apiVersion: "storage.k8s.io/v1";
  kind: "VolumeAttributesClassList";
}

/** VolumeError of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeerror-v1-storage-k8s-io */
export interface VolumeError {
  errorCode?: number;
  message?: string;
  time?: Time | null;
}

/** VolumeNodeResources of storage/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumenoderesources-v1-storage-k8s-io */
export interface VolumeNodeResources {
  count?: number;
}

/** FSGroupPolicy of storage/v1; a server may know further values. */
export type FSGroupPolicy = "File" | "None" | "ReadWriteOnceWithFSType" | (string & Record<never, never>);

/** VolumeBindingMode of storage/v1; a server may know further values. */
export type VolumeBindingMode = "Immediate" | "WaitForFirstConsumer" | (string & Record<never, never>);

/** VolumeLifecycleMode of storage/v1; a server may know further values. */
export type VolumeLifecycleMode = "Ephemeral" | "Persistent" | (string & Record<never, never>);
