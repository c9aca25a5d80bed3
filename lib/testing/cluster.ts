/**
 * A cluster without a cluster: the embedded API server with a client, and a socket when asked for.
 *
 * @module
 */

import type { Client, ClientOptions } from "../client/client.ts";
import { createClient } from "../front/mod.ts";
import type { Handler, Listener, Peer } from "../runtime/port.ts";
import type { UpgradeHandler } from "../runtime/upgrade_port.ts";
import { runtime } from "../runtime/mod.ts";
import { createServer, type EmbeddedServer } from "../server/server.ts";
import type { Faults } from "../server/faults.ts";
import type { ServerOptions } from "../server/options.ts";
import { createTransport, type TransportOptions } from "../transport/transport.ts";
import { createCertificateAuthority } from "./certificates.ts";
import { inProcessClient } from "./in_process.ts";
import { type AdminAccess, toKubeconfig } from "./kubeconfig.ts";

/** How to start a cluster. */
export type ClusterOptions = Omit<ServerOptions, "auth">;

/** How a client of a cluster behaves. */
export type ClusterClientOptions =
  & Pick<ClientOptions, "namespace" | "writes" | "contentType" | "onTrouble" | "clock" | "random">
  & Pick<
    TransportOptions,
    "onWarning" | "onTrace" | "onRetry" | "retry" | "timeoutMs" | "wrapTransport"
  >;

/** How to listen. */
export interface ClusterListenOptions {
  /** @default {any free port} */
  readonly port?: number | undefined;
}

/** A cluster that listens on loopback over TLS, and what a client needs to enter as its admin. */
export interface ClusterAddress extends AdminAccess {
  /** A kubeconfig file's text, for kubectl and everybody else. */
  readonly kubeconfig: string;
}

/** A running embedded cluster. */
export interface Cluster extends AsyncDisposable {
  /** Answers requests in this process, as the cluster's admin. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** What tests do to it: broken watches, refused requests, lost history. */
  readonly faults: Faults;
  /** A client in this process, without a socket; closed with the cluster. */
  client(options?: ClusterClientOptions): Client;
  /**
   * Listens on loopback over TLS, with an authority and credentials made for this run.
   * A second call gives the same address.
   */
  listen(options?: ClusterListenOptions): Promise<ClusterAddress>;
  /** Ends all clients and connections. */
  stop(): Promise<void>;
}

const admin: Peer = { certificate: { user: "kubernetes-admin", groups: ["system:masters"] } };

/**
 * Starts an embedded cluster in this process; nothing is downloaded and no port is opened.
 *
 * @example
 * ```ts
 * import { startCluster } from "kubist/testing";
 *
 * await using cluster = await startCluster();
 * const k = cluster.client();
 * await k.namespaces().create({ metadata: { name: "web" } });
 * console.log((await k.namespaces().get("web")).status?.phase); // Active
 * ```
 */
export function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  const token = randomToken();
  const user = { username: "kubernetes-admin", groups: ["system:masters"] };
  const server = createServer({ ...options, auth: { mode: "token", tokens: { [token]: user } } });
  const clients = new Set<Client>();
  let listening: Promise<{ listener: Listener; address: ClusterAddress }> | undefined;

  const stop = async () => {
    await Promise.all([...clients].map((client) => client.close()));
    const { listener } = await listening ?? {};
    await server.close();
    await listener?.close();
  };
  return Promise.resolve({
    fetch: (request) => server.fetch(request, admin),
    faults: server.faults,
    client(how = {}) {
      const handler: Handler = (request) => server.fetch(request, admin);
      const onUpgrade: UpgradeHandler = (request) => server.upgrade(request, admin);
      const transport = createTransport({
        ...how,
        server: "http://embedded.cluster",
        open: () => inProcessClient({ handler, onUpgrade }),
      });
      const client = createClient({ ...how, transport });
      clients.add(client);
      return client;
    },
    async listen(how = {}) {
      listening ??= listen(server, token, how.port);
      return (await listening).address;
    },
    stop,
    [Symbol.asyncDispose]: stop,
  });
}

async function listen(
  server: EmbeddedServer,
  token: string,
  port: number | undefined,
): Promise<{ listener: Listener; address: ClusterAddress }> {
  const authority = await createCertificateAuthority();
  const [serving, client] = await Promise.all([
    authority.issue({
      commonName: "embedded",
      usage: "server",
      dnsNames: ["localhost"],
      ipAddresses: ["127.0.0.1"],
    }),
    authority.issue({
      commonName: "kubernetes-admin",
      organizations: ["system:masters"],
      usage: "client",
    }),
  ]);
  const listener = await runtime().listen((request, peer) => server.fetch(request, peer), {
    hostname: "127.0.0.1",
    onUpgrade: (request, peer) => server.upgrade(request, peer),
    ...(port === undefined ? {} : { port }),
    tls: { ...serving, clientCa: authority.cert },
  });
  const access: AdminAccess = {
    server: `https://127.0.0.1:${listener.port}`,
    ca: authority.cert,
    cert: client.cert,
    key: client.key,
    token,
  };
  return { listener, address: { ...access, kubeconfig: toKubeconfig(access) } };
}

/** 256 random bits. */
function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
