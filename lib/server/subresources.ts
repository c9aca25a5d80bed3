/**
 * Subresources: which of them do more than read and write the object.
 *
 * @module
 */

import { decodeObject, mediaType, readBody } from "./body.ts";
import type { Exchange } from "./exchange.ts";
import { handleLog } from "./log_handler.ts";
import { bindPod } from "./pod_binding.ts";
import { handleEviction } from "./pod_eviction.ts";
import { handleResource } from "./resource_handler.ts";
import { handleScale } from "./scale.ts";
import { failure, type StatusError } from "./status_error.ts";
import {
  admitted,
  handleExec,
  handlePortForward,
  handleProxy,
  refuseNodeProxy,
} from "./streams/mod.ts";
import { handleTokenRequest } from "./token_request.ts";

/** Subresources that are the object itself, of which only a part may change. */
const PARTS = new Set(["", "status", "finalize", "ephemeralcontainers", "resize", "approval"]);

/** Answers a request for an object, a collection or a subresource. */
export async function handleSubresource(exchange: Exchange): Promise<Response> {
  const name = exchange.info.subresource;
  if (PARTS.has(name)) return await handleResource(exchange);
  switch (name) {
    case "scale":
      return await handleScale(exchange);
    case "binding":
      return await bind(exchange);
    case "eviction":
      return await handleEviction(exchange);
    case "token":
      return await handleTokenRequest(exchange);
    case "log":
      return handleLog(exchange);
    case "exec":
    case "attach":
      return handleExec(await admitted(exchange));
    case "portforward":
      return handlePortForward(await admitted(exchange));
    case "proxy":
      if (exchange.info.resource === "nodes") return refuseNodeProxy(await admitted(exchange));
      return await handleProxy(await admitted(exchange));
    default:
      throw notImplemented(exchange);
  }
}

function notImplemented({ info }: Exchange): StatusError {
  const what = `${info.resource}/${info.subresource}`;
  return failure(501, "NotImplemented", `the embedded server does not implement ${what}`, {});
}

async function bind(exchange: Exchange): Promise<Response> {
  const { call, request } = exchange;
  const body = await readBody(request, exchange.maxBodyBytes);
  const binding = await decodeObject(call, mediaType(request), body, {
    kind: "Binding",
    apiVersion: "v1",
  });
  return await bindPod(exchange, call.name, binding);
}
