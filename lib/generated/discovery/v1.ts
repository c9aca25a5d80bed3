/**
 * The types of discovery/v1.
 *
 * Made by `scripts/generate.ts` from the documents of Kubernetes 1.36; not to be edited.
 *
 * @module
 */

import type { ObjectMetaDraft } from "../../meta/draft.ts";
import type { KubeList, ObjectMeta } from "../../meta/object.ts";
import type { ObjectReference } from "../core/v1.ts";

/** The {@linkcode Endpoint} as it is written. */
export interface EndpointDraft {
  /** Set. */
  addresses: string[];
  conditions?: EndpointConditions;
  deprecatedTopology?: Record<string, string>;
  hints?: EndpointHints;
  hostname?: string;
  nodeName?: string;
  targetRef?: ObjectReference;
  zone?: string;
}
/** Endpoint of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpoint-v1-discovery-k8s-io */
export interface Endpoint extends EndpointDraft {
  conditions: EndpointConditions;
}

/** EndpointConditions of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointconditions-v1-discovery-k8s-io */
export interface EndpointConditions {
  ready?: boolean;
  serving?: boolean;
  terminating?: boolean;
}

/** EndpointHints of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointhints-v1-discovery-k8s-io */
export interface EndpointHints {
  /** Atomic. */
  forNodes?: ForNode[];
  /** Atomic. */
  forZones?: ForZone[];
}

/** The {@linkcode EndpointPort} as it is written. */
export interface EndpointPortDraft {
  appProtocol?: string;
  /** Default: "". */
  name?: string;
  port?: number;
  /** Default: "TCP". */
  protocol?: string;
}
/** EndpointPort of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointport-v1-discovery-k8s-io */
export interface EndpointPort extends EndpointPortDraft {
  name: string;
  protocol: string;
}

/** The {@linkcode EndpointSlice} as it is written. */
export interface EndpointSliceDraft {
  apiVersion?: "discovery.k8s.io/v1";
  kind?: "EndpointSlice";
  metadata: ObjectMetaDraft;
  addressType: string;
  /** Atomic. */
  endpoints?: EndpointDraft[] | null;
  /** Atomic. */
  ports?: EndpointPortDraft[] | null;
}
/** EndpointSlice of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointslice-v1-discovery-k8s-io */
export interface EndpointSlice extends EndpointSliceDraft {
  apiVersion: "discovery.k8s.io/v1";
  kind: "EndpointSlice";
  metadata: ObjectMeta;
  endpoints?: Endpoint[] | null;
  ports?: EndpointPort[] | null;
}

/** EndpointSliceList of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#endpointslicelist-v1-discovery-k8s-io */
export interface EndpointSliceList extends KubeList<EndpointSlice> {
  apiVersion: "discovery.k8s.io/v1";
  kind: "EndpointSliceList";
}

/** ForNode of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#fornode-v1-discovery-k8s-io */
export interface ForNode {
  name: string;
}

/** ForZone of discovery/v1. Source: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.36/#forzone-v1-discovery-k8s-io */
export interface ForZone {
  name: string;
}
