/**
 * The kinds of storage/v1beta1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../storage/v1beta1.ts";

export type {
  FSGroupPolicy,
  VolumeAttributesClassDraft,
  VolumeAttributesClassList,
  VolumeBindingMode,
  VolumeLifecycleMode,
} from "../../storage/v1beta1.ts";

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
  version: "v1beta1",
  kind: "VolumeAttributesClass",
  plural: "volumeattributesclasses",
  singular: "volumeattributesclass",
  scope: "Cluster",
  shortNames: ["vac"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};
