/**
 * The built-in resources by kind.
 *
 * @module
 */

import { type ResourceEntry, resources } from "../generated/resources.ts";
import type { DiscoveredKind } from "../wire/discovery.ts";

/**
 * The resource of a built-in kind, in the version that its group prefers; of several groups the one that
 * kubectl takes.
 */
export function builtIn(kind: string): ResourceEntry {
  const found = resources.find((r) => r.kind === kind && r.preferred && r.top);
  if (found) return found;
  throw new TypeError(`Cannot find the kind ${kind}: it is not built in`);
}

/** All built-in resources, as a server with none but them would tell of them. */
export function builtInKinds(): readonly DiscoveredKind[] {
  return resources;
}
