/**
 * The embedded API server: requests in, responses out, no sockets.
 *
 * @module
 */

import type { Peer } from "../runtime/port.ts";
import type { Upgrade } from "../runtime/upgrade_port.ts";
import type { AnyObject } from "../meta/object.ts";
import { createApp } from "./app.ts";
import { internalCall } from "./call.ts";
import { createObject } from "./create.ts";
import type { Faults } from "./faults.ts";
import { startControllers } from "./controllers/mod.ts";
import { seedCluster } from "./controllers/seed.ts";
import { createKernel, type Kernel } from "./kernel.ts";
import type { ServerOptions } from "./options.ts";
import type { Storage } from "./persist.ts";
import type { PodLogs } from "./pod_logs.ts";
import { failure } from "./status_error.ts";
import { takeAtOnce } from "./steps.ts";
import { type PlantedObject, plantObjects } from "./plant.ts";
import { refusal } from "./respond.ts";
import { allObjects, restoreSnapshot, type Snapshot, takeSnapshot } from "./snapshot.ts";

/** A running server. */
export interface EmbeddedServer {
  /** Answers one request; give it to a listener, or call it in process. */
  fetch(request: Request, peer?: Peer): Promise<Response>;
  /** Answers one request that asks for an upgrade; give it to a listener as `onUpgrade`. */
  upgrade(request: Request, peer?: Peer): Promise<Response | Upgrade>;
  /** What tests do to it. */
  readonly faults: Faults;
  /** What the containers of pods print. */
  readonly logs: PodLogs;
  /** Creates objects that are there from the start; see {@linkcode plantObjects}. */
  plant(objects: readonly PlantedObject[]): Promise<void>;
  /** All objects as they are; plain JSON. */
  snapshot(): Snapshot;
  /** Brings the objects of a snapshot back; see {@linkcode restoreSnapshot}. */
  restore(snapshot: Snapshot): void;
  /** All objects, in the versions in which they are stored. */
  objects(): AnyObject[];
  /** The revision of the latest write. */
  readonly revision: number;
  /** Ends all watches and timers; later requests are answered 503. */
  close(): Promise<void>;
  /** Ends all that is open. */
  [Symbol.asyncDispose](): Promise<void>;
}

const SEEDED_NAMESPACES = ["default", "kube-node-lease", "kube-public", "kube-system"];

/**
 * Creates a server with the namespaces that every cluster has.
 *
 * @example
 * ```ts
 * import { createServer } from "kubist/server";
 *
 * await using server = createServer();
 * const response = await server.fetch(new Request("http://embedded/api/v1/namespaces/default"));
 * console.log(response.status); // 200
 * ```
 */
export function createServer(options: ServerOptions = {}): EmbeddedServer {
  const kernel = createKernel(options);
  const app = createApp(kernel);
  const stopControllers = startControllers(kernel);
  let closed = false;
  const saved = options.storage?.load();
  if (saved && saved.revision > 0) load(kernel, saved);
  else seed(kernel);

  async function close(): Promise<void> {
    closed = true;
    stopControllers();
    kernel.faults.closeWatches();
    kernel.logs.close();
    kernel.journal.close();
    await kernel.outgoing.close();
  }

  async function upgrade(request: Request, peer: Peer = {}): Promise<Response | Upgrade> {
    if (closed) return refuseClosed();
    let accepted: Upgrade | undefined;
    const response = await app(request, peer, (upgrade) => void (accepted = upgrade));
    return accepted ?? response;
  }

  return {
    faults: kernel.faults,
    logs: kernel.logs,
    get revision() {
      return kernel.store.revision;
    },
    fetch(request, peer = {}) {
      return closed ? Promise.resolve(refuseClosed()) : app(request, peer);
    },
    upgrade,
    plant: (objects) => plantObjects(kernel, objects),
    snapshot: () => takeSnapshot(kernel),
    restore: (snapshot) => restoreSnapshot(kernel, snapshot),
    objects: () => allObjects(kernel),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function refuseClosed(): Response {
  return refusal(failure(503, "ServiceUnavailable", "the server is closed"));
}

/** What an earlier server has left; the controllers look at all of it. */
function load(kernel: Kernel, { rows, revision }: ReturnType<Storage["load"]>): void {
  const all = [...rows].flatMap(({ text, ...row }) => text === undefined ? [] : [{ ...row, text }]);
  kernel.store.load(all, revision);
}

function seed(kernel: Kernel): void {
  const namespaces = kernel.catalog.type("", "namespaces");
  if (!namespaces) return;
  for (const name of SEEDED_NAMESPACES) {
    const call = internalCall(kernel, namespaces, "", name);
    const object = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
    takeAtOnce(createObject(call, object as Parameters<typeof createObject>[1]));
  }
  if (kernel.options.simulate) seedCluster(kernel);
}
