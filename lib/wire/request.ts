/**
 * Requests as plain data: built without I/O, sent by the transport.
 *
 * @module
 */

import { toDeleteBody, toQuery } from "./query.ts";
import type { GetOptions, ListQuery, WatchQuery } from "./read_options.ts";
import type { ApplyOptions, DeleteOptions, PatchOptions, WriteOptions } from "./write_options.ts";
import { describe, type Target, toPath } from "./target.ts";

/** One request to the API server, relative to its address. */
export interface WireRequest {
  /** The method. */
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path and query. */
  readonly path: string;
  /** The headers, in the order they are sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body. */
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** A stream has no deadline for its body. */
  readonly kind: "unary" | "stream";
  /** What is being done, for messages: `get pods "a" in namespace "web"`. */
  readonly act: string;
}

type Query = readonly (readonly [string, string])[];

const json = "application/json";

/** GET one object. */
export function toGetRequest(target: Target, options: GetOptions = {}): WireRequest {
  return request("get", target, { query: toQuery("get", options) });
}

/** GET one page of a collection. */
export function toListRequest(target: Target, options: ListQuery = {}): WireRequest {
  return request("list", target, { query: toQuery("list", options) });
}

/** GET the changes of a collection. */
export function toWatchRequest(target: Target, options: WatchQuery = {}): WireRequest {
  const query: Query = [["watch", "true"], ...toQuery("watch", options)];
  return { ...request("watch", target, { query }), kind: "stream" };
}

/** POST a new object. */
export function toCreateRequest(
  target: Target,
  object: unknown,
  options: WriteOptions = {},
): WireRequest {
  return request("create", target, {
    method: "POST",
    query: toQuery("write", options),
    body: encode("create", target, object),
    contentType: json,
  });
}

/** PUT an object in place of the stored one. */
export function toUpdateRequest(
  target: Target,
  object: unknown,
  options: WriteOptions = {},
): WireRequest {
  return request("update", target, {
    method: "PUT",
    query: toQuery("write", options),
    body: encode("update", target, object),
    contentType: json,
  });
}

const patchTypes = {
  merge: "application/merge-patch+json",
  json: "application/json-patch+json",
  strategic: "application/strategic-merge-patch+json",
} as const;

/** PATCH an object: an array is a JSON patch, an object a merge patch, unless `type` says otherwise. */
export function toPatchRequest(
  target: Target,
  patch: unknown,
  options: PatchOptions = {},
): WireRequest {
  const type = options.type ?? (Array.isArray(patch) ? "json" : "merge");
  if (!Object.hasOwn(patchTypes, type)) {
    const types = Object.keys(patchTypes).join(", ");
    const state =
      `there is no patch of type "${type}"; the types are ${types}, and apply() applies`;
    throw new TypeError(`Cannot patch ${describe(target)}: ${state}`);
  }
  if ((type === "json") !== Array.isArray(patch)) {
    throw new TypeError(
      `Cannot patch ${describe(target)}: a ${type} patch is ${
        type === "json" ? "an array of operations" : "an object"
      }`,
    );
  }
  return request("patch", target, {
    method: "PATCH",
    query: toQuery("patch", options),
    body: encode("patch", target, patch),
    contentType: patchTypes[type],
  });
}

/** PATCH with the fields that this manager wants (server-side apply). */
export function toApplyRequest(
  target: Target,
  object: unknown,
  options: ApplyOptions & { readonly fieldManager: string },
): WireRequest {
  return request("apply", target, {
    method: "PATCH",
    query: toQuery("apply", options),
    body: encode("apply", target, object),
    contentType: "application/apply-patch+yaml",
  });
}

/** DELETE one object. */
export function toDeleteRequest(target: Target, options: DeleteOptions = {}): WireRequest {
  toQuery("delete", options);
  return request("delete", target, {
    method: "DELETE",
    body: toDeleteBody(options),
    contentType: json,
  });
}

/** DELETE what a list with these selectors would show. */
export function toDeleteCollectionRequest(
  target: Target,
  selectors: Pick<ListQuery, "labelSelector" | "fieldSelector">,
  options: DeleteOptions = {},
): WireRequest {
  toQuery("delete", options);
  return request("delete", target, {
    method: "DELETE",
    query: toQuery("list", selectors),
    body: toDeleteBody(options),
    contentType: json,
  });
}

interface Parts {
  readonly method?: WireRequest["method"];
  readonly query?: Query;
  readonly body?: string | undefined;
  readonly contentType?: string;
}

function request(verb: string, target: Target, parts: Parts): WireRequest {
  const { method = "GET", query = [], body, contentType = json } = parts;
  const search = query.length === 0 ? "" : `?${new URLSearchParams(query.map(([n, v]) => [n, v]))}`;
  const headers: (readonly [string, string])[] = [["accept", json]];
  if (body !== undefined) headers.push(["content-type", contentType]);
  return {
    method,
    path: toPath(target) + search,
    headers,
    ...(body === undefined ? {} : { body }),
    kind: "unary",
    act: `${verb} ${describe(target)}`,
  };
}

function encode(verb: string, target: Target, value: unknown): string {
  try {
    const text: string | undefined = JSON.stringify(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw new TypeError(`Cannot ${verb} ${describe(target)}: the object is not plain JSON`, {
      cause,
    });
  }
  throw new TypeError(`Cannot ${verb} ${describe(target)}: there is nothing to send`);
}
