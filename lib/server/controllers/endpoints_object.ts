/**
 * Endpoints, the older form of endpoint slices, for clients that still read them.
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { change, create, find } from "./access.ts";

/** A port of a service at its pods. */
export interface EndpointPort {
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
}

/** Writes the Endpoints of a service. */
export function writeEndpoints(
  kernel: Kernel,
  service: AnyObject,
  pods: readonly AnyObject[],
  ports: readonly EndpointPort[],
): void {
  const type = kernel.catalog.type("", "endpoints");
  if (!type) return;
  const { namespace = "", name } = service.metadata;
  const ready = pods.filter((p) => hasCondition(p["status"]?.conditions, "Ready"));
  const waiting = pods.filter((p) => !ready.includes(p));
  const subset = {
    ...(ready.length > 0 ? { addresses: ready.map(addressOf) } : {}),
    ...(waiting.length > 0 ? { notReadyAddresses: waiting.map(addressOf) } : {}),
    ports: ports.map(({ name, ...port }) => name === "" ? port : { name, ...port }),
  };
  const subsets = pods.length > 0 ? [subset] : undefined;
  const place = { type, namespace, name };
  if (find(kernel, place)) return void change(kernel, place, (o) => void (o["subsets"] = subsets));
  create(kernel, type, namespace, {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata: {
      name,
      labels: {
        ...service.metadata.labels,
        "endpoints.kubernetes.io/managed-by": "endpoint-controller",
      },
    },
    ...(subsets ? { subsets } : {}),
  });
}

function addressOf(pod: AnyObject): Record<string, unknown> {
  const { name, namespace, uid } = pod.metadata;
  return {
    ip: pod["status"].podIP,
    nodeName: pod["spec"].nodeName,
    targetRef: { kind: "Pod", namespace, name, uid },
  };
}
