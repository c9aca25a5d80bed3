/**
 * The types of storage/v1beta1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";

/** The {@linkcode VolumeAttributesClass} as it is written. */
export interface VolumeAttributesClassDraft {
  apiVersion?: "storage.k8s.io/v1beta1";
  kind?: "VolumeAttributesClass";
  metadata: ObjectMetaDraft;
  driverName: string;
  parameters?: Record<string, string>;
}
/** VolumeAttributesClass of storage/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattributesclass-v1beta1-storage-k8s-io */
export interface VolumeAttributesClass extends VolumeAttributesClassDraft {
  apiVersion: "storage.k8s.io/v1beta1";
  kind: "VolumeAttributesClass";
  metadata: ObjectMeta;
}

/** VolumeAttributesClassList of storage/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#volumeattributesclasslist-v1beta1-storage-k8s-io */
export interface VolumeAttributesClassList extends KubeList<VolumeAttributesClass> {
  apiVersion: "storage.k8s.io/v1beta1";
  kind: "VolumeAttributesClassList";
}

export type { FSGroupPolicy, VolumeBindingMode, VolumeLifecycleMode } from "../storage/v1.ts";
