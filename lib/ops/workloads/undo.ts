/**
 * Going back to an earlier template.
 *
 * @module
 */

import type { ToolCall } from "../../client/tool_call.ts";
import type { UndoOptions } from "../../client/workloads.ts";
import { deepCopy } from "../../meta/deep.ts";
import type { AnyObject } from "../../meta/object.ts";
import { describe } from "../../wire/target.ts";
import { ownView, requireKind } from "../call.ts";
import { type KeptRevision, revisionsOf } from "./revisions.ts";
import { requireRunning } from "./template.ts";

/** Annotations that belong to the object or to its revisions, not to a template. */
const ownAnnotations = [
  "kubectl.kubernetes.io/last-applied-configuration",
  "deployment.kubernetes.io/revision",
  "deployment.kubernetes.io/revision-history",
  "deployment.kubernetes.io/desired-replicas",
  "deployment.kubernetes.io/max-replicas",
  "deprecated.deployment.rollback.to",
];

/** Goes back; see `view.undo`. **Errors**: `RangeError`, `TypeError`. */
export async function undo(
  call: ToolCall,
  { to, ...options }: UndoOptions,
): Promise<AnyObject> {
  requireKind("undo", call, "Deployment", "DaemonSet", "StatefulSet");
  const view = ownView(call);
  const { signal, timeoutMs } = options;
  const object = await view.get(call.target.name, { signal, timeoutMs });
  requireRunning("undo", call, object);
  const kept = await revisionsOf(call, object, options);
  const { template, keeper } = choose(call, kept, to);
  return await view.edit(call.target.name, (draft) => {
    draft.spec.template = deepCopy(template);
    if (draft.kind === "Deployment") takeAnnotations(draft, keeper);
  }, options);
}

function choose(
  { target }: ToolCall,
  kept: readonly KeptRevision[],
  to: number | undefined,
): KeptRevision {
  const found = to === undefined ? kept.at(-2) : kept.find((one) => one.revision === to);
  if (found !== undefined) return found;
  const numbers = kept.map((one) => one.revision).join(", ") || "none";
  const state = to === undefined
    ? "there is none before the present"
    : `there is no revision ${to}`;
  throw new RangeError(`Cannot undo ${describe(target)}: ${state}; kept are ${numbers}`);
}

/** A Deployment gets the annotations of the time back as well, its change-cause among them. */
function takeAnnotations(draft: AnyObject, keeper: AnyObject): void {
  const pick = (from: AnyObject, own: boolean) =>
    Object.entries(from.metadata.annotations ?? {})
      .filter(([key]) => ownAnnotations.includes(key) === own);
  draft.metadata.annotations = Object.fromEntries([...pick(keeper, false), ...pick(draft, true)]);
}
