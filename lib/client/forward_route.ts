/**
 * Which pod, and which of its ports, a port of a pod, a service or a workload leads to.
 *
 * @module
 */

import { isApiError, WaitError } from "../errors.ts";
import type { Pod, Service } from "../generated/core/v1.ts";
import { resources } from "../generated/resources.ts";
import type { Kind } from "../meta/kind.ts";
import type { AnyObject, KubeObject } from "../meta/object.ts";
import { selector } from "../meta/selector.ts";
import { selectorFromStructured, type StructuredSelector } from "../meta/selector/structured.ts";
import { quote } from "../meta/syntax.ts";
import { sleep } from "../stream/clock.ts";
import { toGetRequest } from "../wire/request.ts";
import { describe } from "../wire/target.ts";
import type { ForwardOptions } from "./forwarding.ts";
import { type KnownTarget, Requester } from "./requester.ts";

/** Where a connection goes. */
export interface Route {
  readonly pod: KnownTarget & { readonly name: string };
  readonly port: number;
}

/** Finds a route; another one than `failed`, where there is one. */
export type RouteFinder = (signal: AbortSignal, failed?: string) => Promise<Route>;

/** What was asked for. */
export interface Wanted {
  readonly name: string;
  readonly port: number | string;
  readonly options: ForwardOptions;
}

const pollMs = 500;

/** How to find the pod behind an object. **Errors**: `RangeError` for a port that it has not. */
export async function routeFinder(requester: Requester, wanted: Wanted): Promise<RouteFinder> {
  const { name, port, options } = wanted;
  checkPort(port);
  const target = await requester.one(`forward port ${port} of`, name, options);
  const { kind } = target;
  if (kind.group === "" && kind.kind === "Pod") return podFinder(requester, target, port);
  return behindFinder(requester, target, wanted);
}

function checkPort(port: number | string): void {
  const isOne = typeof port === "string"
    ? /^[A-Za-z0-9-]+$/.test(port)
    : Number.isInteger(port) && port > 0 && port < 65_536;
  if (isOne) return;
  const shown = typeof port === "string" ? quote(port) : port;
  const [, here, there] = /^(\d*):(\w[\w-]*)$/.exec(String(port)) ?? [];
  const hint = there === undefined
    ? ""
    : `; give ${there}, and { localPort: ${here || 0} } for the one here`;
  throw new RangeError(
    `Cannot forward port ${shown}: a port is a name, or a number from 1 to 65535${hint}`,
  );
}

/** A pod stands for itself; it is read to see that it is there, and what port a name means. */
function podFinder(requester: Requester, target: KnownTarget, port: number | string): RouteFinder {
  const pod = { ...target, name: target.name ?? "" };
  return async (signal) => {
    try {
      const object = await requester.object<Pod>(toGetRequest(target), target.kind, { signal });
      return { pod, port: typeof port === "number" ? port : containerPort(object, port) };
    } catch (error) {
      // Who may forward its ports need not be allowed to read it.
      if (isApiError(error, "Forbidden") && typeof port === "number") return { pod, port };
      throw error;
    }
  };
}

/** A service or a workload is read for each choice, for what it selects may have changed. */
function behindFinder(
  requester: Requester,
  target: KnownTarget,
  { port, options: { timeoutMs = 60_000 } }: Wanted,
): RouteFinder {
  const { clock } = requester.session;
  return async (signal, failed) => {
    const deadline = clock.now() + timeoutMs;
    const object = await requester.object<AnyObject>(toGetRequest(target), target.kind, { signal });
    const labels = selectorOf(object, target);
    for (;;) {
      const pods = await servingPods(requester, target, labels, signal);
      const pod = pods.find(({ metadata }) => metadata.name !== failed) ?? pods[0];
      if (pod) return { pod: podTarget(pod), port: targetPort(object, pod, port) };
      if (clock.now() >= deadline) {
        const state = `no pod of ${describe(target)} is ready within ${timeoutMs} ms`;
        throw new WaitError(`Cannot forward port ${port}: ${state}`);
      }
      await sleep(clock, pollMs, signal);
    }
  };
}

/** What selects the pods of a service or a workload, as text. */
function selectorOf({ kind, apiVersion, spec }: AnyObject, target: KnownTarget): string {
  const isService = apiVersion === "v1" && kind === "Service";
  const found: unknown = spec?.selector;
  if (typeof found === "object" && found !== null && Object.keys(found).length > 0) {
    // Services, and replication controllers, select by labels alone.
    const isPlain = isService || (apiVersion === "v1" && kind === "ReplicationController");
    if (isPlain) return selector(found as Record<string, string>).toString();
    return selectorFromStructured(found as StructuredSelector).toString();
  }
  throw new TypeError(`Cannot forward a port of ${describe(target)}: it selects no pods`);
}

/** Pods are in the table, as a test of it makes sure. */
const podKind = resources.find(({ group, kind }) => group === "" && kind === "Pod") as Kind;

/** The pods that can take connections, the ready ones first. */
async function servingPods(
  { session }: Requester,
  { namespace }: KnownTarget,
  labels: string,
  signal: AbortSignal,
): Promise<Pod[]> {
  const place = { kind: podKind, namespace, labels, fields: "" };
  const pods = new Requester(session, place);
  const { items } = await pods.page<Pod>(await pods.all({ signal }), {}, { signal });
  return items.filter((pod) =>
    pod.status?.phase === "Running" && pod.metadata.deletionTimestamp === undefined
  ).sort((a, b) => Number(isReady(b)) - Number(isReady(a)));
}

function isReady({ status }: Pod): boolean {
  return status?.conditions?.some((c) => c.type === "Ready" && c.status === "True") === true;
}

function podTarget({ metadata: { name, namespace } }: Pod & KubeObject): Route["pod"] {
  return { kind: podKind, namespace, name };
}

function targetPort(object: AnyObject, pod: Pod, port: number | string): number {
  if (object.apiVersion !== "v1" || object.kind !== "Service") {
    return typeof port === "number" ? port : containerPort(pod, port);
  }
  const { metadata, spec } = object as unknown as Service;
  const ports = spec.ports ?? [];
  const found = ports.find((p) => p.port === port || p.name === port);
  if (!found) {
    const known = ports.map((p) => p.name === undefined ? `${p.port}` : `${p.port} (${p.name})`);
    throw new RangeError(
      `Cannot forward port ${port} of service "${metadata.name}": its ports are ${
        known.join(", ")
      }`,
    );
  }
  const { targetPort: behind = found.port } = found;
  return typeof behind === "number" ? behind : containerPort(pod, behind);
}

function containerPort({ metadata, spec }: Pod, name: string): number {
  const ports = [...spec.containers, ...spec.initContainers ?? []].flatMap((c) => c.ports ?? []);
  const found = ports.find((port) => port.name === name);
  if (found) return found.containerPort;
  const known = ports.flatMap((port) => port.name ?? []).join(", ") || "none has a name";
  throw new RangeError(
    `Cannot forward port "${name}" of pod "${metadata.name}": no container has it (${known})`,
  );
}
