/**
 * Requests for resources: from a parsed URL to an answer.
 *
 * @module
 */

import { handleApply } from "./apply_handler.ts";
import {
  APPLY,
  decodeObject,
  decodeValue,
  mediaType,
  patchType,
  readBody,
  textOf,
} from "./body.ts";
import { type Call, stored } from "./call.ts";
import { createObject } from "./create.ts";
import { deleteObject } from "./delete.ts";
import { type DeleteOptions, deleteOptions } from "./delete_options.ts";
import type { Exchange } from "./exchange.ts";
import { checkNotFuture, listPage } from "./list.ts";
import { listOptions, revision } from "./list_options.ts";
import { checkName, checkNamespace, checkUid, ensureMeta } from "./object_meta.ts";
import { storedOutcome } from "./outcome.ts";
import { patcher, STRATEGIC } from "./patch.ts";
import { decodeProtobuf, PROTOBUF } from "./protobuf/body.ts";
import { badRequest, notFound } from "./status_error.ts";
import { selection } from "./selection.ts";
import { respond, success } from "./respond.ts";
import { takeSteps } from "./steps.ts";
import { strategyOf } from "./strategies.ts";
import { checkPatched } from "./strictness.ts";
import { checkNoForce } from "./write_options.ts";
import { updateObject } from "./update.ts";
import { eventEncoder } from "./view_encoder.ts";
import { openWatch } from "./watch.ts";
import { wantsSocket, watchOverSocket } from "./watch_socket.ts";
import { respondList, respondObject, respondOutcome } from "./view.ts";

/** Answers a request for an object or a collection; its verb is known to be served. */
export async function handleResource(exchange: Exchange): Promise<Response> {
  exchange.representation();
  switch (exchange.info.verb) {
    case "get":
      return await getOne(exchange);
    case "list":
      return await getList(exchange);
    case "watch":
      return startWatch(exchange);
    case "create":
      return await create(exchange);
    case "update":
      return await update(exchange);
    case "patch":
      return await patch(exchange);
    case "delete":
      return await deleteOne(exchange);
    default:
      return await deleteAll(exchange);
  }
}

async function getOne(exchange: Exchange): Promise<Response> {
  const { call, query } = exchange;
  checkNotFuture(call.kernel, revision(query.get("resourceVersion") ?? "", true));
  const record = stored(call);
  if (!record) throw notFound(call.type, call.name);
  return await respondOutcome(exchange, 200, storedOutcome(call, record));
}

async function getList(exchange: Exchange): Promise<Response> {
  const page = listPage(exchange.call, listOptions(exchange.query, false));
  return await respondList(exchange, page);
}

function startWatch(exchange: Exchange): Response {
  const { call, query, request } = exchange;
  const options = listOptions(query, true);
  const { name = call.name } = selection(call, "", options.fieldSelector);
  if (call.name !== "" && name !== call.name) {
    throw badRequest("fieldSelector metadata.name doesn't match requested name");
  }
  const stream = openWatch(call, options, eventEncoder(exchange), request.signal);
  if (wantsSocket(exchange) && exchange.accept) return watchOverSocket(exchange, stream);
  return new Response(stream.body, {
    headers: { "content-type": watchType(exchange) },
  });
}

function watchType(exchange: Exchange): string {
  return exchange.representation().media === "protobuf"
    ? `${PROTOBUF};stream=watch`
    : "application/json";
}

async function create(exchange: Exchange): Promise<Response> {
  const { call } = exchange;
  const object = await decodeObject(call, mediaType(exchange.request), await body(exchange));
  return await respondOutcome(exchange, 201, await takeSteps(createObject(call, object)));
}

async function update(exchange: Exchange): Promise<Response> {
  const { call } = exchange;
  const object = await decodeObject(call, mediaType(exchange.request), await body(exchange));
  ensureMeta(object);
  checkName(call, object.metadata);
  checkNamespace(call, object.metadata);
  const { createOnUpdate } = strategyOf(call.type);
  const done = await takeSteps(updateObject(call, (old) => {
    if (old) checkUid(call, object, old);
    return object;
  }, { createMissing: createOnUpdate && call.subresource === "" }));
  return await respondOutcome(exchange, done.created ? 201 : 200, done);
}

async function patch(exchange: Exchange): Promise<Response> {
  const { call } = exchange;
  if (patchType(exchange.request) === APPLY) return await handleApply(exchange);
  checkNoForce(exchange.query);
  const bytes = await body(exchange);
  const media = patchType(exchange.request);
  const apply = patcher(call, media, bytes);
  const done = await takeSteps(updateObject(call, (old) => {
    if (!old) throw notFound(call.type, call.name);
    const object = apply(old);
    checkPatched(call, object, textOf(bytes), media === STRATEGIC);
    return object;
  }));
  return await respondOutcome(exchange, 200, done);
}

async function deleteOne(exchange: Exchange): Promise<Response> {
  const options = await readDeleteOptions(exchange);
  const call = withDryRun(exchange.call, options);
  warnOfPods(call, options);
  const done = await takeSteps(deleteObject(call, options));
  const code = options.orphanDependents === false && !done.gone ? 202 : 200;
  const { name, uid } = done.object.metadata;
  if (!done.gone || strategyOf(call.type).deleteReturnsObject) {
    return await respondObject(exchange, code, done.object);
  }
  const { group, plural } = call.type;
  const details = { name, ...(group === "" ? {} : { group }), kind: plural, uid };
  return await respond(code, success(details), exchange.style());
}

/** Jobs are the one kind whose dependents stay unless their deletion is asked for. */
function warnOfPods({ type, warn }: Call, options: DeleteOptions): void {
  if (type.storageKey !== "batch/jobs" || options.propagationPolicy !== undefined) return;
  if (options.orphanDependents !== undefined) return;
  warn(
    "child pods are preserved by default when jobs are deleted; set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning",
  );
}

async function deleteAll(exchange: Exchange): Promise<Response> {
  const options = await readDeleteOptions(exchange);
  const call = withDryRun(exchange.call, options);
  warnOfPods(call, options);
  const page = listPage(call, listOptions(exchange.query, false));
  for (const record of page.records) {
    const item: Call = { ...call, namespace: record.namespace };
    if (stored(item, record.name)) await takeSteps(deleteObject(item, options, record.name));
  }
  return await respondList(exchange, { ...page, revision: call.kernel.store.revision });
}

async function readDeleteOptions(exchange: Exchange): Promise<DeleteOptions> {
  const bytes = await body(exchange);
  if (bytes.length === 0) return deleteOptions(undefined, exchange.query);
  const media = mediaType(exchange.request);
  if (media === PROTOBUF) {
    const kind = { kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1" };
    return deleteOptions(decodeProtobuf(bytes, kind), exchange.query);
  }
  return deleteOptions(await decodeValue(media, bytes, "DeleteOptions"), exchange.query);
}

function withDryRun(call: Call, options: DeleteOptions): Call {
  return { ...call, dryRun: (options.dryRun ?? []).length > 0 };
}

function body(exchange: Exchange): Promise<Uint8Array> {
  return readBody(exchange.request, exchange.maxBodyBytes);
}
