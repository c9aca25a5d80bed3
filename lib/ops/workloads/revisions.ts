/**
 * Where earlier templates are kept: ReplicaSets for Deployments, ControllerRevisions for the others.
 *
 * @module
 */

import type { ToolCall } from "../../client/tool_call.ts";
import type { Revision } from "../../client/workloads.ts";
import { controllerOf } from "../../meta/owner.ts";
import type { AnyObject } from "../../meta/object.ts";
import { selectorFromStructured } from "../../meta/selector/structured.ts";
import type { CallOptions } from "../../wire/read_options.ts";
import { ownView, requireKind, viewOf } from "../call.ts";

/** An earlier template, and the object that keeps it. */
export interface KeptRevision extends Revision {
  /** The pod template. */
  readonly template: AnyObject;
  readonly keeper: AnyObject;
}

const revisionKey = "deployment.kubernetes.io/revision";
const causeKey = "kubernetes.io/change-cause";
const hashKey = "pod-template-hash";

/** The templates that are kept, oldest first, for people. */
export async function history(call: ToolCall, options: CallOptions): Promise<Revision[]> {
  requireKind("read the history of", call, "Deployment", "DaemonSet", "StatefulSet");
  const object = await ownView(call).get(call.target.name, options);
  const kept = await revisionsOf(call, object, options);
  return kept.map(({ revision, name, images, cause, current }) => ({
    revision,
    name,
    images,
    cause,
    current,
  }));
}

/** The templates that are kept, oldest first. */
export async function revisionsOf(
  call: ToolCall,
  object: AnyObject,
  { signal, timeoutMs }: CallOptions,
): Promise<KeptRevision[]> {
  const deployment = object.kind === "Deployment";
  const labels = selectorFromStructured(object.spec.selector).toString();
  const view = viewOf(call, deployment ? "ReplicaSet" : "ControllerRevision").where(labels);
  const all = await view.list({ signal, timeoutMs });
  const own = all.items.filter((item) => controllerOf(item)?.uid === object.metadata.uid);
  const kept = own.map(deployment ? fromReplicaSet : fromControllerRevision)
    .sort((a, b) => a.revision - b.revision);
  return kept.map((one, i) => ({ ...one, current: i === kept.length - 1 }));
}

type Kept = Omit<KeptRevision, "current">;

function fromReplicaSet(set: AnyObject): Kept {
  const { metadata, ...template } = set.spec.template;
  const { [hashKey]: _, ...labels } = metadata?.labels ?? {};
  return {
    revision: Number(set.metadata.annotations?.[revisionKey] ?? 0),
    ...aboutOf(set, set.spec.template),
    template: { ...template, metadata: { ...metadata, labels } },
  };
}

function fromControllerRevision(keeper: AnyObject): Kept {
  const { $patch: _, ...template } = keeper.data.spec.template;
  return { revision: keeper.revision, ...aboutOf(keeper, template), template };
}

function aboutOf(keeper: AnyObject, template: AnyObject) {
  const containers: { image: string }[] = template.spec?.containers ?? [];
  return {
    keeper,
    name: keeper.metadata.name,
    images: containers.map((c) => c.image),
    cause: keeper.metadata.annotations?.[causeKey],
  };
}
