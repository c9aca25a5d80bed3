/**
 * Changing a workload's template.
 *
 * @module
 */

import type { ToolCall } from "../../client/tool_call.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { WriteOptions } from "../../wire/write_options.ts";
import { describe } from "../../wire/target.ts";
import { ownView, requireKind } from "../call.ts";

const rolling = ["Deployment", "DaemonSet", "StatefulSet"] as const;

/** Replaces all pods, by the annotation that kubectl uses. */
export async function restart(call: ToolCall, options: WriteOptions): Promise<AnyObject> {
  requireKind("restart", call, ...rolling);
  return await ownView(call).edit(call.target.name, (object) => {
    requireRunning("restart", call, object);
    const template = object.spec.template;
    template.metadata ??= {};
    template.metadata.annotations = {
      ...template.metadata.annotations,
      "kubectl.kubernetes.io/restartedAt": new Date().toISOString(),
    };
  }, options);
}

/** Gives containers new images. */
export async function setImage(
  call: ToolCall,
  images: Readonly<Record<string, string>>,
  options: WriteOptions,
): Promise<AnyObject> {
  requireKind("set the images of", call, ...rolling);
  return await ownView(call).edit(call.target.name, ({ spec: { template: { spec } } }) => {
    const containers: { name: string; image: string }[] = [
      ...spec.initContainers ?? [],
      ...spec.containers,
    ];
    for (const [name, image] of Object.entries(images)) {
      const chosen = containers.filter((c) => name === "*" || c.name === name);
      if (chosen.length === 0) throw noContainer(call, name, containers);
      for (const container of chosen) container.image = image;
    }
  }, options);
}

/** Halts the rollouts of a Deployment, or lets them go on. */
export async function setPaused(
  call: ToolCall,
  paused: boolean,
  options: WriteOptions,
): Promise<AnyObject> {
  requireKind(paused ? "pause" : "resume", call, "Deployment");
  return await ownView(call).edit(call.target.name, ({ spec }) => {
    if (paused) spec.paused = true;
    else delete spec.paused;
  }, options);
}

/** **Errors**: `TypeError` for a Deployment that is paused. */
export function requireRunning(act: string, { target }: ToolCall, object: AnyObject): void {
  if (object.spec.paused !== true) return;
  throw new TypeError(`Cannot ${act} ${describe(target)}: it is paused; resume it first`);
}

function noContainer(
  { target }: ToolCall,
  name: string,
  containers: readonly { readonly name: string }[],
): TypeError {
  const names = containers.map((c) => c.name).join(", ");
  return new TypeError(
    `Cannot set the images of ${describe(target)}: it has no container "${name}"; it has ${names}`,
  );
}
