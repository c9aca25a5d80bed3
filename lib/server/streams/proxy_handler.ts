/**
 * The proxy subresource of pods and services: HTTP to what a pod serves, through the API server.
 *
 * Source: https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/#manually-constructing-apiserver-proxy-urls
 *
 * @module
 */

import { hasCondition } from "../../meta/conditions.ts";
import type { AnyObject } from "../../meta/object.ts";
import { selector } from "../../meta/selector.ts";
import { read, stored } from "../call.ts";
import { findAll } from "../controllers/access.ts";
import type { Exchange } from "../exchange.ts";
import { selectorText } from "../selector_text.ts";
import { badRequest, failure, notFound, type StatusError } from "../status_error.ts";
import { answerHttp } from "./pod_ports.ts";
import type { PodAddress } from "./process.ts";

/** Answers a request that is meant for a pod, or for a pod of a service. */
export async function handleProxy(exchange: Exchange): Promise<Response> {
  const { call, request } = exchange;
  const { name, port } = splitName(call.name);
  const record = stored(call, name);
  if (!record) throw notFound(call.type, name);
  const object = read(call, record);
  const at = call.type.plural === "pods"
    ? { pod: object, port: portOfPod(object, port) }
    : backend(exchange, object, port);
  const response = await answerHttp(call.kernel, passedOn(request), at);
  if (response) return new Response(response.body, response);
  const where = `${at.pod["status"]?.podIP ?? "127.0.0.1"}:${at.port}`;
  throw unavailable(
    `error trying to reach service: dial tcp ${where}: connect: connection refused`,
  );
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

interface NamedPort {
  readonly name?: string;
  readonly containerPort: number;
}

function portOfPod(pod: AnyObject, port: string): number {
  const declared: NamedPort[] = (pod["spec"].containers as { ports?: NamedPort[] }[])
    .flatMap((c) => c.ports ?? []);
  if (port === "") return declared[0]?.containerPort ?? 80;
  const named = declared.find((p) => p.name === port)?.containerPort;
  return named ?? Number(port);
}

function backend({ call }: Exchange, service: AnyObject, wanted: string): PodAddress {
  const { kernel } = call;
  const ports: { name?: string; port: number; targetPort?: string | number }[] =
    service["spec"].ports ?? [];
  const port = wanted === ""
    ? ports[0]
    : ports.find((p) => p.name === wanted || String(p.port) === wanted);
  const { name, namespace = "" } = service.metadata;
  if (!port) throw unavailable(`no service port ${JSON.stringify(wanted)} found for "${name}"`);
  const chosen = selectorText(service["spec"].selector);
  const pods = kernel.catalog.type("", "pods");
  const pod = pods && chosen !== ""
    ? findAll(kernel, pods, namespace).find((p) =>
      selector(chosen).matches(p.metadata.labels) &&
      hasCondition(p["status"]?.conditions, "Ready")
    )
    : undefined;
  if (!pod) throw unavailable(`no endpoints available for service ${JSON.stringify(name)}`);
  return { pod, port: portOfPod(pod, String(port.targetPort ?? port.port)) };
}

/** The request as the pod gets it: without the credentials for the API server. */
function passedOn(request: Request): Request {
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(pathname.indexOf("/proxy") + "/proxy".length) || "/";
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

function unavailable(text: string): StatusError {
  return failure(503, "ServiceUnavailable", text);
}
