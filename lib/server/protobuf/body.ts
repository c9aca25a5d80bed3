/**
 * Protobuf request bodies of built-in kinds.
 *
 * @module
 */

import { protobufPackages } from "../../generated/protobuf.ts";
import { badRequest } from "../status_error.ts";
import { decodeMessage, openEnvelope } from "./decode.ts";

/** The media type. */
export const PROTOBUF = "application/vnd.kubernetes.protobuf";

/**
 * Decodes a body of a kind, with the kind and version that it names or else those given.
 *
 * **Errors**: 400 for what is none.
 */
export function decodeProtobuf(
  body: Uint8Array,
  fallback: { readonly kind: string; readonly apiVersion: string },
): Record<string, unknown> {
  const envelope = openEnvelope(body);
  const kind = envelope.kind || fallback.kind;
  const apiVersion = envelope.apiVersion || fallback.apiVersion;
  const slash = apiVersion.indexOf("/");
  const home = protobufPackages[slash < 0 ? "" : apiVersion.slice(0, slash)] ?? "";
  const version = apiVersion.slice(slash + 1);
  const object = decodeMessage(`${home}.${version}.${kind}`, envelope.raw) ??
    decodeMessage(`meta.v1.${kind}`, envelope.raw);
  if (!object) {
    throw badRequest(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)}`,
    );
  }
  return { kind, apiVersion, ...object };
}
