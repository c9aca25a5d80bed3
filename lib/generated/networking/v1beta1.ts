/**
 * The types of networking/v1beta1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { IPAddressSpec, ServiceCIDRSpec, ServiceCIDRStatus } from "../networking/v1.ts";

/** The {@linkcode IPAddress} as it is written. */
export interface IPAddressDraft {
  apiVersion?: "networking.k8s.io/v1beta1";
  kind?: "IPAddress";
  metadata: ObjectMetaDraft;
  spec: IPAddressSpec;
}
/** IPAddress of networking/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ipaddress-v1beta1-networking-k8s-io */
export interface IPAddress extends IPAddressDraft {
  apiVersion: "networking.k8s.io/v1beta1";
  kind: "IPAddress";
  metadata: ObjectMeta;
}

/** IPAddressList of networking/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ipaddresslist-v1beta1-networking-k8s-io */
export interface IPAddressList extends KubeList<IPAddress> {
  apiVersion: "networking.k8s.io/v1beta1";
  kind: "IPAddressList";
}

/** The {@linkcode ServiceCIDR} as it is written. */
export interface ServiceCIDRDraft {
  apiVersion?: "networking.k8s.io/v1beta1";
  kind?: "ServiceCIDR";
  metadata: ObjectMetaDraft;
  spec?: ServiceCIDRSpec;
  status?: ServiceCIDRStatus;
}
/** ServiceCIDR of networking/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicecidr-v1beta1-networking-k8s-io */
export interface ServiceCIDR extends ServiceCIDRDraft {
  apiVersion: "networking.k8s.io/v1beta1";
  kind: "ServiceCIDR";
  metadata: ObjectMeta;
  spec: ServiceCIDRSpec;
  status: ServiceCIDRStatus;
}

/** ServiceCIDRList of networking/v1beta1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicecidrlist-v1beta1-networking-k8s-io */
export interface ServiceCIDRList extends KubeList<ServiceCIDR> {
  apiVersion: "networking.k8s.io/v1beta1";
  kind: "ServiceCIDRList";
}

export type {
  IPAddressSpec,
  ParentReference,
  ServiceCIDRSpec,
  ServiceCIDRStatus,
} from "../networking/v1.ts";
