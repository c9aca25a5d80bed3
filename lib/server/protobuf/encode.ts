/**
 * Objects as JSON holds them into protobuf, as a client that asks for it gets them.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding
 *
 * @module
 */

import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { protobufPackages } from "../../generated/protobuf.ts";
import { isObject } from "../../meta/deep.ts";
import { type Message, type MessageField, messageOf } from "./messages.ts";
import { specialMessage } from "./special.ts";

/** What every protobuf body begins with. */
const MAGIC = [0x6b, 0x38, 0x73, 0x00];

/** The short name of the message of a kind; undefined for one that has none. */
export function messageFor(apiVersion: string, kind: string): string | undefined {
  const slash = apiVersion.indexOf("/");
  const home = protobufPackages[slash < 0 ? "" : apiVersion.slice(0, slash)];
  const version = apiVersion.slice(slash + 1);
  for (const short of [`${home}.${version}.${kind}`, `meta.${version}.${kind}`]) {
    if (messageOf(short)) return short;
  }
  return undefined;
}

/** An object with its kind and version, in the envelope of Kubernetes; undefined when it is of no message. */
export function encodeObject(object: Readonly<Record<string, unknown>>): Uint8Array | undefined {
  const apiVersion = String(object["apiVersion"] ?? "");
  const kind = String(object["kind"] ?? "");
  // A Status is of the core group by name only.
  const short = messageFor(kind === "Status" ? "meta.k8s.io/v1" : apiVersion, kind);
  const message = short === undefined ? undefined : messageOf(short);
  if (!message) return undefined;
  const type = new BinaryWriter().tag(1, WireType.LengthDelimited).string(apiVersion)
    .tag(2, WireType.LengthDelimited).string(kind).finish();
  const envelope = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(type)
    .tag(2, WireType.LengthDelimited).bytes(encodeFields(object, message)).finish();
  const bytes = new Uint8Array(MAGIC.length + envelope.length);
  bytes.set(MAGIC);
  bytes.set(envelope, MAGIC.length);
  return bytes;
}

/** One event of a watch: its length in four bytes, its type, and the object in its envelope. */
export function encodeEvent(
  type: string,
  object: Readonly<Record<string, unknown>>,
): Uint8Array<ArrayBuffer> {
  const raw = new BinaryWriter().tag(1, WireType.LengthDelimited)
    .bytes(encodeObject(object) ?? new Uint8Array()).finish();
  const event = new BinaryWriter().tag(1, WireType.LengthDelimited).string(type)
    .tag(2, WireType.LengthDelimited).bytes(raw).finish();
  const frame = new Uint8Array(4 + event.length);
  new DataView(frame.buffer).setUint32(0, event.length);
  frame.set(event, 4);
  return frame;
}

/** The fields of a message. */
export function encodeFields(
  object: Readonly<Record<string, unknown>>,
  message: Message,
): Uint8Array {
  const writer = new BinaryWriter();
  for (const field of message.fields.values()) writeField(writer, object, field);
  return writer.finish();
}

function writeField(
  writer: BinaryWriter,
  object: Readonly<Record<string, unknown>>,
  field: MessageField,
): void {
  if (field.inline) {
    const inner = messageOf(field.type);
    const bytes = inner && encodeFields(object, inner);
    if (bytes && bytes.length > 0) {
      writer.tag(field.number, WireType.LengthDelimited).bytes(bytes);
    }
    return;
  }
  const value = object[field.name];
  if (value === undefined || value === null) return;
  if (field.map) writeMap(writer, field, value);
  else if (field.list && Array.isArray(value)) {
    for (const item of value) writeValue(writer, field, item);
  } else writeValue(writer, field, value);
}

function writeMap(writer: BinaryWriter, field: MessageField, value: unknown): void {
  if (!isObject(value)) return;
  const one = { ...field, number: 2, map: false };
  // Go writes maps in the order of their keys.
  for (const key of Object.keys(value).sort()) {
    const entry = new BinaryWriter().tag(1, WireType.LengthDelimited).string(key);
    writeValue(entry, one, value[key]);
    writer.tag(field.number, WireType.LengthDelimited).bytes(entry.finish());
  }
}

function writeValue(writer: BinaryWriter, field: MessageField, value: unknown): void {
  switch (field.type) {
    case "s":
      writer.tag(field.number, WireType.LengthDelimited).string(String(value ?? ""));
      return;
    case "b":
      writer.tag(field.number, WireType.Varint).bool(value === true);
      return;
    case "i":
      writer.tag(field.number, WireType.Varint).int32(Number(value));
      return;
    case "l":
      writer.tag(field.number, WireType.Varint).int64(BigInt(Math.trunc(Number(value))));
      return;
    case "d":
      writer.tag(field.number, WireType.Bit64).double(Number(value));
      return;
    case "y":
      writer.tag(field.number, WireType.LengthDelimited).bytes(fromBase64(String(value ?? "")));
      return;
    default:
      writer.tag(field.number, WireType.LengthDelimited).bytes(nested(field.type, value));
  }
}

function nested(type: string, value: unknown): Uint8Array {
  const message = messageOf(type);
  if (!message) return new Uint8Array();
  const special = specialMessage(type, value);
  if (special) return encodeFields(special, message);
  if (message.bareList) return encodeFields({ items: value }, message);
  return encodeFields(isObject(value) ? value : {}, message);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
