/**
 * Content negotiation: in which form objects travel, and which view of them is asked for.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#alternate-representations-of-resources
 *
 * @module
 */

import type { ProtobufCodec } from "./protobuf/codec.ts";
import { protobufType } from "./protobuf/load.ts";
import type { WireRequest } from "./request.ts";

/** The form of objects on the wire. */
export type ContentType = "json" | "protobuf";

/** What a server can show instead of the objects themselves. */
export type ObjectView = "PartialObjectMetadata" | "PartialObjectMetadataList" | "Table";

const jsonType = "application/json";

/**
 * What to accept: the view in the best form first; last plain JSON, which every server has, also one
 * that knows no views.
 */
export function acceptHeader(form: ContentType, view?: ObjectView): string {
  const types = form === "protobuf" ? [protobufType, jsonType] : [jsonType];
  if (view === undefined) return types.join(",");
  const viewed = types.map((type) => `${type};as=${view};g=meta.k8s.io;v=v1`);
  return [...viewed, jsonType].join(",");
}

/** The request with another Accept header. */
export function accepting(request: WireRequest, accept: string): WireRequest {
  const others = request.headers.filter(([name]) => name !== "accept");
  return { ...request, headers: [["accept", accept], ...others] };
}

/**
 * The request with its body in protobuf. A patch stays as it is, and so does a body that the form
 * cannot carry: the server is to say what it thinks of an unknown field, as it does over JSON.
 */
export function encodeBody(request: WireRequest, codec: ProtobufCodec): WireRequest {
  const isJson = request.headers.some(([name, value]) =>
    name === "content-type" && value === jsonType
  );
  if (!isJson || typeof request.body !== "string") return request;
  let body: Uint8Array<ArrayBuffer>;
  try {
    body = codec.encode(JSON.parse(request.body));
  } catch {
    return request;
  }
  const headers = request.headers.map(([name, value]) =>
    [name, name === "content-type" ? protobufType : value] as const
  );
  return { ...request, headers, body };
}
