/**
 * What stands behind an API service, as the objects of the cluster say it.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { decodeRecord, recordKey } from "../record.ts";
import type { RemoteService } from "./registry.ts";
import type { Verdict } from "./verdict.ts";

/** A service as it is stored; undefined for none. */
export function serviceOf(
  { store }: Kernel,
  { namespace, name }: RemoteService["service"],
): AnyObject | undefined {
  const record = store.of("/services").get(recordKey(namespace, name));
  return record && decodeRecord(record, "Service", "v1");
}

/** The endpoint slices of a service. */
export function slicesOf(
  { store }: Kernel,
  { namespace, name }: RemoteService["service"],
): EndpointSlice[] {
  return store.of("discovery.k8s.io/endpointslices").range(`${namespace}/`, "")
    .map((record) => decodeRecord(record, "EndpointSlice", "discovery.k8s.io/v1"))
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === name)
    // An empty list may be stored as null.
    .map((slice) => ({ endpoints: slice["endpoints"] ?? [], ports: slice["ports"] ?? [] }));
}

/** What is read of an endpoint slice. */
export interface EndpointSlice {
  readonly endpoints: readonly Endpoint[];
  readonly ports: readonly { readonly name?: string; readonly port?: number }[];
}

/** One of those behind a service. */
export interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions?: { readonly ready?: boolean };
  readonly targetRef?: { readonly kind?: string; readonly name?: string };
}

/** Whether one can be asked. */
export function isReady({ conditions }: Endpoint): boolean {
  return conditions?.ready !== false;
}

/** What is wrong before anybody is asked; undefined for nothing. */
export function missingPart(kernel: Kernel, { service }: RemoteService): Verdict | undefined {
  const { name, namespace, port } = service;
  const no = (reason: string, message: string): Verdict => ({ status: "False", reason, message });
  const where = `service/${name} in ${JSON.stringify(namespace)}`;
  const found = serviceOf(kernel, service);
  if (!found) return no("ServiceNotFound", `${where} is not present`);
  if (found["spec"].type !== "ClusterIP") return undefined;
  const ports: { name?: string; port: number }[] = found["spec"].ports ?? [];
  const known = ports.find((p) => p.port === port);
  if (!known) return no("ServicePortError", `${where} is not listening on port ${port}`);
  const slices = slicesOf(kernel, service);
  if (slices.length === 0) {
    return no("EndpointsNotFound", `cannot find endpointslices for ${where}`);
  }
  const portName = known.name ?? "";
  const offers = slices.some(({ endpoints, ports: offered }) =>
    endpoints.some(isReady) &&
    offered.some((p) => (p.name ?? "") === portName && p.port !== undefined)
  );
  if (offers) return undefined;
  const text = `have no addresses with port name ${JSON.stringify(portName)}`;
  return no("MissingEndpoints", `endpointslices for ${where} ${text}`);
}
