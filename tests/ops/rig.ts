/**
 * An embedded server whose insides the tests of this folder reach: what containers print, and who may
 * do what.
 *
 * @module
 */

import { type Client, type ClientOptions, createClient, type TraceEvent } from "kubist";
import { createServer, type EmbeddedServer, type ServerOptions } from "kubist/server";
import { createTransport } from "kubist/transport";

/** A server with clients that are its admin. */
export interface Rig extends AsyncDisposable {
  readonly server: EmbeddedServer;
  readonly k: Client;
  client(
    options?: Omit<ClientOptions, "transport"> & { onTrace?: (event: TraceEvent) => void },
  ): Client;
}

const admin = { certificate: { user: "kubernetes-admin", groups: ["system:masters"] } };

/** Starts a server in this process. */
export function startRig(options: ServerOptions = {}): Rig {
  const server = createServer(options);
  const client: Rig["client"] = ({ onTrace, ...how } = {}) => {
    const transport = createTransport({
      server: "http://embedded.cluster",
      onTrace,
      open: () => ({
        request: ({ url, method, headers, body, signal }) => {
          const pairs = headers.map(([n, v]): [string, string] => [n, v]);
          const init = { method, headers: pairs, ...(signal ? { signal } : {}) };
          const request = new Request(url, body === undefined ? init : { ...init, body });
          return abortable(server.fetch(request, admin), signal);
        },
        close: () => Promise.resolve(),
      }),
    });
    return createClient({ ...how, transport });
  };
  return { server, client, k: client(), [Symbol.asyncDispose]: () => server.close() };
}

async function abortable(answer: Promise<Response>, signal: AbortSignal | undefined) {
  const response = await answer;
  if (!signal || response.body === null) return response;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  response.body.pipeTo(writable, { signal }).catch(() => {});
  return new Response(readable, response);
}

/** What all workloads have in their specs. */
export interface WorkloadSpec {
  selector: { matchLabels: Record<string, string> };
  template: {
    metadata: { labels: Record<string, string> };
    spec: { containers: { name: string; image: string }[] };
  };
}

/** A workload's spec with one container. */
export function workload(app: string, image = "registry.example/app:1"): WorkloadSpec {
  const labels = { app };
  return {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: "main", image }] } },
  };
}

/** Lets what is under way go on for a moment. */
export function settle(ms = 20): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
