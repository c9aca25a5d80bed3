/**
 * What listens on the ports of pods.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Kernel } from "../kernel.ts";
import { serveHttp } from "./http_bytes.ts";
import type { PodAddress, PodHttpHandler, PortConnection } from "./process.ts";

/**
 * Serves a connection to a port of a pod until it ends.
 *
 * **Returns** what the client is told when that was not possible.
 */
export async function connectPort(
  kernel: Kernel,
  connection: PortConnection,
): Promise<string | undefined> {
  const { portForward } = kernel.options;
  const { pod, port } = connection;
  try {
    if (portForward) await portForward(connection);
    else if (!answersHttp(kernel, pod, port)) return refused(pod, port);
    else await serveHttp(connection, (request) => answerHttp(kernel, request, { pod, port }));
    return undefined;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return `error forwarding port ${port} to pod ${pod.metadata.uid}, uid : ${text}`;
  }
}

/** Answers an HTTP request to a pod; undefined where nothing listens. */
export async function answerHttp(
  kernel: Kernel,
  request: Request,
  at: PodAddress,
): Promise<Response | undefined> {
  const { http } = kernel.options;
  if (http) return await http(request, at);
  return declares(at.pod, at.port) ? greet(request, at) : undefined;
}

function answersHttp(kernel: Kernel, pod: AnyObject, port: number): boolean {
  return kernel.options.http !== undefined || declares(pod, port);
}

const greet: PodHttpHandler = (request, { pod, port }) => {
  const { pathname } = new URL(request.url);
  const { namespace, name } = pod.metadata;
  return new Response(`${request.method} ${pathname} at ${namespace}/${name}:${port}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
};

function declares(pod: AnyObject, port: number): boolean {
  const containers: { ports?: { containerPort: number }[] }[] = [
    ...pod["spec"].containers ?? [],
    ...pod["spec"].initContainers ?? [],
  ];
  return containers.some((c) => c.ports?.some((p) => p.containerPort === port));
}

function refused(pod: AnyObject, port: number): string {
  const where = `IPv4: dial tcp4 127.0.0.1:${port}: connect: connection refused`;
  return `error forwarding port ${port} to pod ${pod.metadata.uid}, uid : failed to execute ` +
    `portforward in network namespace: failed to connect to localhost:${port} inside namespace ` +
    `"${pod.metadata.uid}", ${where}`;
}
