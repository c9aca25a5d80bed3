/**
 * The envelope of an object in protobuf: four bytes, then a message that says what the object is and
 * holds its bytes.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 *
 * @module
 */

import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** What an envelope holds. */
export interface Envelope {
  readonly apiVersion: string;
  readonly kind: string;
  /** The object's message. */
  readonly raw: Uint8Array;
}

/** The first bytes of every envelope: "k8s" and a zero. */
const magic = Uint8Array.of(0x6b, 0x38, 0x73, 0x00);

/** Whether bytes are an object in its envelope. */
export function isEnvelope(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Opens an envelope. **Errors**: `RangeError` or `Error` for one that is torn. */
export function openEnvelope(bytes: Uint8Array): Envelope {
  const reader = new BinaryReader(bytes.subarray(magic.length));
  let type = new Uint8Array();
  let raw = new Uint8Array();
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 1) type = reader.bytes() as Uint8Array<ArrayBuffer>;
    else if (number === 2) raw = reader.bytes() as Uint8Array<ArrayBuffer>;
    else reader.skip(wireType, number);
  }
  return { ...readType(type), raw };
}

function readType(bytes: Uint8Array): { apiVersion: string; kind: string } {
  const reader = new BinaryReader(bytes);
  const type = { apiVersion: "", kind: "" };
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag();
    if (number === 1) type.apiVersion = reader.string();
    else if (number === 2) type.kind = reader.string();
    else reader.skip(wireType, number);
  }
  return type;
}

/** Puts an object's message in an envelope. */
export function sealEnvelope({ apiVersion, kind, raw }: Envelope): Uint8Array<ArrayBuffer> {
  const text = WireType.LengthDelimited;
  const writer = new BinaryWriter().raw(magic);
  writer.tag(1, text).fork().tag(1, text).string(apiVersion).tag(2, text).string(kind).join();
  // Content encoding and type, which Go writes though they are empty.
  return writer.tag(2, text).bytes(raw).tag(3, text).string("").tag(4, text).string("").finish();
}
