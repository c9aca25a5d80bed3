/**
 * A cluster without a cluster: the embedded API server with a client, and a socket when asked for.
 *
 * @module
 */

import type { Client, ClientOptions } from "../client/client.ts";
import { createClient } from "../front/mod.ts";
import { type OptionNames, requireKnown } from "../meta/option_names.ts";
import { ManifestError } from "../ops/manifests/error.ts";
import { originOf } from "../ops/manifests/origin.ts";
import { readManifests } from "../ops/manifests/read.ts";
import type { Handler, Listener, Peer } from "../runtime/port.ts";
import type { UpgradeHandler } from "../runtime/upgrade_port.ts";
import type { Faults } from "../server/faults.ts";
import { seededIds } from "../server/identity.ts";
import type { ServerOptions } from "../server/options.ts";
import { openStorage } from "../server/persist.ts";
import { type PlantedObject, PlantError } from "../server/plant.ts";
import type { PodLogs } from "../server/pod_logs.ts";
import { createRecorder, type RecordedRequest } from "../server/recorder.ts";
import { createServer } from "../server/server.ts";
import type { Snapshot } from "../server/snapshot.ts";
import { createTransport, type Transport, type TransportOptions } from "../transport/transport.ts";
import {
  adminToken,
  type ClusterAddress,
  type ClusterListenOptions,
  type Credentials,
  credentials,
  listenOnLoopback,
  requireLoopback,
} from "./address.ts";
import { type ExportOptions, toManifests } from "./export.ts";
import { inProcessClient } from "./in_process.ts";

/** How to start a cluster. */
export interface ClusterOptions extends Omit<ServerOptions, "auth" | "storage"> {
  /**
   * What is there from the start: objects, or paths of manifests with patterns, `./fixtures/*.yaml`.
   * Namespaces are created along.
   */
  readonly seed?: string | readonly (string | PlantedObject)[] | undefined;
  /**
   * Names, uids and versions that are the same from run to run, for the same requests; a number
   * gives others. With a clock of the caller's own the timestamps repeat too, from 2026 on.
   *
   * @default {false}
   */
  readonly deterministic?: boolean | number | undefined;
  /**
   * Let roles and bindings decide what others than the admin may do: service accounts, impersonated
   * users.
   *
   * @default {false} whoever has valid credentials may do everything
   */
  readonly rbac?: boolean | undefined;
  /** Remember the requests, the last 10,000 of them; see {@linkcode Cluster.requests}. @default {false} */
  readonly record?: boolean | undefined;
  /**
   * Keep the objects, and the credentials of {@linkcode Cluster.listen}, in this file. A write is
   * answered, and watches hear of it, once it is on the disk. What a file holds is not seeded again.
   *
   * @default {in memory alone}
   */
  readonly persist?: string | undefined;
}

/**
 * How a client of a cluster behaves. Its informers freeze what they keep, so that a test finds who
 * changes an object of the cache: `freeze` is true unless it is said.
 */
export type ClusterClientOptions =
  & Pick<
    ClientOptions,
    "namespace" | "writes" | "contentType" | "freeze" | "onTrouble" | "clock" | "random"
  >
  & Pick<
    TransportOptions,
    "onWarning" | "onTrace" | "onRetry" | "retry" | "timeoutMs" | "wrapTransport"
  >;

/** A running embedded cluster. */
export interface Cluster extends AsyncDisposable {
  /** Answers requests in this process, as the cluster's admin. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** What tests do to it: broken watches, refused requests, lost history. */
  readonly faults: Faults;
  /** What the containers of pods print. */
  readonly logs: PodLogs;
  /** The requests so far, with `record`. */
  readonly requests: readonly RecordedRequest[];
  /** A client in this process, without a socket; closed with the cluster. */
  client(options?: ClusterClientOptions): Client;
  /** What such a client sends its requests by, for those who make their own; theirs to close. */
  transport(options?: ClusterClientOptions): Transport;
  /**
   * Listens on loopback over TLS, with an authority and credentials made for this run.
   * A second call gives the same address.
   */
  listen(options?: ClusterListenOptions): Promise<ClusterAddress>;
  /** All objects of this moment; plain JSON. */
  snapshot(): Snapshot;
  /**
   * Brings back the objects of a snapshot, uids included, by writes that watches see; versions go
   * on from where they are. Logs and files of containers stay as they are.
   */
  restore(snapshot: Snapshot): void;
  /** The objects as manifests. */
  toYaml(options?: ExportOptions): Promise<string>;
  /** Ends all clients and connections. */
  stop(): Promise<void>;
}

const admin: Peer = { certificate: { user: "kubernetes-admin", groups: ["system:masters"] } };

const clusterOptions: OptionNames<ClusterOptions> = {
  clock: true,
  startTimeMs: true,
  ids: true,
  resources: true,
  admission: true,
  version: true,
  historyLimit: true,
  watchBuffer: true,
  bookmarkIntervalMs: true,
  maxBodyBytes: true,
  ca: true,
  frontProxy: true,
  controllers: true,
  simulate: true,
  seed: true,
  deterministic: true,
  rbac: true,
  record: true,
  persist: true,
  exec: true,
  attach: true,
  portForward: true,
  http: true,
};

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
export async function startCluster(options: ClusterOptions = {}): Promise<Cluster> {
  requireKnown("start a cluster", options, clusterOptions);
  const { seed = [], persist, record = false } = options;
  const storage = persist === undefined ? undefined : await openStorage(persist);
  const isNew = storage === undefined || storage.load().revision === 0;
  const token = adminToken(storage);
  const user = { username: "kubernetes-admin", groups: ["system:masters"] };
  const auth = { mode: options.rbac ? "rbac" : "token", tokens: { [token]: user } } as const;
  let made: Promise<Credentials> | undefined;
  const certificates = () => made ??= credentials(storage);
  const frontProxy = async () => (await certificates()).frontProxy();
  const server = createServer({ frontProxy, ...repeatable(options), storage, auth });
  if (isNew) await server.plant(await readSeed(seed)).catch(withOrigin);
  const recorder = createRecorder(record ? 10_000 : 0);
  const fetch: Handler = record
    ? (request, peer) => recorder.record(request, (r) => server.fetch(r, peer))
    : (request, peer) => server.fetch(request, peer);
  const upgrade: UpgradeHandler = record
    ? (request, peer) => recorder.record(request, (r) => server.upgrade(r, peer))
    : (request, peer) => server.upgrade(request, peer);
  const clients = new Set<Client>();
  let listening: Promise<{ listener: Listener; address: ClusterAddress }> | undefined;

  const transport = (how: ClusterClientOptions) =>
    createTransport({
      ...how,
      server: "http://embedded.cluster",
      open: () =>
        inProcessClient({
          handler: (request) => fetch(request, admin),
          onUpgrade: (request) => upgrade(request, admin),
        }),
    });
  const stop = async () => {
    await Promise.all([...clients].map((client) => client.close()));
    // Who asked to listen has heard why that failed.
    const { listener } = await listening?.catch(() => undefined) ?? {};
    await server.close();
    await listener?.close();
  };
  return {
    fetch: (request) => Promise.resolve(fetch(request, admin)),
    faults: server.faults,
    logs: server.logs,
    get requests() {
      return recorder.requests;
    },
    client(how = {}) {
      const client = createClient({ freeze: true, ...how, transport: transport(how) });
      clients.add(client);
      return client;
    },
    transport: (how = {}) => transport(how),
    async listen(how = {}) {
      requireLoopback(how.hostname);
      const open = async () =>
        listenOnLoopback({
          handler: fetch,
          onUpgrade: upgrade,
          token,
          credentials: await certificates(),
        }, how);
      return (await (listening ??= open())).address;
    },
    snapshot: () => server.snapshot(),
    restore: (snapshot) => server.restore(snapshot),
    toYaml: (how = {}) => toManifests(server.objects(), how),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** The options with chance and the start of time pinned down, if that is asked for. */
function repeatable({ deterministic = false, ...options }: ClusterOptions): ServerOptions {
  if (deterministic === false) return options;
  const ids = seededIds(deterministic === true ? 1 : deterministic);
  return { ids, startTimeMs: Date.UTC(2026, 0, 1), ...options };
}

/** What cannot be planted is told like what cannot be read: by the file and line that it stands in. */
function withOrigin(error: unknown): never {
  const origin = error instanceof PlantError ? originOf(error.object) : undefined;
  if (origin === undefined) throw error;
  const { state, problem } = error as PlantError;
  throw new ManifestError(state, { problem, ...origin, cause: error });
}

async function readSeed(seed: NonNullable<ClusterOptions["seed"]>): Promise<PlantedObject[]> {
  const objects: PlantedObject[] = [];
  for (const one of typeof seed === "string" ? [seed] : seed) {
    if (typeof one !== "string") objects.push(one);
    else for await (const manifest of readManifests(one)) objects.push(manifest);
  }
  return objects;
}
