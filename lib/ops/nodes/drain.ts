/**
 * Emptying a node.
 *
 * @module
 */

import type { DrainEvent, DrainOptions } from "../../client/nodes.ts";
import type { ToolCall } from "../../client/tool_call.ts";
import { WaitError } from "../../errors.ts";
import { controllerOf } from "../../meta/owner.ts";
import type { AnyObject } from "../../meta/object.ts";
import { type OptionNames, requireKnown } from "../../meta/option_names.ts";
import { scope } from "../../stream/deadline.ts";
import { viewOf } from "../call.ts";
import { fanIn } from "../fan_in.ts";
import { requireNode, setSchedulable } from "./cordon.ts";
import { DrainError, type RefusedPod } from "./error.ts";
import { evictPod } from "./evict_pod.ts";
import { judgePod, type Verdict } from "./filter.ts";

const drainOptions: OptionNames<DrainOptions> = {
  signal: true,
  timeoutMs: true,
  ignoreDaemonSets: true,
  deleteEmptyDirData: true,
  force: true,
  podSelector: true,
  gracePeriodSeconds: true,
  disableEviction: true,
  dryRun: true,
};

/**
 * Cordons a node and evicts its pods; see `view.drain`.
 *
 * **Errors**: {@linkcode DrainError} before any pod is touched, `WaitError` when the time is up.
 */
export async function* drain(
  call: ToolCall,
  how: DrainOptions,
): AsyncGenerator<DrainEvent> {
  requireNode("drain", call);
  requireKnown("drain", how, drainOptions);
  const options = { ...how, dryRun: how.dryRun ?? call.session.writes.dryRun ?? false };
  const node = call.target.name;
  const within = scope(options.signal);
  const { timeoutMs = Infinity, dryRun } = options;
  const left = new Set<string>();
  if (timeoutMs !== Infinity) {
    within.deadline(call.session.clock, timeoutMs, () => late(node, timeoutMs, left));
  }
  try {
    const { signal } = within;
    await setSchedulable(call, false, { signal, dryRun });
    yield { type: "cordoned", node };
    const judged = await judgeAll(call, { ...options, signal });
    const refused = judged.flatMap(({ pod, verdict }): RefusedPod[] =>
      verdict.type === "refuse" ? [{ ...idOf(pod), reason: verdict.reason }] : []
    );
    if (refused.length > 0) throw new DrainError(node, refused);
    const events = fanIn<DrainEvent>();
    for (const { pod, verdict } of judged) {
      if (verdict.type === "skip") {
        yield { type: "skipped", pod: idOf(pod), reason: verdict.reason };
      } else events.add(leaving(call, pod, verdict.reason, { ...options, signal }, left));
    }
    events.seal();
    yield* events;
  } finally {
    within.abort(gone);
    within[Symbol.dispose]();
  }
}

const gone = Symbol("the drain has ended");

interface Judged {
  readonly pod: AnyObject;
  readonly verdict: Verdict;
}

async function judgeAll(call: ToolCall, options: DrainOptions): Promise<Judged[]> {
  const { signal, podSelector } = options;
  let pods = viewOf(call, "Pod", "*").fields({ "spec.nodeName": call.target.name });
  if (podSelector !== undefined) pods = pods.where(podSelector);
  const judged: Judged[] = [];
  for (const pod of await pods.toArray({ signal })) {
    const hasDaemonSet = await findDaemonSet(call, pod, signal);
    judged.push({ pod, verdict: judgePod(pod, options, { hasDaemonSet }) });
  }
  return judged;
}

async function findDaemonSet(
  call: ToolCall,
  pod: AnyObject,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const owner = controllerOf(pod);
  if (owner?.kind !== "DaemonSet") return false;
  const sets = viewOf(call, "DaemonSet", pod.metadata.namespace);
  return await sets.find(owner.name, { signal }) !== undefined;
}

async function* leaving(
  call: ToolCall,
  pod: AnyObject,
  reason: string | undefined,
  options: DrainOptions & { readonly signal: AbortSignal },
  left: Set<string>,
): AsyncGenerator<DrainEvent> {
  const id = idOf(pod);
  const key = `${id.namespace}/${id.name}`;
  left.add(key);
  yield { type: "evicting", pod: id, ...(reason === undefined ? {} : { reason }) };
  for await (const blocked of evictPod(call, pod, options)) {
    yield { type: "blocked", pod: id, reason: blocked };
  }
  left.delete(key);
  if (!options.dryRun) yield { type: "evicted", pod: id };
}

function idOf({ metadata: { namespace = "", name } }: AnyObject) {
  return { namespace, name };
}

function late(node: string, timeoutMs: number, left: ReadonlySet<string>): WaitError {
  const names = [...left].join(", ");
  return new WaitError(
    `Cannot drain node "${node}": not empty after ${timeoutMs} ms; there remain ${names || "none"}`,
    { problem: "timeout" },
  );
}
