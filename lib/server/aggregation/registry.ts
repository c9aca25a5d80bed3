/**
 * Which API services are served elsewhere, and whether all are there: what a cluster without any pays
 * for those that have some. The rest is loaded with the first.
 *
 * Source: https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { change, find } from "../controllers/access.ts";
import { workQueue } from "../controllers/work_queue.ts";
import type { Kernel } from "../kernel.ts";
import { missingPart } from "./presence.ts";
import { LOCAL, setAvailable, type Verdict } from "./verdict.ts";
import type { Watchdog } from "./watchdog.ts";

/** An API service that is served by a server behind a service. */
export interface RemoteService {
  /** `v1.group`. */
  readonly name: string;
  readonly group: string;
  readonly version: string;
  readonly groupPriority: number;
  readonly versionPriority: number;
  readonly service: { readonly namespace: string; readonly name: string; readonly port: number };
  readonly insecureSkipTlsVerify: boolean;
  /** PEM; undefined for the authorities of the system. */
  readonly ca: string | undefined;
  /** Whether requests are passed on: the condition Available. */
  readonly available: boolean;
}

/** What is known of the API services of one server. */
export interface Aggregation {
  /** Those that are served elsewhere, by name. */
  readonly remotes: Map<string, RemoteService>;
  /** Whether one was ever written; until then discovery shows what the catalog does. */
  isChanged: boolean;
}

/** What is known at the beginning. */
export function createAggregation(): Aggregation {
  return { remotes: new Map(), isChanged: false };
}

const KEY = "apiregistration.k8s.io/apiservices";

/** Starts to follow the API services; the returned function stops that. */
export function startAggregator(kernel: Kernel): () => void {
  const type = kernel.catalog.type("apiregistration.k8s.io", "apiservices");
  if (!type) return () => {};
  const placeOf = (name: string) => ({ type, namespace: "", name });
  const settle = (name: string, verdict: Verdict) => {
    change(
      kernel,
      placeOf(name),
      (o) => void setAvailable(o, verdict, kernel.timestamp()),
      "status",
    );
  };
  const { remotes } = kernel.aggregation;
  const stopping = new AbortController();
  let watchdog: Promise<Watchdog> | undefined;

  function attend(name: string): void {
    const object = find(kernel, placeOf(name));
    const remote = object && remoteOf(object);
    if (!remote) return object && settle(name, LOCAL);
    const missing = missingPart(kernel, remote);
    if (missing) settle(name, missing);
    // Who may be waiting for an answer has to know, too.
    if (missing && !watchdog) return;
    watchdog ??= import("./watchdog.ts").then((m) =>
      m.createWatchdog(kernel, settle, stopping.signal)
    );
    void watchdog.then((dog) => dog.check(name));
  }

  const queue = workQueue(attend);
  const unlisten = kernel.store.listenAll((storageKey, { after, last }) => {
    const record = after ?? last;
    if (!record) return;
    if (storageKey === KEY) {
      kernel.aggregation.isChanged = true;
      const remote = after && remoteOf(JSON.parse(after.text));
      if (remote) remotes.set(record.name, remote);
      else remotes.delete(record.name);
      if (after) queue.add(record.name);
    } else if (remotes.size > 0) {
      const service = serviceOf(storageKey, record);
      for (const [name, { service: own }] of service === undefined ? [] : remotes) {
        if (service === `${own.namespace}/${own.name}`) queue.add(name);
      }
    }
  });
  return () => {
    unlisten();
    queue.stop();
    stopping.abort();
  };
}

/** What is said about a group and version elsewhere; undefined when they are served here. */
export function remoteFor(kernel: Kernel, pathname: string): RemoteService | undefined {
  const { remotes } = kernel.aggregation;
  if (remotes.size === 0) return undefined;
  const [, group, version] = /^\/apis\/([^/]+)\/([^/]+)(?:\/|$)/.exec(pathname) ?? [];
  return group === undefined ? undefined : remotes.get(`${version}.${group}`);
}

function remoteOf(object: AnyObject): RemoteService | undefined {
  const { spec, status } = object as Record<string, AnyObject["spec"]>;
  if (!spec?.service) return undefined;
  const conditions: { type: string; status: string }[] = status?.conditions ?? [];
  return {
    name: object.metadata.name,
    group: spec.group ?? "",
    version: spec.version ?? "",
    groupPriority: spec.groupPriorityMinimum ?? 0,
    versionPriority: spec.versionPriority ?? 0,
    service: {
      namespace: spec.service.namespace,
      name: spec.service.name,
      port: spec.service.port ?? 443,
    },
    insecureSkipTlsVerify: spec.insecureSkipTLSVerify === true,
    ca: spec.caBundle ? atob(spec.caBundle) : undefined,
    available: conditions.some((c) => c.type === "Available" && c.status === "True"),
  };
}

/** The service that a changed object is, or is about. */
function serviceOf(
  storageKey: string,
  record: { readonly namespace: string; readonly name: string; readonly text: string },
): string | undefined {
  if (storageKey === "/services") return `${record.namespace}/${record.name}`;
  if (storageKey !== "discovery.k8s.io/endpointslices") return undefined;
  const { metadata }: AnyObject = JSON.parse(record.text);
  return `${record.namespace}/${metadata.labels?.["kubernetes.io/service-name"] ?? ""}`;
}
