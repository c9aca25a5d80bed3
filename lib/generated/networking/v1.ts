/**
 * The types of networking/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { IntOrString } from "../../meta/scalars.ts";
import type { TypedLocalObjectReference } from "../core/v1.ts";
import type { Condition, LabelSelector } from "../meta/v1.ts";

/** The {@linkcode HTTPIngressPath} as it is written. */
export interface HTTPIngressPathDraft {
  backend: IngressBackendDraft;
  path?: string;
  pathType: string;
}
/** HTTPIngressPath of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingresspath-v1-networking-k8s-io */
export interface HTTPIngressPath extends HTTPIngressPathDraft {
  backend: IngressBackend;
}

/** The {@linkcode HTTPIngressRuleValue} as it is written. */
export interface HTTPIngressRuleValueDraft {
  /** Atomic. */
  paths: HTTPIngressPathDraft[];
}
/** HTTPIngressRuleValue of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#httpingressrulevalue-v1-networking-k8s-io */
export interface HTTPIngressRuleValue extends HTTPIngressRuleValueDraft {
  paths: HTTPIngressPath[];
}

/** The {@linkcode IPAddress} as it is written. */
export interface IPAddressDraft {
  apiVersion?: "networking.k8s.io/v1";
  kind?: "IPAddress";
  metadata: ObjectMetaDraft;
  spec: IPAddressSpec;
}
/** IPAddress of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ipaddress-v1-networking-k8s-io */
export interface IPAddress extends IPAddressDraft {
  apiVersion: "networking.k8s.io/v1";
  kind: "IPAddress";
  metadata: ObjectMeta;
}

/** IPAddressList of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ipaddresslist-v1-networking-k8s-io */
export interface IPAddressList extends KubeList<IPAddress> {
  apiVersion: "networking.k8s.io/v1";
  kind: "IPAddressList";
}

/** IPAddressSpec of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ipaddressspec-v1-networking-k8s-io */
export interface IPAddressSpec {
  parentRef: ParentReference;
}

/** IPBlock of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ipblock-v1-networking-k8s-io */
export interface IPBlock {
  cidr: string;
  /** Atomic. */
  except?: string[];
}

/** The {@linkcode Ingress} as it is written. */
export interface IngressDraft {
  apiVersion?: "networking.k8s.io/v1";
  kind?: "Ingress";
  metadata: ObjectMetaDraft;
  spec?: IngressSpecDraft;
  status?: IngressStatusDraft;
}
/** Ingress of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingress-v1-networking-k8s-io */
export interface Ingress extends IngressDraft {
  apiVersion: "networking.k8s.io/v1";
  kind: "Ingress";
  metadata: ObjectMeta;
  spec: IngressSpec;
  status: IngressStatus;
}

/** The {@linkcode IngressBackend} as it is written. */
export interface IngressBackendDraft {
  resource?: TypedLocalObjectReference;
  service?: IngressServiceBackendDraft;
}
/** IngressBackend of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressbackend-v1-networking-k8s-io */
export interface IngressBackend extends IngressBackendDraft {
  service?: IngressServiceBackend;
}

/** The {@linkcode IngressClass} as it is written. */
export interface IngressClassDraft {
  apiVersion?: "networking.k8s.io/v1";
  kind?: "IngressClass";
  metadata: ObjectMetaDraft;
  spec?: IngressClassSpecDraft;
}
/** IngressClass of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressclass-v1-networking-k8s-io */
export interface IngressClass extends IngressClassDraft {
  apiVersion: "networking.k8s.io/v1";
  kind: "IngressClass";
  metadata: ObjectMeta;
  spec: IngressClassSpec;
}

/** IngressClassList of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressclasslist-v1-networking-k8s-io */
export interface IngressClassList extends KubeList<IngressClass> {
  apiVersion: "networking.k8s.io/v1";
  kind: "IngressClassList";
}

/** The {@linkcode IngressClassParametersReference} as it is written. */
export interface IngressClassParametersReferenceDraft {
  apiGroup?: string;
  kind: string;
  name: string;
  namespace?: string;
  /** Default: "Cluster". */
  scope?: string;
}
/** IngressClassParametersReference of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressclassparametersreference-v1-networking-k8s-io */
export interface IngressClassParametersReference extends IngressClassParametersReferenceDraft {
  scope: string;
}

/** The {@linkcode IngressClassSpec} as it is written. */
export interface IngressClassSpecDraft {
  controller?: string;
  parameters?: IngressClassParametersReferenceDraft;
}
/** IngressClassSpec of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressclassspec-v1-networking-k8s-io */
export interface IngressClassSpec extends IngressClassSpecDraft {
  parameters?: IngressClassParametersReference;
}

/** IngressList of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingresslist-v1-networking-k8s-io */
export interface IngressList extends KubeList<Ingress> {
  apiVersion: "networking.k8s.io/v1";
  kind: "IngressList";
}

/** IngressLoadBalancerIngress of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressloadbalanceringress-v1-networking-k8s-io */
export interface IngressLoadBalancerIngress {
  hostname?: string;
  ip?: string;
  /** Atomic. */
  ports?: IngressPortStatus[];
}

/** IngressLoadBalancerStatus of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressloadbalancerstatus-v1-networking-k8s-io */
export interface IngressLoadBalancerStatus {
  /** Atomic. */
  ingress?: IngressLoadBalancerIngress[];
}

/** IngressPortStatus of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressportstatus-v1-networking-k8s-io */
export interface IngressPortStatus {
  error?: string;
  port: number;
  protocol: string;
}

/** The {@linkcode IngressRule} as it is written. */
export interface IngressRuleDraft {
  host?: string;
  http?: HTTPIngressRuleValueDraft;
}
/** IngressRule of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressrule-v1-networking-k8s-io */
export interface IngressRule extends IngressRuleDraft {
  http?: HTTPIngressRuleValue;
}

/** The {@linkcode IngressServiceBackend} as it is written. */
export interface IngressServiceBackendDraft {
  name: string;
  port?: ServiceBackendPort;
}
/** IngressServiceBackend of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressservicebackend-v1-networking-k8s-io */
export interface IngressServiceBackend extends IngressServiceBackendDraft {
  port: ServiceBackendPort;
}

/** The {@linkcode IngressSpec} as it is written. */
export interface IngressSpecDraft {
  defaultBackend?: IngressBackendDraft;
  ingressClassName?: string;
  /** Atomic. */
  rules?: IngressRuleDraft[];
  /** Atomic. */
  tls?: IngressTLS[];
}
/** IngressSpec of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressspec-v1-networking-k8s-io */
export interface IngressSpec extends IngressSpecDraft {
  defaultBackend?: IngressBackend;
  rules?: IngressRule[];
}

/** The {@linkcode IngressStatus} as it is written. */
export interface IngressStatusDraft {
  loadBalancer?: IngressLoadBalancerStatus;
}
/** IngressStatus of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingressstatus-v1-networking-k8s-io */
export interface IngressStatus extends IngressStatusDraft {
  loadBalancer: IngressLoadBalancerStatus;
}

/** IngressTLS of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#ingresstls-v1-networking-k8s-io */
export interface IngressTLS {
  /** Atomic. */
  hosts?: string[];
  secretName?: string;
}

/** The {@linkcode NetworkPolicy} as it is written. */
export interface NetworkPolicyDraft {
  apiVersion?: "networking.k8s.io/v1";
  kind?: "NetworkPolicy";
  metadata: ObjectMetaDraft;
  spec?: NetworkPolicySpecDraft;
}
/** NetworkPolicy of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicy-v1-networking-k8s-io */
export interface NetworkPolicy extends NetworkPolicyDraft {
  apiVersion: "networking.k8s.io/v1";
  kind: "NetworkPolicy";
  metadata: ObjectMeta;
  spec: NetworkPolicySpec;
}

/** The {@linkcode NetworkPolicyEgressRule} as it is written. */
export interface NetworkPolicyEgressRuleDraft {
  /** Atomic. */
  ports?: NetworkPolicyPortDraft[];
  /** Atomic. */
  to?: NetworkPolicyPeer[];
}
/** NetworkPolicyEgressRule of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyegressrule-v1-networking-k8s-io */
export interface NetworkPolicyEgressRule extends NetworkPolicyEgressRuleDraft {
  ports?: NetworkPolicyPort[];
}

/** The {@linkcode NetworkPolicyIngressRule} as it is written. */
export interface NetworkPolicyIngressRuleDraft {
  /** Atomic. */
  from?: NetworkPolicyPeer[];
  /** Atomic. */
  ports?: NetworkPolicyPortDraft[];
}
/** NetworkPolicyIngressRule of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyingressrule-v1-networking-k8s-io */
export interface NetworkPolicyIngressRule extends NetworkPolicyIngressRuleDraft {
  ports?: NetworkPolicyPort[];
}

/** NetworkPolicyList of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicylist-v1-networking-k8s-io */
export interface NetworkPolicyList extends KubeList<NetworkPolicy> {
  apiVersion: "networking.k8s.io/v1";
  kind: "NetworkPolicyList";
}

/** NetworkPolicyPeer of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicypeer-v1-networking-k8s-io */
export interface NetworkPolicyPeer {
  ipBlock?: IPBlock;
  namespaceSelector?: LabelSelector;
  podSelector?: LabelSelector;
}

/** The {@linkcode NetworkPolicyPort} as it is written. */
export interface NetworkPolicyPortDraft {
  endPort?: number;
  port?: IntOrString;
  /** Default: "TCP". */
  protocol?: string;
}
/** NetworkPolicyPort of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyport-v1-networking-k8s-io */
export interface NetworkPolicyPort extends NetworkPolicyPortDraft {
  protocol: string;
}

/** The {@linkcode NetworkPolicySpec} as it is written. */
export interface NetworkPolicySpecDraft {
  /** Atomic. */
  egress?: NetworkPolicyEgressRuleDraft[];
  /** Atomic. */
  ingress?: NetworkPolicyIngressRuleDraft[];
  podSelector?: LabelSelector;
  /** Default: Ingress, and Egress where there are egress rules. Atomic. */
  policyTypes?: PolicyType[];
}
/** NetworkPolicySpec of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#networkpolicyspec-v1-networking-k8s-io */
export interface NetworkPolicySpec extends NetworkPolicySpecDraft {
  egress?: NetworkPolicyEgressRule[];
  ingress?: NetworkPolicyIngressRule[];
  podSelector: LabelSelector;
  policyTypes: PolicyType[];
}

/** ParentReference of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#parentreference-v1-networking-k8s-io */
export interface ParentReference {
  group?: string;
  name: string;
  namespace?: string;
  resource: string;
}

/** ServiceBackendPort of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicebackendport-v1-networking-k8s-io */
export interface ServiceBackendPort {
  name?: string;
  number?: number;
}

/** The {@linkcode ServiceCIDR} as it is written. */
export interface ServiceCIDRDraft {
  apiVersion?: "networking.k8s.io/v1";
  kind?: "ServiceCIDR";
  metadata: ObjectMetaDraft;
  spec?: ServiceCIDRSpec;
  status?: ServiceCIDRStatus;
}
/** ServiceCIDR of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicecidr-v1-networking-k8s-io */
export interface ServiceCIDR extends ServiceCIDRDraft {
  apiVersion: "networking.k8s.io/v1";
  kind: "ServiceCIDR";
  metadata: ObjectMeta;
  spec: ServiceCIDRSpec;
  status: ServiceCIDRStatus;
}

/** ServiceCIDRList of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicecidrlist-v1-networking-k8s-io */
export interface ServiceCIDRList extends KubeList<ServiceCIDR> {
  apiVersion: "networking.k8s.io/v1";
  kind: "ServiceCIDRList";
}

/** ServiceCIDRSpec of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicecidrspec-v1-networking-k8s-io */
export interface ServiceCIDRSpec {
  /** Atomic. */
  cidrs?: string[];
}

/** ServiceCIDRStatus of networking/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#servicecidrstatus-v1-networking-k8s-io */
export interface ServiceCIDRStatus {
  /** Map by type. Patch: merge by type. */
  conditions?: Condition[];
}

/** PolicyType of networking/v1; a server may know further values. */
export type PolicyType = "Egress" | "Ingress" | (string & Record<never, never>);
