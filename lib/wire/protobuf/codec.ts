/**
 * The protobuf encoding of Kubernetes: objects to and from bytes.
 *
 * @module
 */

import { ProtocolError } from "../../errors.ts";
import { parseApiVersion } from "../../meta/gvk.ts";
import { decodeMessage } from "./decode.ts";
import { encodeMessage } from "./encode.ts";
import { isEnvelope, openEnvelope, sealEnvelope } from "./envelope.ts";
import { type MessageTable, messageTable } from "./messages.ts";

/** Objects to and from bytes. */
export interface ProtobufCodec {
  /** Whether a kind has a protobuf form; custom resources have none. */
  handles(
    kind: { readonly group: string; readonly version: string; readonly kind: string },
  ): boolean;
  /**
   * The object in an envelope, as the same server's JSON would be. Fields that are newer than kubist's
   * table are lost, as they are in every client that was built before them.
   *
   * **Errors**: {@linkcode ProtocolError} for bytes that are no object of a known kind.
   */
  decode(bytes: Uint8Array): Record<string, unknown>;
  /** The event of one frame of a watch. **Errors**: {@linkcode ProtocolError}. */
  decodeEvent(frame: Uint8Array): { readonly type: string; readonly object: unknown };
  /**
   * An object in its envelope.
   *
   * **Errors**: `TypeError` for an object whose kind has no protobuf form, for a field that the form
   * does not have, which would be lost, and for a value of another type.
   */
  encode(object: object): Uint8Array<ArrayBuffer>;
}

/** The generated tables. */
export interface ProtobufTables {
  readonly protobufMessages: Readonly<Record<string, string>>;
  readonly protobufPackages: Readonly<Record<string, string>>;
}

/** Makes a codec of the generated tables. */
export function createProtobufCodec(tables: ProtobufTables): ProtobufCodec {
  const table = messageTable(tables.protobufMessages);
  const find = (apiVersion: string, kind: string) =>
    messageOf(apiVersion, kind, table, tables.protobufPackages);
  const context = {
    table,
    nested: (bytes: Uint8Array) =>
      isEnvelope(bytes) ? decode(bytes) : JSON.parse(new TextDecoder().decode(bytes)),
  };
  const decode = (bytes: Uint8Array) => {
    if (!isEnvelope(bytes)) throw unreadable("it is not in an envelope");
    return reading(() => {
      const { apiVersion, kind, raw } = openEnvelope(bytes);
      const name = find(apiVersion, kind);
      if (name === undefined) throw unreadable(`${apiVersion} ${kind} is not in the table`);
      const object = decodeMessage(raw, name, context) as Record<string, unknown>;
      return { kind, apiVersion, ...object };
    });
  };
  return {
    handles({ group, version, kind }) {
      return find(group === "" ? version : `${group}/${version}`, kind) !== undefined;
    },
    decode,
    decodeEvent: (frame) =>
      reading(() => {
        const event = decodeMessage(frame, "meta.v1.WatchEvent", context);
        const { type, object } = event as { type: string; object: unknown };
        return { type, object };
      }),
    encode(object) {
      const { apiVersion = "", kind = "", ...rest } = object as Record<string, string | undefined>;
      const name = find(apiVersion, kind);
      if (name === undefined) {
        throw new TypeError(
          `Cannot write a ${apiVersion} ${kind} as protobuf: it has no such form; send JSON`,
        );
      }
      return sealEnvelope({ apiVersion, kind, raw: encodeMessage(rest, name, { table }) });
    },
  };
}

/** The message of a kind; those of the machinery belong to every group. */
function messageOf(
  apiVersion: string,
  kind: string,
  table: MessageTable,
  packages: Readonly<Record<string, string>>,
): string | undefined {
  if (apiVersion === "" || kind === "") return undefined;
  const { group, version } = parseApiVersion(apiVersion);
  const own = Object.hasOwn(packages, group) ? packages[group] : undefined;
  const names = own === undefined ? [] : [`${own}.${version}.${kind}`];
  return [...names, `meta.v1.${kind}`].find((name) => table.has(name));
}

function unreadable(why: string, cause?: unknown): ProtocolError {
  return new ProtocolError(`Cannot read the protobuf answer: ${why}`, { cause });
}

/** Torn bytes show in many ways, which all are the other side's fault. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw unreadable("its bytes are torn", error);
  }
}
