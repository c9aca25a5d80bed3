/**
 * The kinds of networking/v1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../networking/v1.ts";

export type {
  HTTPIngressPath,
  HTTPIngressPathDraft,
  HTTPIngressRuleValue,
  HTTPIngressRuleValueDraft,
  IPAddressDraft,
  IPAddressList,
  IPAddressSpec,
  IPBlock,
  IngressBackend,
  IngressBackendDraft,
  IngressClassDraft,
  IngressClassList,
  IngressClassParametersReference,
  IngressClassParametersReferenceDraft,
  IngressClassSpec,
  IngressClassSpecDraft,
  IngressDraft,
  IngressList,
  IngressLoadBalancerIngress,
  IngressLoadBalancerStatus,
  IngressPortStatus,
  IngressRule,
  IngressRuleDraft,
  IngressServiceBackend,
  IngressServiceBackendDraft,
  IngressSpec,
  IngressSpecDraft,
  IngressStatus,
  IngressStatusDraft,
  IngressTLS,
  NetworkPolicyDraft,
  NetworkPolicyEgressRule,
  NetworkPolicyEgressRuleDraft,
  NetworkPolicyIngressRule,
  NetworkPolicyIngressRuleDraft,
  NetworkPolicyList,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyPortDraft,
  NetworkPolicySpec,
  NetworkPolicySpecDraft,
  ParentReference,
  PolicyType,
  ServiceBackendPort,
  ServiceCIDRDraft,
  ServiceCIDRList,
  ServiceCIDRSpec,
  ServiceCIDRStatus,
} from "../../networking/v1.ts";

/** An object of the kind {@linkcode types.IngressClass}. */
export type IngressClass = types.IngressClass;
/** The kind IngressClass: cluster-scoped. */
export const IngressClass: Kind<
  types.IngressClass,
  "Cluster",
  never,
  types.IngressClassDraft,
  never
> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "IngressClass",
  plural: "ingressclasses",
  singular: "ingressclass",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.Ingress}. */
export type Ingress = types.Ingress;
/** The kind Ingress: in namespaces, with status. */
export const Ingress: Kind<types.Ingress, "Namespaced", "status", types.IngressDraft, never> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "Ingress",
  plural: "ingresses",
  singular: "ingress",
  scope: "Namespaced",
  shortNames: ["ing"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};

/** An object of the kind {@linkcode types.IPAddress}. */
export type IPAddress = types.IPAddress;
/** The kind IPAddress: cluster-scoped. */
export const IPAddress: Kind<types.IPAddress, "Cluster", never, types.IPAddressDraft, never> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "IPAddress",
  plural: "ipaddresses",
  singular: "ipaddress",
  scope: "Cluster",
  shortNames: ["ip"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.NetworkPolicy}. */
export type NetworkPolicy = types.NetworkPolicy;
/** The kind NetworkPolicy: in namespaces. */
export const NetworkPolicy: Kind<
  types.NetworkPolicy,
  "Namespaced",
  never,
  types.NetworkPolicyDraft,
  never
> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "NetworkPolicy",
  plural: "networkpolicies",
  singular: "networkpolicy",
  scope: "Namespaced",
  shortNames: ["netpol"],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: [],
};

/** An object of the kind {@linkcode types.ServiceCIDR}. */
export type ServiceCIDR = types.ServiceCIDR;
/** The kind ServiceCIDR: cluster-scoped, with status. */
export const ServiceCIDR: Kind<
  types.ServiceCIDR,
  "Cluster",
  "status",
  types.ServiceCIDRDraft,
  never
> = {
  group: "networking.k8s.io",
  version: "v1",
  kind: "ServiceCIDR",
  plural: "servicecidrs",
  singular: "servicecidr",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
