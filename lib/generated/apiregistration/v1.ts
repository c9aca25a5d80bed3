/**
 * The types of apiregistration/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { Base64, Time } from "../../meta/scalars.ts";

/** The {@linkcode APIService} as it is written. */
export interface APIServiceDraft {
  apiVersion?: "apiregistration.k8s.io/v1";
  kind?: "APIService";
  metadata: ObjectMetaDraft;
  spec: APIServiceSpecDraft;
  status?: APIServiceStatus;
}
/** APIService of apiregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiservice-v1-apiregistration-k8s-io */
export interface APIService extends APIServiceDraft {
  apiVersion: "apiregistration.k8s.io/v1";
  kind: "APIService";
  metadata: ObjectMeta;
  spec: APIServiceSpec;
  status: APIServiceStatus;
}

/** APIServiceCondition of apiregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiservicecondition-v1-apiregistration-k8s-io */
export interface APIServiceCondition {
  lastTransitionTime?: Time | null;
  message?: string;
  reason?: string;
  status: ConditionStatus;
  type: APIServiceConditionType;
}

/** APIServiceList of apiregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiservicelist-v1-apiregistration-k8s-io */
export interface APIServiceList extends KubeList<APIService> {
  apiVersion: "apiregistration.k8s.io/v1";
  kind: "APIServiceList";
}

/** The {@linkcode APIServiceSpec} as it is written. */
export interface APIServiceSpecDraft {
  /** Atomic. */
  caBundle?: Base64;
  group?: string;
  groupPriorityMinimum: number;
  insecureSkipTLSVerify?: boolean;
  service?: ServiceReferenceDraft;
  version?: string;
  versionPriority: number;
}
/** APIServiceSpec of apiregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiservicespec-v1-apiregistration-k8s-io */
export interface APIServiceSpec extends APIServiceSpecDraft {
  service?: ServiceReference;
}

/** APIServiceStatus of apiregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#apiservicestatus-v1-apiregistration-k8s-io */
export interface APIServiceStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: APIServiceCondition[];
}

/** The {@linkcode ServiceReference} as it is written. */
export interface ServiceReferenceDraft {
  name?: string;
  namespace?: string;
  /** Default: 443. */
  port?: number;
}
/** ServiceReference of apiregistration/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicereference-v1-apiregistration-k8s-io */
export interface ServiceReference extends ServiceReferenceDraft {
  port: number;
}

/** APIServiceConditionType of apiregistration/v1; a server may know further values. */
export type APIServiceConditionType = "Available" | (string & Record<never, never>);

/** ConditionStatus of apiregistration/v1; a server may know further values. */
export type ConditionStatus = "False" | "True" | "Unknown" | (string & Record<never, never>);
