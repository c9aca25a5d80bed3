/**
 * Resources of which nothing is stored: reviews, bindings, component statuses.
 *
 * @module
 */

import type { AnyObject } from "../meta/object.ts";
import { reviewers } from "./auth/reviews.ts";
import { decodeObject, mediaType, readBody } from "./body.ts";
import { apiVersion } from "./call.ts";
import type { Exchange } from "./exchange.ts";
import { bindPod } from "./pod_binding.ts";
import { trackOwners } from "./ownership.ts";
import { respond } from "./respond.ts";
import { notFound } from "./status_error.ts";
import { respondObject, table } from "./view.ts";

/** Answers a request for such a resource; undefined for all others. */
export function handleVirtual(exchange: Exchange): Promise<Response> | undefined {
  const { group, plural } = exchange.call.type;
  const key = `${group}/${plural}`;
  if (reviewers[key]) return review(exchange, key);
  if (key === "/bindings") return bind(exchange);
  if (key === "/componentstatuses") return components(exchange);
  return undefined;
}

async function review(exchange: Exchange, key: string): Promise<Response> {
  const { call, request } = exchange;
  const body = await readBody(request, exchange.maxBodyBytes);
  const object = await decodeObject(call, mediaType(request), body);
  const status = await reviewers[key]?.(call, object);
  const { kind, apiVersion, metadata: given, status: _, ...rest } = object;
  const metadata = { ...given, ...(call.namespace && { namespace: call.namespace }) };
  const asked: AnyObject = { kind, apiVersion, metadata, ...rest };
  trackOwners(call, asked, undefined);
  if (key === "authentication.k8s.io/selfsubjectreviews") {
    const { name: _, ...metadata } = asked.metadata;
    const creationTimestamp = call.kernel.timestamp();
    asked.metadata = { ...metadata, creationTimestamp } as AnyObject["metadata"];
  }
  // The rules of oneself are told without the question.
  const isBare = key === "authorization.k8s.io/selfsubjectrulesreviews";
  const bare = { kind, apiVersion, metadata: {}, spec: {} };
  const answer = { ...(isBare ? bare : asked), status };
  return await respond(201, answer, exchange.style());
}

async function bind(exchange: Exchange): Promise<Response> {
  const { call, request } = exchange;
  const body = await readBody(request, exchange.maxBodyBytes);
  const binding = await decodeObject(call, mediaType(request), body);
  return await bindPod(exchange, binding.metadata?.name ?? "", binding);
}

async function components(exchange: Exchange): Promise<Response> {
  const { call } = exchange;
  const names = ["controller-manager", "scheduler", "etcd-0"];
  const objects = names.map((name) => ({
    kind: "ComponentStatus",
    apiVersion: "v1",
    metadata: { name },
    conditions: [{ type: "Healthy", status: "True", message: "ok" }],
  }));
  if (call.name !== "") {
    const found: unknown = objects.find((o) => o.metadata.name === call.name);
    if (!found) throw notFound({ ...call.type, plural: "componentstatus" }, call.name);
    return await respondObject(exchange, 200, found as AnyObject);
  }
  const view = exchange.representation();
  if (view.as === "Table") {
    const rows: unknown = objects;
    return await respond(
      200,
      table(exchange, view, rows as AnyObject[], {}, true),
      exchange.style(),
    );
  }
  const items = objects.map(({ kind: _kind, apiVersion: _version, ...rest }) => rest);
  const list = { kind: call.type.listKind, apiVersion: apiVersion(call), metadata: {}, items };
  return await respond(200, list, exchange.style());
}
