/**
 * The proxy subresource of pods and services: HTTP to what a pod serves, through the API server.
 *
 * Source: https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/#manually-constructing-apiserver-proxy-urls
 *
 * @module
 */

import { read, stored } from "../call.ts";
import type { Exchange } from "../exchange.ts";
import { badRequest, failure, notFound } from "../status_error.ts";
import { answerHttp } from "./pod_ports.ts";
import { backend, portOfPod, unavailable } from "./backend.ts";

/** Answers a request that is meant for a pod, or for a pod of a service. */
export async function handleProxy(exchange: Exchange): Promise<Response> {
  const { call, request } = exchange;
  const { name, port } = splitName(call.name);
  const record = stored(call, name);
  if (!record) throw notFound(call.type, name);
  const object = read(call, record);
  const isPod = call.type.plural === "pods";
  if (isPod && !object["status"]?.podIP) throw badRequest("address not allowed");
  const at = isPod
    ? { pod: object, port: portOfPod(object, port) }
    : backend(call.kernel, object, port);
  const response = await answerHttp(call.kernel, passedOn(request, exchange.query.get("path")), at);
  if (response) return new Response(response.body, response);
  const where = `${at.pod["status"]?.podIP ?? "127.0.0.1"}:${at.port}`;
  throw unavailable(
    `error trying to reach service: dial tcp ${where}: connect: connection refused`,
  );
}

/** In this order a kube-apiserver chooses among the addresses of a node. */
const ADDRESSES = ["Hostname", "InternalDNS", "InternalIP", "ExternalDNS", "ExternalIP"];

/**
 * Refuses a request that is meant for a node, behind which is no kubelet.
 *
 * **Errors**: 404 without a node, 500 for one without addresses, 400 for loopback, else 503.
 */
export function refuseNodeProxy({ call }: Exchange): never {
  const { name, port } = splitName(call.name);
  const record = stored(call, name);
  if (!record) throw notFound(call.type, name);
  const { addresses = [], daemonEndpoints }: NodeStatus = read(call, record)["status"] ?? {};
  const host = ADDRESSES.flatMap((type) => addresses.filter((a) => a.type === type))[0]?.address;
  if (host === undefined) {
    const known = addresses.map(({ type, address }) => `{${type} ${address}}`).join(" ");
    throw failure(500, "", `no preferred addresses found; known addresses: [${known}]`);
  }
  if (/^(127\.|::1$|localhost$)/.test(host)) throw badRequest("address not allowed");
  const own = daemonEndpoints?.kubeletEndpoint?.Port ?? 10_250;
  const where = `${host}:${port === "" ? own : port}`;
  throw unavailable(
    `error trying to reach service: dial tcp ${where}: connect: connection refused`,
  );
}

interface NodeStatus {
  readonly addresses?: readonly { readonly type: string; readonly address: string }[];
  readonly daemonEndpoints?: { readonly kubeletEndpoint?: { readonly Port?: number } };
}

/** `[scheme:]name[:port]`. */
function splitName(text: string): { readonly name: string; readonly port: string } {
  const parts = text.split(":");
  const [scheme, ...rest] = parts.length === 3 ? parts : ["", ...parts];
  const [name = "", port = ""] = rest;
  if (parts.length > 3 || !["", "http", "https"].includes(scheme ?? "") || name === "") {
    throw badRequest(`invalid proxy request ${JSON.stringify(text)}`);
  }
  return { name, port };
}

/** The request as the pod gets it, at a path of its own or another: without the credentials for the API server. */
function passedOn(request: Request, other: string | null): Request {
  const { pathname, search } = new URL(request.url);
  const path = (other ?? pathname.slice(pathname.indexOf("/proxy") + "/proxy".length)) || "/";
  const headers = new Headers(request.headers);
  headers.delete("authorization");
  const { method, body, signal } = request;
  return new Request(`http://pod${path}${search}`, {
    method,
    headers,
    signal,
    ...(body === null ? {} : { body, duplex: "half" as const }),
  });
}
