/**
 * What pods and nodes use, as far as the cluster measures it.
 *
 * Source: https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/
 *
 * @module
 */

import { createView } from "../../client/full_view.ts";
import type { Usage } from "../../client/inspection.ts";
import type { Session } from "../../client/session.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type Amount, quantity } from "../../meta/quantity.ts";
import type { CallOptions } from "../../wire/read_options.ts";

/** The usage of pods or nodes; see `k.top`. **Errors**: `TypeError` without metrics. */
export async function top(
  session: Session,
  what: "pods" | "nodes",
  namespace: string | undefined,
  { signal, timeoutMs }: CallOptions,
): Promise<Usage[]> {
  const kinds = await session.discovery.kinds({ signal, timeoutMs });
  const kind = kinds.find((k) => k.group === "metrics.k8s.io" && k.plural === what);
  if (!kind) {
    throw new TypeError(
      `Cannot read what ${what} use: the server has no metrics.k8s.io; metrics-server brings it`,
    );
  }
  const { items } = await createView(session, kind, namespace).list({ signal, timeoutMs });
  return items.map(usageOf).sort((a, b) => b.cpu.compare(a.cpu));
}

/** A node's usage is its own, a pod's the sum of its containers'. */
function usageOf({ metadata, timestamp, usage, containers }: AnyObject): Usage {
  const parts: Record<string, string>[] = containers?.map((c: AnyObject) => c.usage) ?? [usage];
  const sum = (resource: string): Amount =>
    parts.map((part) => quantity(part[resource] ?? "0")).reduce((a, b) => a.add(b));
  const { name, namespace } = metadata;
  return { name, namespace, timestamp, cpu: sum("cpu"), memory: sum("memory") };
}
