/**
 * The service of the API server, and the range that services get their addresses from.
 *
 * Source: https://kubernetes.io/docs/tasks/network/extend-service-ip-ranges/
 *
 * @module
 */

import type { Draft } from "./draft.ts";

const ADDRESS = "10.96.0.1";

/** The service `kubernetes`. */
export function services(): readonly Draft[] {
  return [{
    kind: "Service",
    apiVersion: "v1",
    metadata: {
      name: "kubernetes",
      namespace: "default",
      labels: { component: "apiserver", provider: "kubernetes" },
    },
    spec: {
      ports: [{ name: "https", protocol: "TCP", port: 443, targetPort: 6443 }],
      clusterIP: ADDRESS,
      clusterIPs: [ADDRESS],
      type: "ClusterIP",
      sessionAffinity: "None",
      ipFamilies: ["IPv4"],
      ipFamilyPolicy: "SingleStack",
      internalTrafficPolicy: "Cluster",
    },
    status: { loadBalancer: {} },
  }];
}

/** The range. */
export function serviceRanges(timestamp: string): readonly Draft[] {
  return [{
    kind: "ServiceCIDR",
    apiVersion: "networking.k8s.io/v1",
    metadata: { name: "kubernetes" },
    spec: { cidrs: ["10.96.0.0/20"] },
    status: {
      conditions: [{
        type: "Ready",
        status: "True",
        lastTransitionTime: timestamp,
        reason: "",
        message: "Kubernetes default Service CIDR is ready",
      }],
    },
  }];
}
