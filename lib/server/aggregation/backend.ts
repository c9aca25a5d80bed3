/**
 * The server behind an API service, and how it is asked.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { HttpClient, HttpRequest } from "../../runtime/port.ts";
import { abortable } from "../../stream/deadline.ts";
import type { Kernel } from "../kernel.ts";
import { decodeRecord, recordKey } from "../record.ts";
import { unavailable } from "../streams/backend.ts";
import { answerHttp } from "../streams/pod_ports.ts";
import type { PodAddress } from "../streams/process.ts";
import { failure } from "../status_error.ts";
import { type Endpoint, isReady, serviceOf, slicesOf } from "./presence.ts";
import type { RemoteService } from "./registry.ts";

/** A server that was found. */
export interface Backend {
  /** `https://host:port`. */
  readonly origin: string;
  request(request: HttpRequest): Promise<Response>;
  readonly upgrade: HttpClient["upgrade"];
}

/** Finds who is to be asked. **Errors**: what is wrong with the service, in the words of kube-apiserver. */
export async function resolveBackend(kernel: Kernel, remote: RemoteService): Promise<Backend> {
  const { service } = remote;
  const found = serviceOf(kernel, service);
  if (!found) throw failure(404, "NotFound", `service ${JSON.stringify(service.name)} not found`);
  const { type, externalName, ports = [] } = found["spec"];
  if (type === "ExternalName") return await dialled(kernel, remote, externalName, service.port);
  const port = (ports as { name?: string; port: number }[]).find((p) => p.port === service.port);
  if (!port) {
    throw unavailable(`no service port ${service.port} found for service "${service.name}"`);
  }
  for (const { endpoints, ports: offered } of slicesOf(kernel, service)) {
    const number = offered.find((p) => (p.name ?? "") === (port.name ?? ""))?.port;
    const endpoint = endpoints.find(isReady);
    if (number === undefined || !endpoint) continue;
    const pod = podOf(kernel, service.namespace, endpoint);
    const address = endpoint.addresses[0] ?? "";
    return pod
      ? played(kernel, { pod, port: number }, `https://${hostPort(address, number)}`)
      : await dialled(kernel, remote, address, number);
  }
  throw unavailable(`no endpoints available for service "${service.name}"`);
}

function podOf({ store }: Kernel, namespace: string, endpoint: Endpoint): AnyObject | undefined {
  const { kind, name = "" } = endpoint.targetRef ?? {};
  const record = kind === "Pod" ? store.of("/pods").get(recordKey(namespace, name)) : undefined;
  return record && decodeRecord(record, "Pod", "v1");
}

/** A server of this machine. */
async function dialled(
  kernel: Kernel,
  { insecureSkipTlsVerify, ca, service }: RemoteService,
  host: string,
  port: number,
): Promise<Backend> {
  const proof = await kernel.options.frontProxy?.();
  const client = kernel.outgoing.client({
    tlsServerName: `${service.name}.${service.namespace}.svc`,
    ...(insecureSkipTlsVerify ? { insecureSkipTlsVerify } : { ca }),
    ...(proof && { cert: proof.cert, key: proof.key }),
  });
  return {
    origin: `https://${hostPort(host, port)}`,
    request: (request) => client.request(request),
    upgrade: client.upgrade && ((request, protocols) => client.upgrade!(request, protocols)),
  };
}

/** A pod that is played in this process. */
function played(kernel: Kernel, at: PodAddress, origin: string): Backend {
  return {
    origin,
    upgrade: undefined,
    async request({ method, url, headers, body, signal }) {
      const request = new Request(url.replace(/^https:/, "http:"), {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, value]),
        ...(body === undefined ? {} : { body }),
        ...(signal && { signal }),
      });
      const response = await abortable(answerHttp(kernel, request, at), signal);
      if (response) return response;
      throw unavailable(`dial tcp ${origin.slice("https://".length)}: connect: connection refused`);
    },
  };
}

function hostPort(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}
