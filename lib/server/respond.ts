/**
 * Writing answers: JSON, YAML, Status, headers.
 *
 * @module
 */

import type { Status } from "../meta/status.ts";
import { stringifyYaml } from "../meta/yaml.ts";
import { offerBytes } from "../runtime/pushed_body.ts";
import type { Representation } from "./accept.ts";
import { PROTOBUF } from "./protobuf/body.ts";
import { encodeObject } from "./protobuf/encode.ts";
import type { StatusError } from "./status_error.ts";

/** How to write one answer. */
export interface ResponseStyle {
  readonly media: Representation["media"];
  readonly pretty: boolean;
}

/** What the client asked for besides the media type: indentation, for people. */
export function isPretty(query: URLSearchParams, userAgent: string | null): boolean {
  const asked = query.get("pretty");
  if (asked !== null) return asked !== "false" && asked !== "0";
  return /^(curl|Wget|Mozilla\/5\.0)/.test(userAgent ?? "");
}

/** Answers with a value. */
export async function respond(
  code: number,
  value: unknown,
  style: ResponseStyle,
): Promise<Response> {
  if (style.media === "protobuf") {
    const bytes = encodeObject(value as Record<string, unknown>);
    if (bytes) return bytesResponse(code, bytes, PROTOBUF);
  }
  if (style.media === "yaml") {
    return textResponse(code, await stringifyYaml(value), "application/yaml");
  }
  const text = style.pretty ? JSON.stringify(value, null, 2) : `${JSON.stringify(value)}\n`;
  return textResponse(code, text, "application/json");
}

/** Answers with text of a media type. */
export function textResponse(code: number, text: string, type: string): Response {
  return bytesResponse(code, new TextEncoder().encode(text), type);
}

/** Answers with bytes that never change. */
export function bytesResponse(code: number, given: Uint8Array, type: string): Response {
  const bytes = given as Uint8Array<ArrayBuffer>;
  const isEmpty = code === 204 || code === 304;
  const response = new Response(isEmpty ? null : bytes, {
    status: code,
    headers: { "content-type": type, "content-length": String(bytes.length) },
  });
  if (!isEmpty) offerBytes(response, bytes);
  return response;
}

/** Answers with a failure. */
export async function respondError(error: StatusError, style: ResponseStyle): Promise<Response> {
  if (error.plain || style.media === "json") return refusal(error, style.pretty);
  return retryable(await respond(error.status.code ?? 500, error.status, style), error);
}

/** A failure as JSON, or as the text that it is. */
export function refusal(error: StatusError, pretty: boolean = false): Response {
  const { status, plain } = error;
  const code = status.code ?? 500;
  if (plain) {
    const text = `${status.message ?? ""}\n`;
    return retryable(textResponse(code, text, "text/plain; charset=utf-8"), error);
  }
  const text = pretty ? JSON.stringify(status, null, 2) : `${JSON.stringify(status)}\n`;
  return retryable(textResponse(code, text, "application/json"), error);
}

/** Says when to come again, where the failure does. */
function retryable(response: Response, { status }: StatusError): Response {
  const seconds = status.details?.retryAfterSeconds ?? 0;
  if (seconds > 0) response.headers.set("retry-after", String(seconds));
  return response;
}

/** A success without an object. */
export function success(details?: Status["details"]): Status {
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Success",
    ...(details === undefined ? {} : { details }),
  };
}
