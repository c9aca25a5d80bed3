/**
 * Heartbeats of the simulated node: its lease every ten seconds, its conditions every five minutes.
 *
 * Source: https://kubernetes.io/docs/concepts/architecture/nodes/#node-heartbeats
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { formatMicroTime } from "../../meta/time.ts";
import type { CancelTimer } from "../../stream/clock.ts";
import type { Kernel } from "../kernel.ts";
import { change, create, find } from "./access.ts";
import { NODE } from "./seed.ts";

const LEASE_MS = 10_000;
const STATUS_EVERY = 30;

/** Starts the heart; the returned function stops it. */
export function startHeartbeat(kernel: Kernel): () => void {
  const leases = kernel.catalog.type("coordination.k8s.io", "leases");
  const nodes = kernel.catalog.type("", "nodes");
  if (!leases || !nodes) return () => {};
  const lease = { type: leases, namespace: "kube-node-lease", name: NODE };
  const node = { type: nodes, namespace: "", name: NODE };
  let beats = 0;
  let cancel: CancelTimer = () => {};

  function beat(): void {
    cancel = kernel.clock.after(LEASE_MS, beat);
    const present = find(kernel, node);
    if (!present) return;
    const renewTime = formatMicroTime(kernel.wallMs());
    if (!find(kernel, lease)) create(kernel, leases!, lease.namespace, leaseOf(present, renewTime));
    else change(kernel, lease, (o) => void (o["spec"] = { ...o["spec"], renewTime }));
    if (beats++ % STATUS_EVERY !== STATUS_EVERY - 1) return;
    const lastHeartbeatTime = kernel.timestamp();
    change(kernel, node, (o) => {
      const all: Record<string, unknown>[] = o["status"]?.conditions ?? [];
      o["status"] = { ...o["status"], conditions: all.map((c) => ({ ...c, lastHeartbeatTime })) };
    }, "status");
  }

  cancel = kernel.clock.after(0, beat);
  return () => cancel();
}

function leaseOf(node: AnyObject, renewTime: string): Record<string, unknown> {
  const { name, uid } = node.metadata;
  return {
    apiVersion: "coordination.k8s.io/v1",
    kind: "Lease",
    metadata: { name, ownerReferences: [{ apiVersion: "v1", kind: "Node", name, uid }] },
    spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime },
  };
}
