/**
 * Closing a node for new pods, and opening it.
 *
 * @module
 */

import type { ToolCall } from "../../client/tool_call.ts";
import type { AnyObject } from "../../meta/object.ts";
import type { WriteOptions } from "../../wire/write_options.ts";
import { describe } from "../../wire/target.ts";
import { ownView } from "../call.ts";

/** Sets `spec.unschedulable`; no request when it is so already. */
export async function setSchedulable(
  call: ToolCall,
  schedulable: boolean,
  options: WriteOptions,
): Promise<AnyObject> {
  requireNode(schedulable ? "uncordon" : "cordon", call);
  return await ownView(call).edit(call.target.name, (node) => {
    node.spec ??= {};
    if (schedulable) delete node.spec.unschedulable;
    else node.spec.unschedulable = true;
  }, options);
}

/** **Errors**: `TypeError` for what is no node. */
export function requireNode(act: string, { target }: ToolCall): void {
  if (target.kind.group === "" && target.kind.kind === "Node") return;
  throw new TypeError(`Cannot ${act} ${describe(target)}: only nodes can be`);
}
