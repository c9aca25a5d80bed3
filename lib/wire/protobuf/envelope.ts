/**
 * The envelope of an object in protobuf: four bytes, then a message that says what the object is and
 * holds its bytes.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 *
 * @module
 */

import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { Reader, torn } from "./reader.ts";
import { noTexts } from "./text.ts";

/** What an envelope holds. */
export interface Envelope {
  readonly apiVersion: string;
  readonly kind: string;
  /** The object's message. */
  readonly raw: Uint8Array;
}

/** The first bytes of every envelope: "k8s" and a zero. */
const magic = Uint8Array.of(0x6b, 0x38, 0x73, 0x00);

const names = noTexts();

/** The tags of fields 1 and 2, both with a length. */
const [typeTag, rawTag] = [0x0a, 0x12];

/** Whether bytes are an object in its envelope. */
export function isEnvelope(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/** Opens an envelope. **Errors**: `RangeError` for one that is torn. */
export function openEnvelope(bytes: Uint8Array): Envelope {
  const reader = new Reader(bytes);
  reader.at = magic.length;
  const type = { apiVersion: "", kind: "" };
  let raw = new Uint8Array() as Uint8Array;
  while (reader.at < bytes.length) {
    const tag = reader.uint();
    if (tag === typeTag) readType(reader, type, reader.end(bytes.length));
    else if (tag === rawTag) raw = reader.raw(bytes.length);
    else reader.skip(tag & 7);
  }
  if (reader.at !== bytes.length) throw torn();
  return { ...type, raw };
}

function readType(reader: Reader, type: { apiVersion: string; kind: string }, end: number): void {
  while (reader.at < end) {
    const tag = reader.uint();
    if (tag === typeTag) type.apiVersion = reader.text(end, names);
    else if (tag === rawTag) type.kind = reader.text(end, names);
    else reader.skip(tag & 7);
  }
  if (reader.at !== end) throw torn();
}

/** Puts an object's message in an envelope. */
export function sealEnvelope({ apiVersion, kind, raw }: Envelope): Uint8Array<ArrayBuffer> {
  const text = WireType.LengthDelimited;
  const writer = new BinaryWriter().raw(magic);
  writer.tag(1, text).fork().tag(1, text).string(apiVersion).tag(2, text).string(kind).join();
  // Content encoding and type, which Go writes though they are empty.
  return writer.tag(2, text).bytes(raw).tag(3, text).string("").tag(4, text).string("").finish();
}
