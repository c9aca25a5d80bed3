/**
 * Binding: a pod is given its node.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/binding-v1/
 *
 * @module
 */

import { setCondition } from "../meta/conditions.ts";
import type { AnyObject, ObjectMeta } from "../meta/object.ts";
import { type Call, read, stored } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { checkUid } from "./object_meta.ts";
import { respond, success } from "./respond.ts";
import { admitSent, checkSent } from "./sent.ts";
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
  await admitSent(exchange.call, binding);
  const meta: Partial<ObjectMeta> = binding.metadata;
  if ((meta.name ?? name) !== name) {
    throw badRequest("name in URL does not match name in Binding object");
  }
  const { kind = "Node", name: node } = binding["target"] ?? {};
  const known = 'supported values: "Node", "<empty>"';
  const problems = [
    ...(kind === "" || kind === "Node"
      ? []
      : [`target.kind: Unsupported value: ${JSON.stringify(kind)}: ${known}`]),
    ...(node ? [] : ["target.name: Required value"]),
  ];
  if (problems.length > 0) {
    throw failure(500, "", problems.length > 1 ? `[${problems.join(", ")}]` : problems.join(""));
  }
  await checkSent(exchange.call, binding);
  assignNode(call, node, meta);
  return await respond(201, { ...success(), code: 201 }, exchange.style());
}

/**
 * Stores the node of a pod, and the labels and annotations that come with it.
 *
 * **Errors**: 404 without pod, 409 when it has a node, waits for a gate, or is being deleted.
 */
export function assignNode(call: Call, node: string, meta: Partial<ObjectMeta> = {}): void {
  const record = stored(call);
  if (!record) throw notFound(PODS, call.name);
  const pod = read(call, record);
  checkUid(call, { ...pod, metadata: { ...pod.metadata, uid: meta.uid ?? "" } }, pod);
  const refused = refusal(pod);
  if (refused) throw conflict({ group: "", plural: "pods/binding" }, call.name, refused);
  pod["spec"].nodeName = node;
  for (const field of ["labels", "annotations"] as const) {
    if (meta[field]) pod.metadata[field] = { ...pod.metadata[field], ...meta[field] };
  }
  const status = (pod["status"] ??= {});
  const scheduled = { type: "PodScheduled", status: "True", lastProbeTime: null };
  status.conditions = setCondition(status.conditions, scheduled, call.kernel.timestamp());
  if (!call.dryRun) call.kernel.store.put(call.type.storageKey, pod);
}

function refusal({ metadata, ...rest }: AnyObject): string | undefined {
  const spec = rest["spec"];
  const pod = `pod ${metadata.name}`;
  if (metadata.deletionTimestamp !== undefined) {
    return `${pod} is being deleted, cannot be assigned to a host`;
  }
  if (spec.nodeName) return `${pod} is already assigned to node "${spec.nodeName}"`;
  const gates: unknown[] = spec.schedulingGates ?? [];
  return gates.length > 0 ? `${pod} has non-empty .spec.schedulingGates` : undefined;
}
