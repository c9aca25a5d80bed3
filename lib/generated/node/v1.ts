/**
 * The types of node/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Quantity, QuantityDraft } from "../../meta/scalars.ts";
import type { Toleration } from "../core/v1.ts";

/** The {@linkcode Overhead} as it is written. */
export interface OverheadDraft {
  podFixed?: Record<string, QuantityDraft>;
}
/** Overhead of node/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#overhead-v1-node-k8s-io */
export interface Overhead extends OverheadDraft {
  podFixed?: Record<string, Quantity>;
}

/** The {@linkcode RuntimeClass} as it is written. */
export interface RuntimeClassDraft {
  apiVersion?: "node.k8s.io/v1";
  kind?: "RuntimeClass";
  metadata: ObjectMetaDraft;
  handler: string;
  overhead?: OverheadDraft;
  scheduling?: Scheduling;
}
/** RuntimeClass of node/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#runtimeclass-v1-node-k8s-io */
export interface RuntimeClass extends RuntimeClassDraft {
  apiVersion: "node.k8s.io/v1";
  kind: "RuntimeClass";
  metadata: ObjectMeta;
  overhead?: Overhead;
}

/** RuntimeClassList of node/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#runtimeclasslist-v1-node-k8s-io */
export interface RuntimeClassList extends KubeList<RuntimeClass> {
  apiVersion: "node.k8s.io/v1";
  kind: "RuntimeClassList";
}

/** Scheduling of node/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#scheduling-v1-node-k8s-io */
export interface Scheduling {
  /** Atomic. */
  nodeSelector?: Record<string, string>;
  /** Atomic. */
  tolerations?: Toleration[];
}
