/**
 * The scale subresource: the replicas of a workload as an object of their own.
 *
 * @module
 */

import { deepCopy } from "../meta/deep.ts";
import { selectorText } from "./selector_text.ts";
import type { AnyObject } from "../meta/object.ts";
import { decodeObject, mediaType, readBody } from "./body.ts";
import { read, stored } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { invalid, invalidValue } from "./field_error.ts";
import { patcher } from "./patch.ts";
import { conflict, notFound } from "./status_error.ts";
import { updateObject } from "./update.ts";
import { respondObject } from "./view.ts";

const KIND = { group: "autoscaling", kind: "Scale" };

/** Answers GET, PUT and PATCH of a scale. */
export async function handleScale(exchange: Exchange): Promise<Response> {
  const { call, request, info } = exchange;
  const record = stored(call);
  if (!record) throw notFound(call.type, call.name);
  if (info.verb === "get") return await respondObject(exchange, 200, scaleOf(read(call, record)));
  const body = await readBody(request, exchange.maxBodyBytes);
  const change = info.verb === "patch" ? patcher(call, mediaType(request), body) : putScale(
    await decodeObject(call, mediaType(request), body, {
      kind: "Scale",
      apiVersion: "autoscaling/v1",
    }),
  );
  const done = updateObject(call, (old) => {
    if (!old) throw notFound(call.type, call.name);
    const before = scaleOf(old);
    const scale = change(deepCopy(before));
    check(exchange, scale, before);
    return { ...old, spec: { ...old["spec"], replicas: scale["spec"]?.replicas ?? 0 } };
  });
  return await respondObject(exchange, 200, scaleOf(done.object));
}

/** The scale of a workload. */
export function scaleOf(object: AnyObject): AnyObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const text = selectorText(object["spec"]?.selector);
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      uid,
      resourceVersion,
      creationTimestamp,
    },
    spec: { ...(object["spec"]?.replicas ? { replicas: object["spec"].replicas } : {}) },
    status: {
      replicas: object["status"]?.replicas ?? 0,
      ...(text === "" ? {} : { selector: text }),
    },
  };
}

function putScale(scale: AnyObject): () => AnyObject {
  return () => scale;
}

function check(exchange: Exchange, scale: AnyObject, before: AnyObject): void {
  const { call } = exchange;
  const version = scale.metadata?.resourceVersion ?? "";
  if (version !== "" && version !== before.metadata.resourceVersion) {
    throw conflict(call.type, call.name);
  }
  const replicas: unknown = scale["spec"]?.replicas ?? 0;
  if (typeof replicas !== "number" || !Number.isInteger(replicas) || replicas < 0) {
    throw invalid(KIND, call.name, [
      invalidValue("spec.replicas", replicas, "must be greater than or equal to 0"),
    ]);
  }
}
