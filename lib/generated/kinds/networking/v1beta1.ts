/**
 * The kinds of networking/v1beta1: each a value for `k.of` and the type of its objects.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { Kind } from "../../../meta/kind.ts";
import type * as types from "../../networking/v1beta1.ts";

export type {
  IPAddressDraft,
  IPAddressList,
  IPAddressSpec,
  ParentReference,
  ServiceCIDRDraft,
  ServiceCIDRList,
  ServiceCIDRSpec,
  ServiceCIDRStatus,
} from "../../networking/v1beta1.ts";

/** An object of the kind {@linkcode types.IPAddress}. */
export type IPAddress = types.IPAddress;
/** The kind IPAddress: cluster-scoped. */
export const IPAddress: Kind<types.IPAddress, "Cluster", never, types.IPAddressDraft, never> = {
  group: "networking.k8s.io",
  version: "v1beta1",
  kind: "IPAddress",
  plural: "ipaddresses",
  singular: "ipaddress",
  scope: "Cluster",
  shortNames: ["ip"],
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
  version: "v1beta1",
  kind: "ServiceCIDR",
  plural: "servicecidrs",
  singular: "servicecidr",
  scope: "Cluster",
  shortNames: [],
  categories: [],
  verbs: ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
  subresources: ["status"],
};
