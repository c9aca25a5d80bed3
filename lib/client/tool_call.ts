/**
 * Where a tool is called.
 *
 * @module
 */

import type { KnownTarget } from "./requester.ts";
import type { Session } from "./session.ts";

/** Where a tool was called: on one object, over the connection of a client. */
export interface ToolCall {
  readonly session: Session;
  readonly target: KnownTarget & { readonly name: string };
}
