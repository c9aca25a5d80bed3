/**
 * The scale subresource: the replicas of a workload as an object of their own.
 *
 * @module
 */

import { deepCopy } from "../meta/deep.ts";
import type { AnyObject } from "../meta/object.ts";
import { isForced, readConfig, refusing } from "./apply_handler.ts";
import { APPLY, decodeObject, mediaType, patchType, readBody, textOf } from "./body.ts";
import { type Call, read, stored } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { invalid, invalidValue } from "./field_error.ts";
import { checkName, checkNamespace, checkUid, ensureMeta } from "./object_meta.ts";
import { patcher, STRATEGIC } from "./patch.ts";
import { getAt, pathsOf, scaleOf, setAt } from "./scale_object.ts";
import { applyToScale, type OwnedScale, ownedScale, trackScale } from "./scale_owners.ts";
import { takeSteps } from "./steps.ts";
import { checkFieldsOf } from "./strictness.ts";
import { badRequest, conflict, internal, notFound } from "./status_error.ts";
import { updateObject } from "./update.ts";
import { respondObject } from "./view.ts";

const KIND = { group: "autoscaling", kind: "Scale" };

/** Answers GET, PUT and PATCH of a scale. */
export async function handleScale(exchange: Exchange): Promise<Response> {
  const { call, request, info } = exchange;
  exchange.representation();
  if (info.verb === "get") {
    const record = stored(call);
    if (!record) throw notFound(call.type, call.name);
    const object = read(call, record);
    checkReplicas(call, object);
    return await respondObject(exchange, 200, scaleOf(call, object));
  }
  if (info.verb === "patch" && patchType(request) === APPLY) return await applyScale(exchange);
  const body = await readBody(request, exchange.maxBodyBytes);
  const change = info.verb === "patch"
    ? patchScale(exchange, body)
    : await putScale(call, mediaType(request), body);
  const done = await takeSteps(updateObject(call, (old) => {
    if (!old) throw notFound(call.type, call.name);
    const before = scaleOf(call, old);
    const scale = change(deepCopy(before));
    check(exchange, scale, before);
    trackScale(call, old, owned(call, old, before), scale);
    setAt(old, pathsOf(call).specReplicasPath, scale["spec"]?.replicas ?? 0);
    return old;
  }, { ownersSettled: true }));
  return await respondObject(exchange, 200, scaleOf(call, done.object));
}

async function applyScale(exchange: Exchange): Promise<Response> {
  const { call, query } = exchange;
  const scale = await readConfig(exchange);
  if (scale.kind !== "Scale" || scale.apiVersion !== "autoscaling/v1") {
    throw badRequest(`invalid object type: ${scale.apiVersion ?? ""}, Kind=${scale.kind ?? ""}`);
  }
  ensureMeta(scale);
  const done = await takeSteps(updateObject(call, (live) => {
    if (!live) throw notFound(call.type, call.name);
    const before = scaleOf(call, live);
    check(exchange, { ...scale, metadata: { ...scale.metadata, name: call.name } }, before);
    const next = refusing(
      call,
      scale,
      call.name,
      () => applyToScale(call, live, owned(call, live, before), scale, isForced(query)),
    );
    setAt(live, pathsOf(call).specReplicasPath, next["spec"]?.replicas ?? 0);
    return live;
  }, { ownersSettled: true }));
  return await respondObject(exchange, 200, scaleOf(call, done.object));
}

function owned(call: Call, object: AnyObject, scale: AnyObject): OwnedScale {
  return ownedScale(call, object, scale, (v) => pathsOf({ ...call, version: v }).specReplicasPath);
}

/** A custom resource without replicas can be given some, but its scale cannot be told. */
function checkReplicas(call: Call, object: AnyObject): void {
  const { specReplicasPath } = pathsOf(call);
  if (!call.type.custom || getAt(object, specReplicasPath) !== undefined) return;
  throw internal(`the spec replicas field ${JSON.stringify(specReplicasPath)} does not exist`);
}

function patchScale({ call, request }: Exchange, body: Uint8Array): (old: AnyObject) => AnyObject {
  const change = patcher(call, patchType(request), body);
  return (old) => {
    const scale = change(old);
    checkFieldsOf(call, scale, textOf(body), patchType(request) === STRATEGIC);
    return scale;
  };
}

async function putScale(call: Call, media: string, body: Uint8Array): Promise<() => AnyObject> {
  const scale = await decodeObject(call, media, body, {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
  });
  ensureMeta(scale);
  checkName(call, scale.metadata);
  checkNamespace(call, scale.metadata);
  return () => scale;
}

function check(exchange: Exchange, scale: AnyObject, before: AnyObject): void {
  const { call } = exchange;
  checkName(call, scale.metadata);
  const version = scale.metadata?.resourceVersion ?? "";
  if (version !== "" && version !== before.metadata.resourceVersion) {
    throw conflict(call.type, call.name);
  }
  checkUid(call, scale, before);
  const replicas: unknown = scale["spec"]?.replicas ?? 0;
  // Of a custom resource the replicas are checked as a part of it.
  if (call.type.custom && Number.isInteger(replicas)) return;
  if (typeof replicas !== "number" || !Number.isInteger(replicas) || replicas < 0) {
    throw invalid(KIND, call.name, [
      invalidValue("spec.replicas", replicas, "must be greater than or equal to 0"),
    ]);
  }
}
