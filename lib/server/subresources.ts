/**
 * Subresources: which of them do more than read and write the object.
 *
 * @module
 */

import type { Exchange } from "./exchange.ts";
import { failure } from "./status_error.ts";
import { handleResource } from "./resource_handler.ts";
import { handleScale } from "./scale.ts";

/** Subresources that are the object itself, of which only a part may change. */
const PARTS = new Set(["", "status", "finalize"]);

/** Answers a request for an object, a collection or a subresource. */
export function handleSubresource(exchange: Exchange): Promise<Response> {
  const name = exchange.info.subresource;
  if (PARTS.has(name)) return handleResource(exchange);
  if (name === "scale") return handleScale(exchange);
  throw failure(
    501,
    "NotImplemented",
    `the embedded server does not implement ${exchange.info.resource}/${name}`,
    {},
  );
}
