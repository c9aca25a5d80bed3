/**
 * The pod that a stream goes to.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { read, stored } from "../call.ts";
import type { Exchange } from "../exchange.ts";
import { badRequest, notFound } from "../status_error.ts";

/** The pod of a request. **Errors**: 404. */
export function targetPod({ call }: Exchange): AnyObject {
  const record = stored(call);
  if (!record) throw notFound(call.type, call.name);
  return read(call, record);
}

/** Whether a pod can be reached. **Errors**: 400 as long as it is on no node. */
export function checkNode(pod: AnyObject): void {
  if (pod["spec"].nodeName) return;
  throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
}
