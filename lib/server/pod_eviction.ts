/**
 * Eviction: a deletion that disruption budgets may forbid.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 *
 * @module
 */

import { hasCondition } from "../meta/conditions.ts";
import { scaleIntOrPercent } from "../meta/int_or_string.ts";
import type { AnyObject } from "../meta/object.ts";
import { selector } from "../meta/selector.ts";
import { decodeObject, mediaType, readBody, textOf } from "./body.ts";
import { type Call, read, stored } from "./call.ts";
import { deleteObject } from "./delete.ts";
import { deleteOptions } from "./delete_options.ts";
import type { Exchange } from "./exchange.ts";
import type { Kernel } from "./kernel.ts";
import { decodeRecord } from "./record.ts";
import { respond, success } from "./respond.ts";
import { selectorText } from "./selector_text.ts";
import { admitSent, checkSent } from "./sent.ts";
import { type Steps, takeSteps } from "./steps.ts";
import { badRequest, failure, notFound } from "./status_error.ts";

/** What a budget allows right now. */
export interface BudgetState {
  readonly expectedPods: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly disruptionsAllowed: number;
}

/** Answers an eviction. */
export async function handleEviction(exchange: Exchange): Promise<Response> {
  const { call, request } = exchange;
  const body = await readBody(request, exchange.maxBodyBytes);
  // Older clients send the older version, which is the same.
  const older = textOf(body).includes("policy/v1beta1");
  const eviction = await decodeObject(call, mediaType(request), body, {
    kind: "Eviction",
    apiVersion: older ? "policy/v1beta1" : "policy/v1",
  });
  await admitSent(call, eviction);
  if ((eviction.metadata.name ?? call.name) !== call.name) {
    throw badRequest(`name in URL does not match name in Eviction object`);
  }
  await checkSent(call, eviction);
  const record = stored(call);
  if (!record) throw notFound(call.type, call.name);
  const pod = read(call, record);
  const pending = ["Pending", "Succeeded", "Failed"].includes(pod["status"]?.phase);
  if (!pending && pod.metadata.deletionTimestamp === undefined) checkBudgets(call, pod);
  const options = deleteOptions(eviction["deleteOptions"] ?? {}, new URLSearchParams());
  const dryRun = call.dryRun || (options.dryRun ?? []).length > 0;
  const deletion = { ...call, subresource: "", dryRun };
  await takeSteps(deleteObject(deletion, options, call.name, nobodyIsAsked));
  return await respond(201, { ...success(), code: 201 }, exchange.style());
}

/** Whoever admits the eviction admits the deletion. */
function* nobodyIsAsked(): Steps<void> {}

function checkBudgets(call: Call, pod: AnyObject): void {
  const { kernel } = call;
  const budgets = kernel.store.of("policy/poddisruptionbudgets").range(`${call.namespace}/`, "")
    .map((r) => decodeRecord(r, "PodDisruptionBudget", "policy/v1"))
    .filter((b) => selector(selectorText(b["spec"]?.selector)).matches(pod.metadata.labels));
  if (budgets.length === 0) return;
  if (budgets.length > 1) {
    throw failure(
      500,
      "",
      "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
    );
  }
  const budget = budgets[0] as AnyObject;
  const state = budgetState(kernel, budget);
  if (state.disruptionsAllowed > 0) return;
  throw failure(
    429,
    "TooManyRequests",
    "Cannot evict pod as it would violate the pod's disruption budget.",
    {
      causes: [{
        reason: "DisruptionBudget",
        message:
          `The disruption budget ${budget.metadata.name} needs ${state.desiredHealthy} healthy pods and has ${state.currentHealthy} currently`,
      }],
    },
  );
}

/** Counts the pods of a budget. */
export function budgetState(kernel: Kernel, budget: AnyObject): BudgetState {
  const chosen = selector(selectorText(budget["spec"]?.selector));
  const pods = kernel.store.of("/pods").range(`${budget.metadata.namespace}/`, "")
    .filter((r) => chosen.matches(r.labels)).map((r) => decodeRecord(r, "Pod", "v1"))
    .filter((p) => !["Succeeded", "Failed"].includes(p["status"]?.phase));
  const healthy = pods.filter((p) =>
    p.metadata.deletionTimestamp === undefined && hasCondition(p["status"]?.conditions, "Ready")
  );
  const { minAvailable, maxUnavailable } = budget["spec"] ?? {};
  const share = (value: string | number) =>
    scaleIntOrPercent(value, pods.length, { roundUp: true });
  const desired = maxUnavailable !== undefined
    ? Math.max(0, pods.length - share(maxUnavailable))
    : share(minAvailable ?? 1);
  return {
    expectedPods: pods.length,
    currentHealthy: healthy.length,
    desiredHealthy: desired,
    disruptionsAllowed: Math.max(0, healthy.length - desired),
  };
}
