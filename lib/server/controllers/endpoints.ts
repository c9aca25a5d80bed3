/**
 * Endpoints and endpoint slices: which pods stand behind a service.
 *
 * Source: https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import type { Kernel } from "../kernel.ts";
import type { ResourceType } from "../resource_type.ts";
import { selectorText } from "../selector_text.ts";
import { change, create, find, findAll } from "./access.ts";
import { writeEndpoints } from "./endpoints_object.ts";
import { workQueue } from "./work_queue.ts";

type Fields = AnyObject["spec"];

/** Starts the controller; the returned function stops it. */
export function startEndpointsController(kernel: Kernel): () => void {
  const services = kernel.catalog.type("", "services");
  const slices = kernel.catalog.type("discovery.k8s.io", "endpointslices");
  const pods = kernel.catalog.type("", "pods");
  if (!services || !slices || !pods) return () => {};
  const queue = workQueue((key) => {
    const slash = key.indexOf("/");
    const place = { type: services, namespace: key.slice(0, slash), name: key.slice(slash + 1) };
    const service = find(kernel, place);
    if (service) reconcile(kernel, service, slices, pods);
  });
  const unlisten = kernel.store.listenAll((storageKey, c) => {
    if (storageKey === "/services" && c.after) queue.add(c.key);
    const record = storageKey === "/pods" ? c.after ?? c.last : undefined;
    if (!record) return;
    for (const s of kernel.store.of("/services").range(`${record.namespace}/`, "")) {
      queue.add(`${s.namespace}/${s.name}`);
    }
  });
  return () => {
    unlisten();
    queue.stop();
  };
}

function reconcile(
  kernel: Kernel,
  service: AnyObject,
  slices: ResourceType,
  pods: ResourceType,
): void {
  const chosen = selectorText(service["spec"]?.selector);
  if (chosen === "") return;
  const namespace = service.metadata.namespace ?? "";
  const { name } = service.metadata;
  const backends = findAll(kernel, pods, namespace).filter((p) =>
    selector(chosen).matches(p.metadata.labels) && p["status"]?.podIP &&
    !["Succeeded", "Failed"].includes(p["status"]?.phase)
  );
  const ports = (service["spec"].ports ?? []).map((p: Fields) => ({
    name: p.name ?? "",
    protocol: p.protocol,
    port: portOf(p.targetPort, backends) ?? p.port,
  }));
  writeEndpoints(kernel, service, backends, ports);
  const body = { addressType: "IPv4", endpoints: backends.map(endpoint), ports };
  const existing = findAll(kernel, slices, namespace).find((s) =>
    s.metadata.labels?.["kubernetes.io/service-name"] === name
  );
  if (existing) {
    change(
      kernel,
      { type: slices, namespace, name: existing.metadata.name },
      (o) => void Object.assign(o, body),
    );
    return;
  }
  create(kernel, slices, namespace, {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: {
      generateName: `${name}-`,
      labels: {
        "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
        "kubernetes.io/service-name": name,
      },
      ownerReferences: [{
        apiVersion: "v1",
        kind: "Service",
        name,
        uid: service.metadata.uid,
        controller: true,
        blockOwnerDeletion: true,
      }],
    },
    ...body,
  });
}

function endpoint(pod: AnyObject): Record<string, unknown> {
  const ready = hasCondition(pod["status"]?.conditions, "Ready") &&
    pod.metadata.deletionTimestamp === undefined;
  const { name, namespace, uid } = pod.metadata;
  return {
    addresses: [pod["status"].podIP],
    conditions: {
      ready,
      serving: ready,
      terminating: pod.metadata.deletionTimestamp !== undefined,
    },
    targetRef: { kind: "Pod", namespace, name, uid },
    nodeName: pod["spec"].nodeName,
  };
}

function portOf(target: unknown, pods: readonly AnyObject[]): number | undefined {
  if (typeof target !== "string") return target as number | undefined;
  for (const pod of pods) {
    for (const c of pod["spec"].containers ?? []) {
      const port = (c.ports ?? []).find((p: Fields) => p.name === target);
      if (port) return port.containerPort;
    }
  }
  return undefined;
}
