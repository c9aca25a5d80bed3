/**
 * The kubelet of envtest: one node whose containers are processes of this machine.
 *
 * @module
 */

import { ConfigError, ProtocolError } from "../errors.ts";
import { runtime } from "../runtime/mod.ts";
import { kubeletArgs } from "./envtest_args.ts";
import type { IssuedCertificate } from "./certificates.ts";
import { waitReady } from "./envtest_http.ts";
import { type ServerProcess, startProcess } from "./envtest_process.ts";

/** What pods name as their node. */
export const nodeName = "node-1";

/** How to start the kubelet. */
export interface KubeletSettings {
  readonly path: string | undefined;
  readonly directory: string;
  readonly port: number;
  readonly onLog: ((line: string) => void) | undefined;
}

/** Starts the kubelet. **Errors**: `ConfigError` when it was not built. */
export function startKubelet({ path, directory, port, onLog }: KubeletSettings): ServerProcess {
  if (path === undefined) {
    const problem = "fake-kubelet is not there; deno task envtest:build builds it";
    throw new ConfigError("Cannot start a kubelet", {
      attempts: [{ source: "assetsDir", problem }],
    });
  }
  return startProcess({ name: "fake-kubelet", path, args: kubeletArgs(directory, port), onLog });
}

/** A cluster that a node joins. */
export interface Joining {
  readonly kubelet: ServerProcess;
  readonly port: number;
  readonly apiserver: string;
  readonly ca: string;
  readonly admin: IssuedCertificate;
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** Waits for the kubelet, and makes its node known to the API server. */
export async function joinNode({ kubelet, port, ca, admin, ...rest }: Joining): Promise<void> {
  const { apiserver, deadline, signal } = rest;
  const url = `https://127.0.0.1:${port}/healthz`;
  const isReady = (text: string) => text === "ok";
  await waitReady({ ca, ...admin }, {
    name: "fake-kubelet",
    server: kubelet,
    url,
    deadline,
    signal,
    isReady,
  });
  const node = {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: nodeName },
    status: {
      addresses: [{ type: "InternalIP", address: "127.0.0.1" }],
      daemonEndpoints: { kubeletEndpoint: { Port: port } },
    },
  };
  const client = runtime().createHttpClient({ ca, ...admin });
  try {
    const response = await client.request({
      method: "POST",
      url: `${apiserver}/api/v1/nodes`,
      headers: [["content-type", "application/json"]],
      body: JSON.stringify(node),
      kind: "unary",
    });
    const text = await response.text();
    if (!response.ok) throw new ProtocolError(`Cannot add the node: the server answers ${text}`);
  } finally {
    await client.close();
  }
}
