/**
 * Warnings of writes.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import type { Call } from "../call.ts";
import { kindWarnings } from "./warnings.ts";

/** Warns of what is accepted and still not good. */
export function warnOf(call: Call, object: AnyObject, old: AnyObject | undefined): void {
  if (call.subresource !== "" && call.subresource !== "scale") return;
  for (const text of kindWarnings[call.type.storageKey]?.(object, old) ?? []) call.warn(text);
}
