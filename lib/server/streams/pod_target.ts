/**
 * The pod that a stream goes to.
 *
 * @module
 */

import type { AnyObject } from "../../meta/object.ts";
import { read, stored } from "../call.ts";
import type { Exchange } from "../exchange.ts";
import { badRequest, notFound } from "../status_error.ts";

/** The pod of a request. **Errors**: 404; 400 as long as it is on no node. */
export function targetPod({ call }: Exchange): AnyObject {
  const record = stored(call);
  if (!record) throw notFound(call.type, call.name);
  const pod = read(call, record);
  if (!pod["spec"].nodeName) {
    throw badRequest(`pod ${pod.metadata.name} does not have a host assigned`);
  }
  return pod;
}
