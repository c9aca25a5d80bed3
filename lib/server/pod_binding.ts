/**
 * Binding: a pod is given its node.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/binding-v1/
 *
 * @module
 */

import { setCondition } from "../meta/conditions.ts";
import type { AnyObject } from "../meta/object.ts";
import { type Call, read, stored } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { respond, success } from "./respond.ts";
import { badRequest, conflict, failure, notFound } from "./status_error.ts";

const PODS = { group: "", plural: "pods" };

/** Answers a binding of a pod. */
export async function bindPod(
  exchange: Exchange,
  name: string,
  binding: AnyObject,
): Promise<Response> {
  const pods = exchange.call.kernel.catalog.type("", "pods");
  if (!pods) throw notFound(PODS, name);
  const call: Call = { ...exchange.call, type: pods, version: "v1", name, subresource: "" };
  if (name === "") throw badRequest("Name parameter required.");
  if (binding.metadata?.name !== undefined && binding.metadata.name !== name) {
    throw badRequest("name in URL does not match name in Binding object");
  }
  const { kind = "Node", name: node } = binding["target"] ?? {};
  if (kind !== "" && kind !== "Node") {
    const known = 'supported values: "Node", "<empty>"';
    throw failure(500, "", `target.kind: Unsupported value: ${JSON.stringify(kind)}: ${known}`);
  }
  if (!node) throw failure(500, "", "target.name: Required value");
  assignNode(call, node);
  return await respond(201, { ...success(), code: 201 }, exchange.style());
}

/**
 * Stores the node of a pod.
 *
 * **Errors**: 404 without pod, 409 when it has a node or is being deleted.
 */
export function assignNode(call: Call, node: string): void {
  const record = stored(call);
  if (!record) throw notFound(PODS, call.name);
  const pod = read(call, record);
  if (pod.metadata.deletionTimestamp !== undefined) {
    throw conflict(
      { group: "", plural: "pods/binding" },
      call.name,
      `pod ${call.name} is being deleted, cannot be assigned to a host`,
    );
  }
  if (pod["spec"].nodeName) {
    throw conflict(
      { group: "", plural: "pods/binding" },
      call.name,
      `pod ${call.name} is already assigned to node "${pod["spec"].nodeName}"`,
    );
  }
  pod["spec"].nodeName = node;
  const status = (pod["status"] ??= {});
  const scheduled = { type: "PodScheduled", status: "True" };
  status.conditions = setCondition(status.conditions, scheduled, call.kernel.timestamp());
  if (!call.dryRun) call.kernel.store.put(call.type.storageKey, pod);
}
