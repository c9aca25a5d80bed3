/**
 * From where a tool was called to the views that it works with.
 *
 * @module
 */

import { createView, type FullView } from "../client/full_view.ts";
import type { ToolCall } from "../client/tool_call.ts";
import { describe } from "../wire/target.ts";
import { builtIn } from "./built_in.ts";

/** The view of the object that the tool was called on. */
export function ownView({ session, target }: ToolCall): FullView {
  return createView(session, target.kind, target.namespace);
}

/** The view of another built-in kind, by default in the same namespace. */
export function viewOf(
  { session, target }: ToolCall,
  kind: string,
  namespace: string | undefined = target.namespace,
): FullView {
  return createView(session, builtIn(kind), namespace);
}

/** **Errors**: `TypeError` for a kind that is none of `kinds`, all of apps/v1. */
export function requireKind(act: string, { target }: ToolCall, ...kinds: string[]): void {
  const { group, kind } = target.kind;
  if (group === "apps" && kinds.includes(kind)) return;
  throw new TypeError(`Cannot ${act} ${describe(target)}: only ${kinds.join(", ")} have that`);
}
