/**
 * The protobuf codec, loaded when it is needed: its table is large.
 *
 * @module
 */

import type { ProtobufCodec } from "./codec.ts";

/** The media type of objects in protobuf. */
export const protobufType = "application/vnd.kubernetes.protobuf";

let codec: Promise<ProtobufCodec> | undefined;

/**
 * Loads the codec with the table of the built-in kinds, once.
 *
 * @example
 * ```ts
 * import { loadProtobuf } from "kubist/wire";
 *
 * const protobuf = await loadProtobuf();
 * const bytes = protobuf.encode({ apiVersion: "v1", kind: "ConfigMap", data: { a: "1" } });
 * console.log(protobuf.decode(bytes)); // { kind: "ConfigMap", apiVersion: "v1", metadata: {}, data: { a: "1" } }
 * ```
 */
export function loadProtobuf(): Promise<ProtobufCodec> {
  return codec ??= load();
}

async function load(): Promise<ProtobufCodec> {
  const [{ createProtobufCodec }, tables] = await Promise.all([
    import("./codec.ts"),
    import("../../generated/protobuf.ts"),
  ]);
  return createProtobufCodec(tables);
}
