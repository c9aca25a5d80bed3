/**
 * Port-forward: connections to the ports of a pod, many over one.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { ByteConnection } from "../../runtime/upgrade_port.ts";
import type { Exchange } from "../exchange.ts";
import type { Kernel } from "../kernel.ts";
import { badRequest } from "../status_error.ts";
import { forwardChannels } from "./forward_channels.ts";
import { connectPort } from "./pod_ports.ts";
import { checkNode, targetPod } from "./pod_target.ts";
import { spdySession, type SpdyStream } from "./spdy/session.ts";
import { overWebSocket } from "./tunnel.ts";
import { choose, consent, wantedUpgrade } from "./upgrade.ts";

const TUNNEL = "SPDY/3.1+portforward.k8s.io";
const SPDY = "portforward.k8s.io";
const CHANNELS = ["v4.channel.k8s.io", "v4.base64.channel.k8s.io"];

/** Answers port-forward. */
export function handlePortForward(exchange: Exchange): Response {
  const pod = targetPod(exchange);
  checkNode(pod);
  const { kernel } = exchange.call;
  const wanted = wantedUpgrade(exchange.request);
  if (wanted.to === "SPDY/3.1") {
    const protocol = choose(wanted, [SPDY]);
    return consent(exchange, {
      to: "SPDY/3.1",
      headers: [["x-stream-protocol-version", protocol]],
      serve: (connection) => serve(kernel, pod, connection),
    });
  }
  const protocol = choose(wanted, [TUNNEL, ...CHANNELS]);
  if (protocol === TUNNEL) {
    return consent(exchange, {
      to: "websocket",
      protocol,
      serve: (connection) => serve(kernel, pod, overWebSocket(connection)),
    });
  }
  const ports = portsOf(exchange.query);
  return consent(exchange, {
    to: "websocket",
    protocol,
    serve: (connection) => forwardChannels(kernel, pod, ports, connection),
  });
}

function portsOf(query: URLSearchParams): readonly number[] {
  const ports = query.getAll("ports").map(Number);
  if (ports.length === 0) throw badRequest('query parameter "ports" is required');
  const wrong = ports.find((port) => port < 1);
  if (wrong !== undefined) throw badRequest(`port "${wrong}" must be > 0 and <= 65535`);
  return ports;
}

/** Pairs the streams that belong together by the request that the client numbers. */
async function serve(kernel: Kernel, pod: AnyObject, connection: ByteConnection): Promise<void> {
  const waiting = new Map<string, { error?: SpdyStream; data?: SpdyStream }>();
  const running = new Set<Promise<void>>();
  const session = spdySession(connection, (stream) => {
    const id = stream.headers.get("requestid") ?? stream.headers.get("port") ?? "";
    const pair = waiting.get(id) ?? {};
    waiting.set(id, pair);
    if (stream.headers.get("streamtype") === "error") pair.error = stream;
    else pair.data = stream;
    if (!pair.error || !pair.data) return;
    waiting.delete(id);
    const run = forward(kernel, pod, pair.error, pair.data);
    running.add(run);
    void run.finally(() => running.delete(run));
  });
  await session.closed;
  await Promise.allSettled(running);
}

async function forward(
  kernel: Kernel,
  pod: AnyObject,
  error: SpdyStream,
  data: SpdyStream,
): Promise<void> {
  const port = Number(data.headers.get("port"));
  const ended = Promise.withResolvers<void>();
  const message = await connectPort(kernel, {
    pod,
    port,
    closed: ended.promise,
    read: () => data.read(),
    write: (bytes) => data.write(bytes),
    close: () => data.end(),
  });
  if (message !== undefined) await error.write(new TextEncoder().encode(message));
  // A kubelet closes them in this order.
  await error.end();
  await data.end();
  ended.resolve();
}
