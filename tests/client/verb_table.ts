/**
 * Every verb that sends something, to be tried in one way after the other.
 *
 * @module
 */

import { tmpdir } from "node:os";
import type { Client, FullView, KubeObject } from "kubist";
import type { ObjectMeta } from "kubist/meta";

/** What any call takes. */
export interface Limits {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** One verb. */
export interface VerbRow {
  /** The method, of views or of the client. */
  readonly method: string;
  readonly of: "view" | "client";
  /** Whether it goes on until it is called off, whatever the server does. */
  readonly isEndless?: true;
  /** Whether its time is the client's, not its own. */
  readonly isTimedByClient?: true;
  /** Whether the body of an answer that has come is the caller's to wait for. */
  readonly givesBody?: true;
  /** Does it to the object of this name, in this namespace, to its end. */
  act(k: Client, limits: Limits, name: string, namespace: string): Promise<unknown>;
}

type Act = (view: FullView, name: string, limits: Limits) => unknown;
type Flowing = AsyncIterable<unknown>;

async function finish(result: unknown): Promise<unknown> {
  if (!isFlow(result)) return await result;
  for await (const _ of result);
  return undefined;
}

function isFlow(value: unknown): value is Flowing {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** Views by plural, as if the compiler knew nothing of their kinds. */
function viewOf(k: Client, plural: "pods" | "nodes" | "other", namespace: string): FullView {
  const all = {
    pods: () => k.pods(namespace),
    nodes: () => k.nodes(),
    other: () => k.deployments(namespace),
  };
  return all[plural]() as unknown as FullView;
}

const rows = (
  plural: "pods" | "nodes" | "other",
  acts: Readonly<Record<string, Act>>,
  more: Partial<VerbRow> = {},
): readonly VerbRow[] =>
  Object.entries(acts).map(([method, act]) => ({
    method,
    of: "view",
    ...more,
    act: async (k, limits, name, namespace) =>
      await finish(act(viewOf(k, plural, namespace), name, limits)),
  }));

const metadataOf = (name: string): ObjectMeta => ({
  name,
  namespace: "web",
  uid: "u",
  resourceVersion: "1",
  creationTimestamp: "2026-01-01T00:00:00Z",
});
const object = (name: string): KubeObject & { readonly spec: object } => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: metadataOf(name),
  spec: {},
});
const workload = (name: string) => ({ ...object(name), apiVersion: "apps/v1", kind: "Deployment" });
const file = `${tmpdir()}/kubist-nothing-is-written-here`;

/** The verbs whose first argument is a name, or an object with one. */
export const namedVerbs: readonly VerbRow[] = [
  ...rows("pods", {
    get: (view, name, o) => view.get(name, o),
    find: (view, name, o) => view.find(name, o),
    create: (view, name, o) => view.create(object(name), o),
    update: (view, name, o) => view.update(object(name), o),
    patch: (view, name, o) => view.patch(name, { metadata: { labels: { a: "b" } } }, o),
    apply: (view, name, o) => view.apply(name, { spec: {} }, o),
    edit: (view, name, o) => view.edit(name, () => {}, o),
    delete: (view, name, o) => view.delete(name, o),
    wait: (view, name, o) => view.wait(name, "Ready", o),
    getStatus: (view, name, o) => view.getStatus(name, o),
    updateStatus: (view, name, o) => view.updateStatus(object(name), o),
    patchStatus: (view, name, o) => view.patchStatus(name, { status: {} }, o),
    applyStatus: (view, name, o) => view.applyStatus(name, { status: {} }, o),
    evict: (view, name, o) => view.evict(name, o),
    bind: (view, name, o) => view.bind(name, "node", o),
    updateEphemeralContainers: (view, name, o) => view.updateEphemeralContainers(object(name), o),
    patchEphemeralContainers: (view, name, o) => view.patchEphemeralContainers(name, {}, o),
    updateResize: (view, name, o) => view.updateResize(object(name), o),
    patchResize: (view, name, o) => view.patchResize(name, {}, o),
    exec: (view, name, o) => view.exec(name, ["true"], o),
    copyFrom: (view, name, o) => view.copyFrom(name, "/a", file, o),
    copyTo: (view, name, o) => view.copyTo(name, "README.md", "/a", o),
    debug: (view, name, o) => view.debug(name, { image: "i", ...o }),
  }),
  ...rows("pods", {
    proxy: (view, name, o) => view.proxy(name, "/", o).then((answer) => answer.text()),
    logs: (view, name, o) => view.logs(name, o),
  }, { givesBody: true }),
  ...rows("other", {
    scale: (view, name, o) => view.scale(name, 1, o),
    getScale: (view, name, o) => view.getScale(name, o),
    updateScale: (view, name, o) =>
      view.updateScale({
        apiVersion: "autoscaling/v1",
        kind: "Scale",
        metadata: metadataOf(name),
        spec: { replicas: 1 },
        status: { replicas: 1 },
      }, o),
    restart: (view, name, o) => view.restart(name, o),
    setImage: (view, name, o) => view.setImage(name, { c: "i" }, o),
    history: (view, name, o) => view.history(name, o),
    undo: (view, name, o) => view.undo(name, o),
    pause: (view, name, o) => view.pause(name, o),
    resume: (view, name, o) => view.resume(name, o),
    rollout: (view, name, o) => view.rollout(name, o),
  }),
  ...rows("nodes", {
    cordon: (view, name, o) => view.cordon(name, o),
    uncordon: (view, name, o) => view.uncordon(name, o),
    drain: (view, name, o) => view.drain(name, o),
  }),
];

/** The verbs of a whole collection. */
export const collectionVerbs: readonly VerbRow[] = [
  ...rows("pods", {
    list: (view, _, o) => view.list(o),
    first: (view, _, o) => view.first(o),
    table: (view, _, o) => view.table(o),
    deleteCollection: (view, _, o) => view.where("a=b").deleteCollection(o),
    waitAll: (view, _, o) => view.waitAll("Ready", o),
  }),
  ...rows("pods", {
    items: (view, _, { signal }) => view.items({ signal }),
    toArray: (view, _, { signal }) => view.toArray({ signal }),
  }, { isTimedByClient: true }),
  ...rows("pods", {
    watch: (view, _, { signal }) => view.watch({ signal }),
    informer: async (view, _, { signal }) => {
      await using informer = view.informer({ signal });
      await informer.synced;
    },
  }, { isEndless: true }),
];

const clientRows = (
  acts: Readonly<Record<string, (k: Client, limits: Limits) => unknown>>,
  more: Partial<VerbRow> = {},
): readonly VerbRow[] =>
  Object.entries(acts).map(([method, act]) => ({
    method,
    of: "client",
    ...more,
    act: async (k, limits) => await finish(act(k, limits)),
  }));

/** The verbs of the client itself. */
export const clientVerbs: readonly VerbRow[] = [
  ...clientRows({ explore: (k) => k.explore() }, { isTimedByClient: true }),
  ...clientRows({
    raw: (k, o) => k.raw("/healthz", o).then((answer) => answer.text()),
  }, { givesBody: true }),
  ...clientRows({
    kinds: (k, o) => k.kinds(o),
    version: (k, o) => k.version(o),
    resource: (k, o) => k.resource("pods", "web").get("a", o),
    can: (k, o) => k.can("get", "pods", "web", o),
    rules: (k, o) => k.rules("web", o),
    whoami: (k, o) => k.whoami(o),
    explain: (k, o) => k.explain("pods.spec", o),
    owners: (k, o) => {
      const owner = { apiVersion: "v1", kind: "Node", name: "n", uid: "n", controller: true };
      const metadata = { ...metadataOf("a"), ownerReferences: [owner] };
      return k.owners({ ...object("a"), metadata }, o);
    },
    children: (k, o) => k.children(workload("a"), o),
    eventsOf: (k, o) => k.eventsOf(object("a"), o),
    top: (k, o) => k.top("pods", "web", o),
    apply: (k, o) => k.apply([object("a")], o),
    diff: (k, o) => k.diff([object("a")], o),
    delete: (k, o) => k.delete([object("a")], o),
  }),
];
